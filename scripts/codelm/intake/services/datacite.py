"""DataCite: what archives say of what they keep, such as Zenodo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from codelm.intake.found import Author, Found
from codelm.intake.http import Http, Unreadable

from .answers import bare_doi, json_of, month, part, parts, text

__all__ = ["BATCH", "ask"]

BATCH = 1


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The papers with these DOIs, as far as DataCite has them."""
    found = (http.read("datacite", f"dois/{quote(id_)}", _read) for id_ in ids)
    return [each for each in found if each]


def _read(body: bytes) -> Found | None:
    said = part(json_of(body), "data", "attributes")
    if not isinstance(said, dict):
        raise Unreadable("no attributes of a DOI")
    dates = {text(date, "dateType"): month(part(date, "date")) for date in parts(said, "dates")}
    return Found(
        source="DataCite",
        title=text(said, "titles", 0, "title"),
        authors=tuple(filter(None, map(_author, parts(said, "creators")))),
        date=dates.get("Submitted") or dates.get("Issued") or text(said, "publicationYear"),
        first=True,
        venue=text(said, "container", "title"),
        doi=bare_doi(text(said, "doi")),
    )


def _author(person: Any) -> Author | None:
    given, family = text(person, "givenName"), text(person, "familyName")
    if given and family:
        return f"{family}, {given}"
    return text(person, "name") or None
