"""Venues by what papers, publishers and services call them, and by the stems of their DOIs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from codelm.kb import KnowledgeBase
from codelm.records import Venue

from .surnames import folded

__all__ = ["Place", "Venues"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper was published."""

    venue: str
    track: str | None = None
    year: int | None = None
    """The year, where the DOI tells it."""
    reason: str = ""
    sure: bool = True


class Venues:
    """Finds the venue of a paper."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._venues = kb.venues
        self._papers = kb.papers

    def of(self, said: str, doi: str = "", issue: str = "") -> Place | None:
        """The venue that the words, the DOI and the issue mean; an issue may carry a conference."""
        carried = re.fullmatch(r"([A-Z]{3,})\d?", issue)
        by_words = (self._by_words(carried[1]) if carried else None) or self._by_words(said)
        by_doi = self._by_doi(doi)
        if by_words and by_doi and by_words.sure and by_words.venue != by_doi.venue:
            return Place(by_words.venue, by_words.track, None, by_words.reason, sure=False)
        if by_words and by_words.sure:
            return by_words
        return by_doi or by_words

    def nearest(self, said: str) -> list[str]:
        """The ids of venues with names like that."""
        names = get_close_matches(_spoken(said), self._names, 3, 0.6)
        return list(dict.fromkeys(self._names[name][0] for name in names))

    def _by_words(self, said: str) -> Place | None:
        spoken = _spoken(said)
        if not spoken:
            return None
        if found := self._formal.get(_formal(said)) or self._names.get(spoken):
            return Place(*found, None, f'"{said}" is a name of it')
        for short in reversed(re.findall(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-@/][A-Z]\w+)*", said)):
            found = self._names.get(_spoken(short))
            if found and short.casefold() not in _PUBLISHERS:
                sure = _WORKSHOP(said) is None
                return Place(*found, None, f'"{said}" says {short}', sure)
        whole = f" {spoken} "
        within = [n for n in self._names if n.count(" ") >= _TELLING and f" {n} " in whole]
        if within and not _WORKSHOP(said):
            place = self._names[max(within, key=len)]
            return Place(*place, None, f'"{said}" holds its name', sure=False)
        return None

    def _by_doi(self, doi: str) -> Place | None:
        for stem in _stems(doi):
            if place := self._stems.get(stem):
                venue, track, year = place
                return Place(venue, track, year, f"other papers with DOIs {stem}… are from there")
        return None

    @cached_property
    def _formal(self) -> dict[str, tuple[str, str | None]]:
        """Venue and track by every name, without years and ordinals; none for two."""
        return _by_name(self._venues.values(), _formal)

    @cached_property
    def _names(self) -> dict[str, tuple[str, str | None]]:
        """The same by names that also lack the words all have."""
        return _by_name(self._venues.values(), _spoken)

    @cached_property
    def _stems(self) -> dict[str, tuple[str, str | None, int | None]]:
        """What the papers whose DOIs begin alike have in common."""
        found: defaultdict[str, Counter[tuple[str, str | None, int | None]]] = defaultdict(Counter)
        for paper in self._papers.values():
            if paper.venue:
                for stem in _stems(paper.doi or ""):
                    found[stem][paper.venue, paper.track, paper.year] += 1
        return {
            stem: (venue, _agreed(t for _, t, _ in places), _agreed(y for *_, y in places))
            for stem, places in found.items()
            if (venue := _agreed(v for v, *_ in places)) and places.total() > 1
        }


def _by_name(
    venues: Iterable[Venue], form: Callable[[str], str]
) -> dict[str, tuple[str, str | None]]:
    own: defaultdict[str, set[tuple[str, str | None]]] = defaultdict(set)
    lent: defaultdict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for venue in venues:
        for name in (venue.name, venue.short, *venue.aliases):
            own[form(name)].add((venue.id, _track_in(name, venue)))
        for name, track in _containers(venue):
            lent[form(name)].add((venue.id, track))
    places = {**lent, **{name: each for name, each in own.items() if _the_one(each)}}
    return {name: one for name, each in places.items() if name and (one := _the_one(each))}


def _containers(venue: Venue) -> Iterator[tuple[str, str | None]]:
    """What its proceedings are called, which other venues may share."""
    editions = (venue.bibtex, *venue.years.values())
    yield from ((edition.container or "", None) for edition in editions)
    for track, part in venue.tracks.items():
        names = (part.name, part.container, f"{venue.short} {track}", f"{track} {venue.short}")
        yield from ((name or "", track) for name in names if name and " " in name)
        yield from ((edition.container or "", track) for edition in part.years.values())


def _track_in(name: str, venue: Venue) -> str | None:
    """The track whose name stands in an alias: `ACL 2023 Findings`."""
    words = name.casefold()
    return next((track for track in venue.tracks if track.casefold() in words), None)


def _the_one(places: set[tuple[str, str | None]]) -> tuple[str, str | None] | None:
    """The one venue that a name means; the venue itself where only the track is in doubt."""
    if len(places) == 1:
        return next(iter(places))
    venues = {venue for venue, _ in places}
    return (venues.pop(), None) if len(venues) == 1 else None


def _agreed(values: Iterator[T]) -> T | None:
    every = set(values)
    return every.pop() if len(every) == 1 else None


def _stems(doi: str) -> Iterator[str]:
    """What the DOIs of one volume or journal begin with, the longest first."""
    prefix, slash, rest = doi.partition("/")
    parts = re.split(r"([.-])", rest)
    for end in range(len(parts) - 2, 0, -2):
        stem = "".join(parts[:end])
        if re.search("[a-z]", stem) or len(stem) >= 5:  # noqa: PLR2004
            yield f"{prefix}{slash}{stem}"


def _formal(name: str) -> str:
    """The name without what changes from year to year."""
    text = re.sub(r"\{\w+\}|\(.*?volume.*?\)|'\d\d\b", " ", folded(name))
    words = re.findall(r"[a-z0-9+]+", text.replace("&", " and "))
    return " ".join(word for word in words if word not in _SMALL and not _COUNTS(word))


def _spoken(name: str) -> str:
    """The name also without the words that all have."""
    return " ".join(word for word in _formal(name).split() if word not in _EVERYWHERE)


_COUNTS = re.compile(
    r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)|\d+|(?:twenty|thirty|forty|fifty|sixty)?(?:first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|eleventh|twelfth|\w+ieth)"
).fullmatch
_SMALL = frozenset(
    {"the", "of", "on", "in", "and", "for", "proceedings", "proc", "at", "to", "ieee"}
)
_EVERYWHERE = frozenset(
    {
        "annual",
        "acm",
        "usenix",
        "conference",
        "international",
        "sigsoft",
        "sigplan",
        "main",
        "poster",
    }
    | {
        "oral",
        "spotlight",
        "accepted",
        "long",
        "papers",
        "vol",
        "volume",
        "research",
        "track",
        "full",
    }
)
_TELLING = 2
"""Blanks in a name that is long enough to be told inside another."""
_PUBLISHERS = frozenset({"ieee", "acm", "aaai press", "usenix", "arxiv", "corr"})
_WORKSHOP = re.compile(r"(?i)\bworkshops?\b|@|companion|\bdemo|industr|student").search
