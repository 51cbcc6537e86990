"""OpenAlex: works by DOI, also by those that arXiv gives its preprints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from codelm.intake.found import Found
from codelm.intake.http import Http, Unreadable
from codelm.records.identifiers import split_doi

from .answers import bare_doi, json_of, month, page_span, part, parts, text

__all__ = ["BATCH", "ask"]

BATCH = 50


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The papers with these DOIs, as far as OpenAlex has them."""
    params = {
        "filter": f"doi:{'|'.join(ids)}",
        "per-page": str(BATCH),
        "select": "doi,title,publication_date,publication_year,authorships,primary_location,biblio",
    }
    return http.read("openalex", "works", _read, params) or []


def _read(body: bytes) -> list[Found]:
    works = part(json_of(body), "results")
    if not isinstance(works, list):
        raise Unreadable("no list of works")
    return list(map(_found, works))


def _found(work: Any) -> Found:
    ids = dict([split_doi(bare_doi(text(work, "doi")))])
    preprint = "arxiv" in ids
    year = part(work, "publication_year")
    biblio = part(work, "biblio")
    people = parts(work, "authorships")
    return Found(
        source="OpenAlex",
        title=text(work, "title"),
        authors=tuple(
            text(p, "raw_author_name") or text(p, "author", "display_name") for p in people
        ),
        truncated=len(people) >= _MOST_AUTHORS,
        date=month(part(work, "publication_date")),
        venue="" if preprint else text(work, "primary_location", "source", "display_name"),
        year=year if isinstance(year, int) and not preprint else None,
        volume=text(biblio, "volume"),
        number=text(biblio, "issue"),
        pages=page_span(text(biblio, "first_page"), text(biblio, "last_page")),
        doi=ids.get("doi", ""),
        arxiv=ids.get("arxiv", ""),
    )


_MOST_AUTHORS = 100
"""Lists of works name no more."""
