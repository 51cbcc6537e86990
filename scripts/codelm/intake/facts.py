"""What was found, in the fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_type_hints

from codelm.records import Form, Links, Name, Paper, plain
from codelm.records.identifiers import acl_of, identifier

from .found import Author, Found
from .index import Index
from .people import author, is_others
from .plaintext import LONGEST
from .venues import Place

__all__ = ["Facts", "facts"]


@dataclass(slots=True)
class Facts:
    """The fields that a source gives, and what there is to say of them."""

    values: dict[str, Any] = field(default_factory=dict)
    """Fields with plain values, as a file holds them; what is not known is left out."""
    authors: tuple[Author, ...] = ()
    reasons: list[str] = field(default_factory=list)
    """Why a value was chosen, where that is no matter of course."""
    doubts: list[str] = field(default_factory=list)
    """What was left out, and should be looked at."""


def facts(found: Found, index: Index) -> Facts:
    """The fields that a record may have of it."""
    said = Facts()
    if title := re.sub(r"(?<!\.)[.,;:]+$", "", found.title).strip():
        said.values["title"] = title
    _people(found, index, said)
    for name, value in _identifiers(found):
        if fits(name, value):
            said.values[name] = value
        else:
            said.doubts.append(f'{name}: "{value[:80]}" has not the form of one; left out')
    if found.date:
        said.values["date"] = found.date
    _place(found, index, said)
    links = {name: link for name, link in found.links.items() if fits(name, link, Links)}
    said.values |= {"links": links} if links else {}
    return said


def _people(found: Found, index: Index, said: Facts) -> None:
    names = [each for each in found.authors if not (isinstance(each, str) and is_others(each))]
    made = [name for each in names if (name := author(each, index.names))]
    long = [name for name in made if len(str(name)) > LONGEST // 2]
    said.authors = tuple(name for name in made if name not in long)
    cut = found.truncated or len(names) < len(found.authors) or bool(long)
    if said.authors:
        said.values["authors"] = [a if isinstance(a, str) else plain(a) for a in said.authors]
        said.values |= {"authors_truncated": True} if cut else {}
    parted = [a.display for a in said.authors if isinstance(a, Name) and not a.literal]
    if parted:
        said.reasons.append(f"names in parts: {', '.join(parted[:6])}")


def _identifiers(found: Found) -> Iterator[tuple[str, str]]:
    """The identifiers and what goes with them; a DOI of the ACL holds its id."""
    ids = found.identifiers
    if not found.acl and (acl := acl_of(found.doi)):
        ids["acl"] = acl
    yield from ids.items()
    if found.primary_class and found.arxiv:
        yield "primary_class", found.primary_class
    if found.url and not ids:
        yield identifier(found.url) or ("url", found.url)


def _place(found: Found, index: Index, said: Facts) -> None:
    """Where it was published, if that is sure; else a doubt."""
    if found.first and not found.venue and (remark := _accepted(found.note)):
        place = index.venues.of(remark)
        if place:
            said.doubts.append(f'venue: the authors remark "{remark}"; if so, write {place.venue}')
    place = index.venues.of(found.venue, found.doi, found.number)
    if place and place.sure and (year := _year(found, place)):
        said.values |= {"venue": place.venue, "year": year}
        said.values |= {"track": place.track} if place.track else {}
        said.reasons.append(f"venue {place.venue}: {place.reason}")
        _volume(found, index, said)
    elif place:
        said.doubts.append(f"venue: it may be {place.venue} ({place.reason}); left out")
    elif found.venue:
        near = index.venues.nearest(found.venue)
        hint = f"; near are {', '.join(near)}" if near else ""
        said.doubts.append(f'venue: the taxonomy has no "{found.venue}"{hint}; left out')


def _year(found: Found, place: Place) -> int | None:
    year = place.year or found.year or int(found.date[:4] or 0)
    return year if year in range(1900, 2101) else None


def _volume(found: Found, index: Index, said: Facts) -> None:
    """Volume, number and pages, as far as they do not follow from the venue."""
    paper = Paper(
        id="x",
        title="x",
        date="2000",
        **{
            name: said.values[name]
            for name in ("venue", "year", "track", "doi")
            if name in said.values
        },
    )
    publication = index.publications.of(paper)
    if publication and publication.type == "article":
        for name in ("volume", "number"):
            value = getattr(found, name)
            if value and value != getattr(publication, name) and not getattr(publication, name):
                said.values[name] = value
    if found.pages and re.fullmatch(r"[\w.:]+(?:-[\w.:]+)?", found.pages):
        said.values["pages"] = found.pages


def _accepted(note: str) -> str:
    """What the authors say of where their paper was accepted."""
    said = re.search(
        r"(?i)\b(?:accepted|appear(?:s|ed)?|published|presented|camera.ready)\b[^.;]*?"
        r"\b(?:at|in|to|by|for)\b (?:the )?([^.;]{2,120})",
        note,
    )
    return said[1].strip() if said else ""


def fits(name: str, value: str, cls: type[Any] = Paper) -> bool:
    """Whether a text has the form that a field asks for."""
    return len(value) <= LONGEST and all(
        re.match(form.whole, value)
        for form in _forms(cls, name)  # type: ignore[arg-type]  # classes are hashable
    )


@cache
def _forms(cls: type[Any], name: str) -> tuple[Form, ...]:
    hint = get_type_hints(cls, include_extras=True)[name]
    marks = (m for part in (hint, *get_args(hint)) for m in getattr(part, "__metadata__", ()))
    return tuple(mark for mark in marks if isinstance(mark, Form))
