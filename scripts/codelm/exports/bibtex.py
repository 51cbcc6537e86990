"""Papers as BibTeX in ASCII, for any BibTeX style under LaTeX with the font encoding T1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Paper

from . import facts
from .entry import Flavour, entries, written
from .latex import ascii_latex

__all__ = ["BIBTEX", "bibtex"]


def bibtex(papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
    """The papers as BibTeX, entry by entry."""
    return map(written, entries(papers, kb, BIBTEX))


def _type(said: facts.Facts) -> str:
    return said.publication.type if said.publication else "misc"


def _arxiv(said: facts.Facts) -> str:
    return "arXiv" if said.paper.arxiv else ""


def _number(said: facts.Facts) -> str:
    """The number; styles show one of proceedings in a series alone, and only without a volume."""
    publication = said.publication
    if publication and publication.type == "inproceedings":
        return facts.number(said) if publication.series and not publication.volume else ""
    return facts.number(said)


BIBTEX = Flavour(
    encode=ascii_latex,
    type=_type,
    fields={
        "author": facts.authors,
        "key": facts.sort_key,
        "title": facts.title,
        "booktitle": facts.container_of("inproceedings"),
        "journal": facts.container_of("article"),
        "institution": facts.container_of("techreport"),
        "howpublished": facts.container_of("misc"),
        "series": facts.series,
        "volume": facts.volume,
        "number": _number,
        "articleno": facts.article_number,
        "pages": facts.page_range,
        "publisher": facts.publisher,
        "year": facts.year,
        "month": facts.month,
        "eprint": facts.arxiv_id,
        "archivePrefix": _arxiv,
        "primaryClass": facts.arxiv_class,
        "doi": facts.doi,
        "url": facts.address,
    },
)
"""The dialect that every BibTeX style reads."""
