"""A reference as a ContextObject in a span (COinS), which reference managers find in lists."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

from .reference import Reference

__all__ = ["coins"]

Pair = tuple[str, str]


def coins(reference: Reference) -> str:
    """The title of the span."""
    pairs = (("ctx_ver", "Z39.88-2004"), *_kind(reference), *_common(reference))
    return "&".join(f"{key}={quote_plus(value)}" for key, value in pairs if value)


def _kind(said: Reference) -> Iterator[Pair]:
    """The format, and the titles under the names they have in it."""
    match said.type:
        case "journalArticle":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
            yield "rft.genre", "article"
            yield "rft.atitle", said.title
            yield "rft.jtitle", said.container
        case "conferencePaper":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
            yield "rft.genre", "proceeding"
            yield "rft.atitle", said.title
            yield "rft.btitle", said.container
        case "report":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
            yield "rft.genre", "report"
            yield "rft.btitle", said.title
            yield "rft.pub", said.container
        case _:
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
            yield "rft.type", said.type
            yield "rft.title", said.title


def _common(said: Reference) -> Iterator[Pair]:
    yield from (("rft.au", author) for author in said.authors)
    yield "rft.date", said.date
    yield "rft.volume", said.volume
    yield "rft.issue", said.number
    yield "rft.spage", said.first_page
    yield "rft.epage", said.last_page
    yield "rft.issn", said.issn
    yield "rft.series", said.series
    yield "rft.pub", "" if said.type == "report" else said.publisher
    yield "rft_id", f"info:doi/{said.doi}" if said.doi else ""
    yield "rft_id", said.url
