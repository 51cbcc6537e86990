"""Files of references, .bib, .ris and CSL-JSON, as what is said of papers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import rispy

from codelm.records import Name
from codelm.records.identifiers import identifier

from .bibtex import Read, entries
from .found import Author, Found
from .plaintext import plain
from .services.answers import month, page_span, parts, text

__all__ = ["FILES", "read"]

_CUT = "Only the first authors are known"
LARGEST = 20_000_000
"""Bytes of the largest file that is read."""


def read(path: Path) -> Read:
    """The papers of a file."""
    try:
        if path.stat().st_size > LARGEST:
            return Read((), (f"{path}: the file has more than {LARGEST // 10**6} MB",))
        content = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return Read((), (f"{path}: the file is not UTF-8; save it as UTF-8",))
    except OSError as error:
        return Read((), (f"{path}: {error.strerror}",))
    found = FILES[path.suffix.lower()](content, path.name)
    if not found.found and not found.problems:
        return Read((), (f"{path}: the file holds no entry",))
    return found


def _ris(content: str, file: str) -> Read:
    try:
        records = rispy.loads(content)
    except (rispy.parser.ParseError, ValueError, KeyError, IndexError) as error:
        return Read((), (f"{file}: no well-formed RIS: {error}",))
    lines = [n for n, line in enumerate(content.splitlines(), 1) if line.startswith("TY  -")]
    return Read(tuple(_of_ris(r, f"{file}:{n}") for r, n in zip(records, lines, strict=False)))


def _of_ris(record: Mapping[str, Any], place: str) -> Found:
    def said(*names: str) -> str:
        return next((value for name in names if (value := text(record, name))), "")

    ids = _ids(said("doi"), said("accession_number"), *map(str, parts(record, "urls")))
    venue = said("secondary_title", "custom3", "journal_name", "alternate_title3")
    year = re.search(r"(?:19|20)\d\d", said("year", "publication_year", "date"))
    date = month(said("date").strip("/").replace("/", "-")) or (year[0] if year else "")
    return _found(
        place,
        said("id"),
        ids,
        title=said("title", "primary_title"),
        authors=[plain(str(name)) for name in (*parts(record, "authors"), *_others(record))],
        date=date,
        venue=venue,
        volume=said("volume"),
        number=said("number"),
        pages=page_span(said("start_page"), said("end_page")),
        url=said("urls"),
    )


def _others(record: Mapping[str, Any]) -> list[str]:
    """The format has no sign for authors who are not named; our own files say it in a note."""
    notes = " ".join(map(str, parts(record, "notes")))
    return ["others"] if _CUT in notes else []


def _csl(content: str, file: str) -> Read:
    try:
        items = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Read((), (f"{file}:{line}: no well-formed JSON",))
    items = items if isinstance(items, list) else [items]
    objects = [(n, item) for n, item in enumerate(items, 1) if isinstance(item, dict)]
    return Read(tuple(_of_csl(item, f"{file}: item {n}") for n, item in objects))


def _of_csl(item: Any, place: str) -> Found:
    ids = _ids(
        text(item, "DOI"), text(item, "archive_location"), text(item, "URL"), text(item, "number")
    )
    return _found(
        place,
        text(item, "id"),
        ids,
        title=text(item, "title"),
        authors=[name for each in parts(item, "author") if (name := _csl_author(each))],
        date=month([int(n) for n in parts(item, "issued", "date-parts", 0) if str(n).isdecimal()]),
        venue=text(item, "container-title") or text(item, "event-title"),
        volume=text(item, "volume"),
        number=text(item, "issue"),
        pages=page_span(text(item, "page")),
        url=text(item, "URL"),
    )


def _csl_author(person: Any) -> Author | None:
    if literal := text(person, "literal"):
        return literal
    family = text(person, "family")
    particle = text(person, "non-dropping-particle") or text(person, "dropping-particle")
    made = Name(
        given=text(person, "given"), particle=particle, family=family, suffix=text(person, "suffix")
    )
    return made if family else text(person, "given") or None


def _found(place: str, key: str, ids: Mapping[str, str], **said: Any) -> Found:
    venue = "" if re.search(r"(?i)\barxiv\b|\bcorr\b", said["venue"]) else said["venue"]
    year = said["date"][:4]
    authors = said.pop("authors")
    shown = [name for name in authors if name != "others"]
    return Found(
        source=place.partition(":")[0],
        place=f"{place}: {key}" if key else place,
        authors=tuple(shown),
        truncated=len(shown) < len(authors),
        first=not venue,
        year=int(year) if year and venue else None,
        arxiv=ids.get("arxiv", ""),
        doi=ids.get("doi", ""),
        acl=ids.get("acl", ""),
        openreview=ids.get("openreview", ""),
        **{**said, "venue": venue, "url": "" if ids else said["url"]},
    )


def _ids(*texts: str) -> dict[str, str]:
    found = (identifier(each) for each in reversed(texts) if each)
    return dict(each for each in found if each)


FILES: dict[str, Callable[[str, str], Read]] = {
    ".bib": entries,
    ".ris": _ris,
    ".json": _csl,
}
"""What reads a file, by the end of its name."""
