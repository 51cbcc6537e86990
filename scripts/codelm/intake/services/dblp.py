"""DBLP: publications in computer science, searched by title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from codelm.intake.found import Found
from codelm.intake.http import Http, Unreadable

from .answers import bare_doi, json_of, month, page_span, part, parts, text

__all__ = ["BATCH", "ask"]

BATCH = 1


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The publications whose titles hold the words of these titles."""
    found: list[Found] = []
    for title in ids:
        words = " ".join(re.findall(r"\w+", title))
        params = {"q": words, "format": "json", "h": "10"}
        found += http.read("dblp", "search/publ/api", _read, params) or []
    return found


def _read(body: bytes) -> list[Found]:
    hits = part(json_of(body), "result", "hits")
    if not isinstance(hits, dict):
        raise Unreadable("no list of hits")
    found = [_found(part(hit, "info")) for hit in parts(hits, "hit")]
    return sorted(found, key=lambda each: not each.venue)  # the published version first


def _found(info: Any) -> Found:
    year = text(info, "year")
    preprint = text(info, "venue") == "CoRR"
    volume = text(info, "volume")
    return Found(
        source="DBLP",
        title=text(info, "title").removesuffix("."),
        authors=tuple(text(person, "text") for person in parts(info, "authors", "author")),
        date=month(year),
        venue="" if preprint else text(info, "venue"),
        year=int(year) if month(year) and not preprint else None,
        volume="" if preprint else volume,
        number=text(info, "number"),
        pages="" if preprint else page_span(text(info, "pages")),
        doi="" if preprint else bare_doi(text(info, "doi")),
        arxiv=volume.removeprefix("abs/") if preprint and volume.startswith("abs/") else "",
    )
