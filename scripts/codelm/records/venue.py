"""Venues: conferences, journals and workshops, and how their papers are cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from .field import Id, Url, VenueId, Year, record

__all__ = ["Edition", "Issue", "Track", "Venue"]


@record
class Edition:
    """How papers of a venue, a track or a year are cited; what is left out is inherited."""

    type: Literal["inproceedings", "article", "techreport", "misc"] | None = None
    """BibTeX entry type."""
    container: str | None = None
    """Title of the whole; {year} {yy} {ordinal} {ordinal_word} {volume} are filled in."""
    carrier: VenueId | None = None
    """The journal that carries the conference in that year."""
    short: str | None = None
    """Short name in that year."""
    publisher: str | None = None
    """Publisher."""
    series: str | None = None
    """Series of books or proceedings."""
    volume: str | None = None
    """Volume of the journal or series."""
    number: str | None = None
    """Number of the issue."""
    numbers: tuple[str, ...] = ()
    """Numbers of the issues, where there are several."""
    number_by_doi: Mapping[str, str] = field(default_factory=dict)
    """Number of the issue by DOI, where several are possible."""


@record
class Track:
    """A part of a venue with proceedings of its own."""

    name: str | None = None
    """Name as it is usually written."""
    kind: str | None = None
    """What it is."""
    container: str | None = None
    """Title of its proceedings."""
    first_year: Year | None = None
    """When it began."""
    years: Mapping[Year, Edition] = field(default_factory=dict)
    """What differs by year."""
    check: str | None = None
    """What is not confirmed."""
    note: str | None = None
    """What a reader should know about it."""


@record
class Issue:
    """An issue of a journal that carries a conference."""

    venue: VenueId | None = None
    """The conference, where it is in the index."""
    name: str | None = None
    """Its name, where it is not."""
    first_year: Year | None = None
    """First year."""
    last_year: Year | None = None
    """Last year."""


@record
class Venue:
    """A conference, journal, workshop or archive."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Full name."""
    short: str
    """Short name, as people say it."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings, as lists and papers write them."""
    kind: Literal["conference", "journal", "workshop", "preprint-server", "other"]
    """What it is."""
    bibtex: Edition
    """How its papers are cited."""
    publisher: str | None = None
    """Publisher."""
    issn: str | None = None
    """ISSN of the journal."""
    url: Url | None = None
    """Its page."""
    first_year: Year | None = None
    """When it began."""
    ordinal_base: int | None = None
    """The year whose difference gives the ordinal: 57th = 2019 - 1962."""
    ordinals: Mapping[Year, int] = field(default_factory=dict)
    """Ordinals by year, where they do not follow from the base."""
    volume_base: int | None = None
    """The year whose difference gives the volume."""
    volumes: Mapping[Year, str] = field(default_factory=dict)
    """Volumes by year, where they do not follow from the base."""
    years: Mapping[Year, Edition] = field(default_factory=dict)
    """What differs by year."""
    tracks: Mapping[str, Track] = field(default_factory=dict)
    """Tracks with proceedings of their own."""
    issues: Mapping[str, Issue] = field(default_factory=dict)
    """Issues that carry conferences."""
    colocated: VenueId | None = None
    """The conference it is usually held with."""
    check: str | None = None
    """What is not confirmed."""
    note: str | None = None
    """What a reader should know about this record."""
