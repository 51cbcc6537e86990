"""Crossref: what publishers say of the papers with their DOIs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from codelm.intake.found import Author, Found
from codelm.intake.http import Http, Unreadable
from codelm.records import Name

from .answers import bare_doi, json_of, month, page_span, part, parts, text

__all__ = ["BATCH", "ask"]

BATCH = 25


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The papers with these DOIs, as far as Crossref has them."""
    if len(ids) == 1:
        found = http.read("crossref", f"works/{quote(ids[0])}", _one)
        return [found] if found else []
    wanted = ",".join(f"doi:{doi}" for doi in ids)
    return http.read("crossref", "works", _many, {"filter": wanted, "rows": str(len(ids))}) or []


def _one(body: bytes) -> Found | None:
    work = part(json_of(body), "message")
    if not isinstance(work, dict):
        raise Unreadable("no work")
    return _found(work)


def _many(body: bytes) -> list[Found]:
    items = part(json_of(body), "message", "items")
    if not isinstance(items, list):
        raise Unreadable("no list of works")
    return list(map(_found, items))


def _found(work: Any) -> Found:
    title, subtitle = text(work, "title"), text(work, "subtitle")
    issued = ("published-print", "published-online", "published", "issued")
    dates = [month(part(work, name, "date-parts", 0)) for name in issued]
    online = min(filter(None, dates), default="")
    printed = next(filter(None, dates), "")
    proceedings = text(work, "type") in {"proceedings-article", "book-chapter"}
    return Found(
        source="Crossref",
        title=f"{title}: {subtitle}" if subtitle and subtitle not in title else title,
        authors=tuple(filter(None, map(_author, parts(work, "author")))),
        date=online,
        venue=_venue(work),
        year=int(printed[:4]) if printed else None,
        volume="" if proceedings else text(work, "volume"),
        number="" if proceedings else text(work, "issue"),
        pages=page_span(text(work, "page") or text(work, "article-number")),
        doi=bare_doi(text(work, "DOI")),
    )


def _venue(work: Any) -> str:
    """The whole that it is part of; a series of books says less than the book."""
    titles = [each for each in parts(work, "container-title") if isinstance(each, str)]
    series = "lecture notes in"
    told = [each for each in titles if not each.casefold().startswith(series)] or titles
    return text(told, len(told) - 1) if told else text(work, "event", "name")


def _author(person: Any) -> Author | None:
    given, family = text(person, "given"), text(person, "family")
    if not family:
        return text(person, "name") or given or None
    suffix = text(person, "suffix")
    return Name(given=given, family=family, suffix=suffix) if suffix else f"{family}, {given}"
