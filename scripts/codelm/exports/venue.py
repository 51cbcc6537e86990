"""Where a paper was published, in the words of a citation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from codelm.records import Edition, Paper, Venue

__all__ = ["Publication", "Publications"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The whole that a paper is part of."""

    type: str
    """BibTeX entry type: inproceedings, article, techreport or misc."""
    container: str = ""
    """Title of the proceedings or journal, or the institution of a report."""
    series: str = ""
    """Series that the proceedings are part of."""
    volume: str = ""
    """Volume of the journal or series."""
    number: str = ""
    """Number of the issue."""
    publisher: str = ""
    """Publisher."""


class Publications:
    """Looks up where papers were published."""

    def __init__(self, venues: Mapping[str, Venue]) -> None:
        self._venues = venues
        self._known: dict[tuple[str, int | None, str | None], _Found] = {}

    def of(self, paper: Paper) -> Publication | None:
        """Where the paper was published; None for a preprint."""
        venue = self._venues.get(paper.venue or "")
        if venue is None or venue.kind == "preprint-server":
            return None
        place = (venue.id, paper.year, paper.track)
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._found(venue, paper.year, paper.track)
        if not (paper.volume or paper.number or found.number_by_doi):
            return found.publication
        return found.with_issue_of(paper)

    def _found(self, venue: Venue, year: int | None, track: str | None) -> _Found:
        said = _said(venue, year, track)
        carrier = self._venues.get(said.get("carrier", ""))
        fill = _Fill(venue, year)
        volume = said.get("volume", "") or (carrier.bibtex.volume if carrier else "") or ""
        publication = Publication(
            type=said.get("type", "inproceedings"),
            container=fill(said.get("container") or venue.name),
            series=fill(said.get("series", "")),
            volume=(_Fill(carrier, year) if carrier else fill)(volume),
            number=fill(said.get("number", "")),
            publisher=said.get("publisher") or (carrier or venue).publisher or "",
        )
        return _Found(publication, said.get("number_by_doi", {}))


@dataclass(frozen=True, slots=True)
class _Found:
    publication: Publication
    number_by_doi: Mapping[str, str]

    def with_issue_of(self, paper: Paper) -> Publication:
        known = self.publication
        doi = paper.doi or ""
        numbers = (n for start, n in self.number_by_doi.items() if doi.startswith(start))
        return Publication(
            type=known.type,
            container=known.container,
            series=known.series,
            volume=paper.volume or known.volume,
            number=paper.number or next(numbers, known.number),
            publisher=known.publisher,
        )


def _said(venue: Venue, year: int | None, track: str | None) -> dict[str, Any]:
    """All that the venue says of a year and track; what is said later replaces the earlier."""
    part = venue.tracks.get(track or "")
    of_year = _given(venue.years.get(year or 0))
    if part and part.container and "carrier" in of_year:
        of_year = {}
    said = {**_given(venue.bibtex), **of_year}
    if part:
        said |= {"container": part.container} if part.container else {}
        said |= _given(part.years.get(year or 0))
    return said


def _given(edition: Edition | None) -> dict[str, Any]:
    return dict(_values(edition)) if edition else {}


def _values(edition: Edition) -> Iterator[tuple[str, Any]]:
    for field in fields(edition):
        if value := getattr(edition, field.name):
            yield field.name, value


class _Fill:
    """Fills the placeholders of a text; one that is not known is left out with its blank."""

    def __init__(self, venue: Venue, year: int | None) -> None:
        self._values = dict(_placeholders(venue, year)) if year else {}

    def __call__(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._filled(found[1], found[2]), text).strip()

    def _filled(self, name: str, blank: str) -> str:
        value = self._values.get(name)
        return f"{value}{blank}" if value else ""


_PLACEHOLDER = re.compile(r"\{(\w+)\}( ?)")


def _placeholders(venue: Venue, year: int) -> Iterator[tuple[str, str]]:
    yield "year", str(year)
    yield "yy", f"{year % 100:02}"
    count = venue.ordinals.get(year) or (venue.ordinal_base and year - venue.ordinal_base)
    if count and count > 0:
        yield "ordinal", _ordinal(count)
        yield "ordinal_word", _ordinal_word(count)
    volume = venue.volumes.get(year) or (venue.volume_base and year - venue.volume_base)
    if volume:
        yield "volume", str(volume)


def _ordinal(count: int) -> str:
    teens = 10 <= count % 100 < 20  # noqa: PLR2004  11th, 12th and 13th are regular
    return f"{count}{'th' if teens else _ENDINGS.get(count % 10, 'th')}"


def _ordinal_word(count: int) -> str:
    """The ordinal as a word, up to Ninety-Ninth."""
    if count < len(_WORDS):
        return _WORDS[count]
    tens, ones = divmod(count, 10)
    if tens >= len(_TENS):
        return _ordinal(count)
    return f"{_TENS[tens]}-{_WORDS[ones]}" if ones else f"{_TENS[tens][:-1]}ieth"


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_SPLIT: Callable[[str], list[str]] = re.compile(r"\w+").findall
_WORDS = _SPLIT(
    """Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth
    Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth"""
)
_TENS = _SPLIT("Zero Ten Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety")
