"""Semantic Scholar: papers in large batches by any identifier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from codelm.intake.found import Found
from codelm.intake.http import Http, Unreadable
from codelm.records.identifiers import split_doi

from .answers import bare_doi, json_of, month, page_span, part, parts, text

__all__ = ["BATCH", "ask"]

BATCH = 500
_FIELDS = "title,authors,venue,publicationVenue,journal,year,publicationDate,externalIds"


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The papers with these ids, written ARXIV:…, DOI:… or ACL:…, as far as it has them."""
    asked = {"ids": list(ids)}
    return http.read("semantic-scholar", "paper/batch", _read, {"fields": _FIELDS}, asked) or []


def _read(body: bytes) -> list[Found]:
    papers = json_of(body)
    if not isinstance(papers, list):
        raise Unreadable("no list of papers")
    return [_found(paper) for paper in papers if isinstance(paper, dict)]


def _found(paper: Any) -> Found:
    ids = part(paper, "externalIds")
    doi = bare_doi(text(ids, "DOI"))
    venue = text(paper, "publicationVenue", "name") or text(paper, "venue")
    published = "arxiv" not in venue.casefold()
    year = part(paper, "year")
    return Found(
        source="Semantic Scholar",
        title=text(paper, "title"),
        authors=tuple(text(person, "name") for person in parts(paper, "authors")),
        date=month(part(paper, "publicationDate")) or month(year),
        venue=venue if published else "",
        year=year if isinstance(year, int) and published and venue else None,
        volume=text(paper, "journal", "volume"),
        pages=page_span(text(paper, "journal", "pages")),
        arxiv=text(ids, "ArXiv"),
        doi=doi if split_doi(doi)[0] == "doi" else "",
        acl=text(ids, "ACL"),
    )
