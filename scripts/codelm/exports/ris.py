"""Papers as RIS, which every reference manager reads: tags of two letters, one value a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper

from . import facts
from .facts import Facts
from .plaintext import on_one_line
from .reading import reading_address
from .venue import Publications

__all__ = ["ris"]

_TYPES = {"inproceedings": "CONF", "article": "JOUR", "techreport": "RPRT", "misc": "GEN"}


def ris(papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
    """The papers as RIS, entry by entry."""
    publications = Publications(kb.venues)
    for paper in papers:
        said = Facts(paper, publications.of(paper), str)
        yield "".join(_written(_tags(said, kb)))


def _written(tags: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The lines of an entry, and an empty one after it; lines end as the format prescribes."""
    for tag, value in tags:
        if text := on_one_line(value):
            yield f"{tag}  - {text}\r\n"
    yield "ER  - \r\n\r\n"


def _tags(said: Facts, kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    paper = said.paper
    yield "TY", _type(said)
    yield "ID", paper.id
    yield from (("AU", _name(name)) for name in paper.names)
    yield "TI", paper.title
    yield from _place(said)
    yield "PY", facts.year(said)
    yield "DA", _date(said)
    yield from _identifiers(said)
    yield from (("KW", kb.tasks[id_].name) for id_ in paper.tasks if id_ in kb.tasks)
    yield "N1", _note(paper)


def _type(said: Facts) -> str:
    """The type; of those that all readers know, a report is nearest to a preprint."""
    if said.publication:
        return _TYPES[said.publication.type]
    return "RPRT" if said.paper.arxiv else "GEN"


def _name(name: Name) -> str:
    """Family, Given, Suffix; a comma inside a part would begin the next."""
    if name.literal:
        return _without_commas(name.literal)
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(_without_commas(part) for part in (family, name.given, name.suffix) if part)


def _without_commas(text: str) -> str:
    return " ".join(text.replace(",", " ").split()) if "," in text else text


def _place(said: Facts) -> Iterator[tuple[str, str]]:
    """Where it was published: the title of the whole has a tag of its own in proceedings."""
    publication = said.publication
    if publication is None:
        yield from (("PB", "arXiv"), ("M3", "Preprint")) if said.paper.arxiv else ()
        return
    if publication.type == "techreport":
        yield "PB", publication.container
        return
    yield "T2", publication.container
    if publication.type == "inproceedings":
        yield "C3", publication.container
    yield "T3", publication.series
    yield "VL", publication.volume
    yield "IS", facts.number(said)
    yield from zip(("SP", "EP"), _pages(said), strict=False)
    yield "PB", facts.publisher(said)


def _pages(said: Facts) -> list[str]:
    """First and last page, or the number of an article."""
    return facts.pages(said).split("--")


def _date(said: Facts) -> str:
    """The month of a preprint; what is not known of a date is left out between its slashes."""
    date = said.paper.date
    return f"{date[:4]}/{date[5:]}//" if date[5:] and not said.publication else ""


def _identifiers(said: Facts) -> Iterator[tuple[str, str]]:
    paper = said.paper
    yield "DO", facts.doi(said)
    yield "UR", reading_address(paper)
    if paper.arxiv:
        yield "DB", "arXiv"
        yield "AN", f"arXiv:{paper.arxiv}"


def _note(paper: Paper) -> str:
    """What a reader should know of the authors: no tag says that some are missing."""
    if not paper.authors:
        return "The authors are not known."
    return "Only the first authors are known." if paper.authors_truncated else ""
