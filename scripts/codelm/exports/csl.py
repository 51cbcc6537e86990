"""Papers as CSL-JSON, the form of bibliographies in Zotero, pandoc and their kin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper

from . import facts
from .facts import Facts
from .objects import as_line
from .plaintext import on_one_line
from .reading import reading_address
from .venue import Publications

__all__ = ["csl"]

_TYPES = {
    "inproceedings": "paper-conference",
    "article": "article-journal",
    "techreport": "report",
    "misc": "document",
}


def csl(papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
    """The papers as objects of CSL-JSON, one a line, to be joined to a list."""
    publications = Publications(kb.venues)
    for paper in papers:
        item = _item(Facts(paper, publications.of(paper), str))
        yield as_line(item)


def _item(said: Facts) -> dict[str, Any]:
    """The object; what is not known is left out."""
    paper = said.paper
    item = {
        "id": paper.id,
        "type": _TYPES[said.publication.type] if said.publication else "article",
        "title": paper.title,
        "author": _authors(paper),
        "issued": {"date-parts": [_issued(said)]},
        **(_place(said) if said.publication else _preprint(paper)),
        "page": facts.pages(said).replace("--", "-"),
        "DOI": facts.doi(said),
        "URL": reading_address(paper),
    }
    cleaned = ((name, on_one_line(v) if isinstance(v, str) else v) for name, v in item.items())
    return {name: value for name, value in cleaned if value}


def _authors(paper: Paper) -> list[dict[str, str]]:
    """The names in parts; "others" is read as et al. by some programs, and is right in all."""
    others = [{"literal": "others"}] if paper.authors_truncated else []
    return [*map(_name, paper.names), *others]


def _name(name: Name) -> dict[str, str]:
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: on_one_line(value) for part, value in parts.items() if value}


def _issued(said: Facts) -> list[int]:
    """The year to cite, and the month of a preprint."""
    month = said.paper.date[5:] if not said.publication else ""
    return [int(part) for part in (facts.year(said), month) if part]


def _place(said: Facts) -> dict[str, str]:
    """Where it was published, and its preprint."""
    publication, arxiv = said.publication, said.paper.arxiv
    assert publication  # noqa: S101  for the type checker
    is_report = publication.type == "techreport"
    return {
        "container-title": "" if is_report else publication.container,
        "collection-title": publication.series,
        "volume": publication.volume,
        "issue": facts.number(said),
        "publisher": publication.container if is_report else facts.publisher(said),
        **({"archive": "arXiv", "archive_location": arxiv} if arxiv else {}),
    }


def _preprint(paper: Paper) -> dict[str, str]:
    return {"publisher": "arXiv", "number": f"arXiv:{paper.arxiv}"} if paper.arxiv else {}
