"""A record and what else was found of its paper: what is added, and what does not agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from codelm.checks.months import before
from codelm.records import Paper, name_of, plain

from .facts import Facts
from .found import Author
from .index import Index
from .titles import respelt
from .twins import person, same_people, titles_of

__all__ = ["GROUPS", "Merge", "merged", "missing"]

GROUPS: dict[str, tuple[str, ...]] = {
    "authors": ("authors",),
    "venue": ("venue",),
    "doi": ("doi", "acl", "openreview", "arxiv", "primary_class"),
    "links": ("links",),
}
"""What can be asked for, with the fields it fills."""


@dataclass(slots=True)
class Merge:
    """What a source changes in a record."""

    mapping: dict[str, Any]
    """The record's plain fields, with what was added."""
    added: list[str] = field(default_factory=list)
    """The fields that changed."""
    conflicts: list[str] = field(default_factory=list)
    """Where source and record do not agree; the record stays as it is."""


def missing(paper: Paper) -> list[str]:
    """The groups of which the paper lacks something."""
    lacks = {
        "authors": not paper.authors or paper.authors_truncated,
        "venue": not paper.venue,
        "doi": not paper.doi,
        "links": not paper.links.code,
    }
    return [group for group, lack in lacks.items() if lack]


def merged(
    paper: Paper, said: Facts, index: Index, only: Collection[str] = (), *, earlier: bool = False
) -> Merge:
    """The record with what it lacks; `only` names groups, `earlier` lets the date move back."""
    merge = Merge(plain(paper))
    for name, merge_field in _FIELDS.items():
        group = next((group for group, fields in GROUPS.items() if name in fields), "")
        if not only or group in only:
            merge_field(merge, paper, said, index)
    if not only:
        _title(merge, paper, said)
        _date(merge, paper, said, earlier=earlier)
    return merge


def _authors(merge: Merge, paper: Paper, said: Facts, _: Index) -> None:
    """A whole list takes the place of none or of a part of it, where they begin alike."""
    if not said.authors:
        return
    alike = same_people(paper.authors, said.authors, cut=True) in {"same", "unknown"}
    cut = bool(said.values.get("authors_truncated"))
    if not alike:
        people = ", ".join(name_of(author).display for author in said.authors[:3])
        merge.conflicts.append(f"authors: the source has others: {people} …")
    elif not paper.authors or (paper.authors_truncated and _longer(paper, said, cut=cut)):
        if _abbreviated(said.authors):
            merge.conflicts.append("authors: the source has only initials; left out")
        else:
            _fill_authors(merge, paper, said, cut=cut)
    elif not cut and not paper.authors_truncated and len(paper.authors) != len(said.authors):
        counts = f"the record has {len(paper.authors)}, the source {len(said.authors)}"
        merge.conflicts.append(f"authors: {counts}")


def _longer(paper: Paper, said: Facts, *, cut: bool) -> bool:
    return not cut and len(said.authors) >= len(paper.authors)


def _fill_authors(merge: Merge, paper: Paper, said: Facts, *, cut: bool) -> None:
    """The source's list, with the people that the record names as it writes them."""
    known = dict(zip(map(person, paper.authors), merge.mapping.get("authors", ()), strict=True))
    pairs = zip(said.authors, said.values["authors"], strict=True)
    merge.mapping["authors"] = [known.get(person(author), value) for author, value in pairs]
    merge.mapping.pop("authors_truncated", None)
    merge.mapping |= {"authors_truncated": True} if cut else {}
    merge.added.append("authors")


def _abbreviated(authors: Sequence[Author]) -> bool:
    """Whether most of the people have only initials for given names."""
    names = [name for name in map(name_of, authors) if name.given]
    return sum(_INITIALS(name.given) is not None for name in names) > len(names) / 2


_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?)+").fullmatch


def _venue(merge: Merge, paper: Paper, said: Facts, index: Index) -> None:
    """Venue, year and pages go together."""
    venue = said.values.get("venue")
    if not venue:
        return
    if not paper.venue:
        fields = [
            name
            for name in ("venue", "year", "track", "volume", "number", "pages")
            if name in said.values
        ]
        merge.mapping |= {name: said.values[name] for name in fields}
        merge.added += fields
    elif venue == paper.venue:
        _details(merge, paper, said)
    elif not _carries(index, venue, paper.venue):
        merge.conflicts.append(f"venue: the record has {paper.venue}, the source {venue}")


def _details(merge: Merge, paper: Paper, said: Facts) -> None:
    for name in ("year", "track", "pages", "volume", "number"):
        held, value = getattr(paper, name), said.values.get(name)
        if not value or held == value:
            continue
        if held is None and name != "track":
            merge.mapping[name] = value
            merge.added.append(name)
        elif held is not None and name in {"year", "pages"}:
            merge.conflicts.append(f"{name}: the record has {held}, the source {value}")


def _carries(index: Index, journal: str, venue: str) -> bool:
    """Whether a journal carries a conference, so that both are right."""
    found = index.kb.venues.get(venue)
    editions = (found.bibtex, *found.years.values()) if found else ()
    parts = (
        part for track in (found.tracks.values() if found else ()) for part in track.years.values()
    )
    return any(edition.carrier == journal for edition in (*editions, *parts))


def _identifier(name: str) -> Callable[[Merge, Paper, Facts, Index], None]:
    def merge_identifier(merge: Merge, paper: Paper, said: Facts, index: Index) -> None:
        held, value = getattr(paper, name), said.values.get(name)
        if not value:
            return
        if held and held != value:
            merge.conflicts.append(f"{name}: the record has {held}, the source {value}")
        elif not held:
            owner = next((p.id for p in index.papers.values() if getattr(p, name) == value), None)
            if owner:
                merge.conflicts.append(f"{name}: the source has {value}, which is that of {owner}")
            else:
                merge.mapping[name] = value
                merge.added.append(name)

    return merge_identifier


def _class(merge: Merge, paper: Paper, said: Facts, _: Index) -> None:
    value = said.values.get("primary_class")
    if value and not paper.primary_class and paper.arxiv in {None, said.values.get("arxiv")}:
        merge.mapping["primary_class"] = value
        merge.added.append("primary_class")


def _links(merge: Merge, paper: Paper, said: Facts, _: Index) -> None:
    held = plain(paper.links)
    new = {name: link for name, link in said.values.get("links", {}).items() if name not in held}
    if new:
        merge.mapping["links"] = {**held, **new}
        merge.added.append("links")


def _title(merge: Merge, paper: Paper, said: Facts) -> None:
    """Another title is kept beside the known one."""
    title = said.values.get("title", "")
    if title and not any(respelt(title, known) for known in titles_of(paper)):
        merge.mapping["other_titles"] = [*paper.other_titles, title]
        merge.added.append("other_titles")


def _date(merge: Merge, paper: Paper, said: Facts, *, earlier: bool) -> None:
    """The date is that of the first public version: the earlier one, or the more exact one."""
    value = said.values.get("date", "")
    finer = len(value) > len(paper.date) and value.startswith(paper.date)
    if value and earlier and (finer or before(value, paper.date)):
        merge.mapping["date"] = value
        merge.added.append("date")


_FIELDS: dict[str, Callable[[Merge, Paper, Facts, Index], None]] = {
    "authors": _authors,
    "venue": _venue,
    "arxiv": _identifier("arxiv"),
    "primary_class": _class,
    "doi": _identifier("doi"),
    "acl": _identifier("acl"),
    "openreview": _identifier("openreview"),
    "links": _links,
}
