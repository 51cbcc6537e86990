"""OpenReview: submissions by id, in the form of either of its interfaces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from codelm.intake.found import Found
from codelm.intake.http import Http, Unreadable

from .answers import json_of, part, parts, text

__all__ = ["BATCH", "ask"]

BATCH = 1


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The submissions with these ids; older ones are known at another address."""
    found: list[Found] = []
    for id_ in ids:
        asked = {"id": id_}
        found += (
            http.read("openreview", "notes", _read, asked)
            or http.read("openreview-1", "notes", _read, asked)
            or []
        )
    return found


def _read(body: bytes) -> list[Found]:
    notes = part(json_of(body), "notes")
    if not isinstance(notes, list):
        raise Unreadable("no list of notes")
    return list(map(_found, notes))


def _found(note: Any) -> Found:
    venue = text(_said(note, "venue"))
    accepted = venue and not any(word in venue.casefold() for word in _NOT_ACCEPTED)
    first = next((day for name in ("odate", "cdate", "tcdate") if (day := part(note, name))), None)
    date = _month(first)
    year = next((word for word in venue.split() if word.isdigit() and len(word) == 4), "")  # noqa: PLR2004
    return Found(
        source="OpenReview",
        title=text(_said(note, "title")),
        authors=tuple(text(name) for name in parts(_said(note, "authors"))),
        date=date,
        first=True,
        venue=venue if accepted else "",
        year=int(year) if year and accepted else None,
        openreview=text(note, "forum") or text(note, "id"),
    )


def _said(note: Any, name: str) -> Any:
    """A field of the content, which the newer interface wraps."""
    value = part(note, "content", name)
    return part(value, "value") if isinstance(value, dict) else value


def _month(milliseconds: Any) -> str:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m")
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


_NOT_ACCEPTED = ("submitted", "reject", "withdrawn", "under review", "desk")
