"""A paper as reference managers know it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from codelm.exports.venue import Publication, Publications
from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper, name_of
from codelm.records.identifiers import IDENTIFIERS, arxiv_doi, page_of

__all__ = ["ItemType", "Reference", "References"]

ItemType = Literal["conferencePaper", "journalArticle", "report", "preprint", "document"]
"""Types of items in Zotero, which name those of other managers well enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a reference manager keeps of a paper; an empty text is not known."""

    type: ItemType
    title: str
    authors: tuple[str, ...]
    """Names as `Family, Given`; a name without parts that has several words ends in a comma."""
    date: str
    """`2023`, or the month of a preprint as `2023-05`."""
    container: str = ""
    """Title of the journal or proceedings, or the institution of a report."""
    event: str = ""
    """Name of the conference."""
    series: str = ""
    volume: str = ""
    number: str = ""
    first_page: str = ""
    """First page, or the number of an article."""
    last_page: str = ""
    publisher: str = ""
    issn: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    """Where the paper stands."""
    pdf: str = ""
    """Its text, where everybody may read it."""
    abstract: str = ""
    """What it does, in the words of this index."""


class References:
    """Looks up references of papers."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._publications = Publications(kb.venues)

    def of(self, paper: Paper) -> Reference:
        """The reference of a paper."""
        publication = self._publications.of(paper)
        kind = _type(paper, publication)
        venue = self._kb.venues.get(paper.venue or "") if publication else None
        first, _, last = _DASH.sub("-", paper.pages or "").partition("-")
        return Reference(
            type=kind,
            title=paper.title,
            authors=tuple(map(_name, paper.authors)),
            date=paper.published if publication else paper.date,
            container=publication.container if publication else "",
            event=venue.name if venue and kind == "conferencePaper" else "",
            series=publication.series if publication else "",
            volume=publication.volume if publication else "",
            number=publication.number if publication and publication.volume else "",
            first_page=first if publication else "",
            last_page=last if publication else "",
            publisher=publication.publisher if publication else "",
            issn=(venue.issn or "") if venue and kind == "journalArticle" else "",
            doi=_doi(paper, published=publication is not None),
            arxiv=paper.arxiv or "",
            url=_url(paper, published=publication is not None),
            pdf=_pdf(paper),
            abstract=paper.summary or "",
        )


_DASH = re.compile(r"\s*[-–—]+\s*")
_TYPES: dict[str, ItemType] = {
    "inproceedings": "conferencePaper",
    "article": "journalArticle",
    "techreport": "report",
}


def _type(paper: Paper, publication: Publication | None) -> ItemType:
    if publication:
        return _TYPES.get(publication.type, "document")
    return "preprint" if paper.arxiv or paper.openreview else "document"


def _name(author: str | Name) -> str:
    """The name with its parts where reference managers look for them; they know no suffix."""
    name = name_of(author)
    if name.literal:
        whole = name.literal.replace(", ", " - ")
        return f"{whole}," if " " in whole else whole
    return ", ".join(_filled((f"{name.particle} {name.family}".strip(), name.given)))


def _filled(parts: Iterable[str]) -> Iterable[str]:
    return filter(None, parts)


def _doi(paper: Paper, *, published: bool) -> str:
    if paper.doi:
        return paper.doi.lower()
    return arxiv_doi(paper.arxiv) if paper.arxiv and not published else ""


def _url(paper: Paper, *, published: bool) -> str:
    """The page of the published version, or else of the preprint."""
    places = ("acl", "doi", "arxiv") if published else ("arxiv", "doi", "acl")
    return page_of(paper, (*places, "openreview"))


def _pdf(paper: Paper) -> str:
    if paper.acl:
        return IDENTIFIERS["acl"].text(paper.acl)
    return IDENTIFIERS["arxiv"].text(paper.arxiv) if paper.arxiv else ""
