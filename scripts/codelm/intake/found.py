"""What somebody says of a paper, before it is held against the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from codelm.records import Name
from codelm.records.identifiers import IDENTIFIERS

__all__ = ["Author", "Found"]

Author = str | Name
"""A name as it was given: as one text, or in parts that are certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A paper as a service or a bibliography describes it; texts are clean and on one line."""

    source: str
    """Who says so: `arXiv`, `refs.bib`."""
    place: str = ""
    """Where in a file: `refs.bib:12: li2023`."""
    title: str = ""
    authors: tuple[Author, ...] = ()
    truncated: bool = False
    """Whether there are more authors than are named."""
    date: str = ""
    """Year, or year and month, of the version that it describes."""
    first: bool = False
    """Whether the date is that of the first public version."""
    venue: str = ""
    """The venue in the source's own words."""
    year: int | None = None
    """Year of the publication at the venue."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    arxiv: str = ""
    primary_class: str = ""
    doi: str = ""
    acl: str = ""
    openreview: str = ""
    url: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    """What the authors remark, such as where it was accepted."""
    nickname: str = ""
    topics: tuple[str, ...] = ()
    """What the source files it under, the narrowest first."""

    @property
    def identifiers(self) -> dict[str, str]:
        """The identifiers that it has, by the fields of a record."""
        return {name: value for name in IDENTIFIERS if (value := getattr(self, name))}
