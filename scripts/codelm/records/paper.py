"""Papers."""

from __future__ import annotations

from typing import Literal

from .field import (
    AclId,
    ArxivClass,
    ArxivId,
    BenchmarkId,
    Boolean,
    DatasetId,
    Date,
    Doi,
    Id,
    ModelId,
    OpenreviewId,
    TaskId,
    Url,
    VenueId,
    Year,
    record,
)
from .name import Name, name_of

__all__ = ["Contribution", "Links", "Paper"]

Contribution = Literal[
    "model",
    "benchmark",
    "dataset",
    "method",
    "survey",
    "empirical-study",
    "tool",
    "position",
]


@record
class Links:
    """What can be had of a paper besides its text."""

    code: Url | None = None
    """The authors' code."""
    data: Url | None = None
    """The data set or benchmark."""
    model: Url | None = None
    """The weights of the model."""
    blog: Url | None = None
    """A post by the authors."""
    website: Url | None = None
    """The project's page."""
    video: Url | None = None
    """A talk."""


@record
class Paper:
    """A paper, report or thesis."""

    id: Id
    """Citation key, and the name of the file: `li2023starcoder`. It never changes."""
    title: str
    """Title as published, without LaTeX."""
    protect: tuple[str, ...] = ()
    """Spans of the title whose capitals BibTeX must keep: names and acronyms."""
    other_titles: tuple[str, ...] = ()
    """Titles of earlier or later versions of the same paper."""
    nickname: str | None = None
    """What people call the paper, mostly after its model or method: `StarCoder`."""
    other_nicknames: tuple[str, ...] = ()
    """Further such names."""
    authors: tuple[str | Name, ...] = ()
    """All authors in order: "Given Family", or a mapping where that would be split wrongly."""
    authors_truncated: Boolean = False
    """Whether only the first authors are known."""
    date: Date
    """First public version, normally the first one on arXiv."""
    venue: VenueId | None = None
    """Where it was published."""
    year: Year | None = None
    """Year of the publication at the venue."""
    track: str | None = None
    """Track of the venue, where it matters for the citation: `Findings`."""
    volume: str | None = None
    """Volume of the journal."""
    number: str | None = None
    """Number of the issue."""
    pages: str | None = None
    """Pages `1-12`, or the number of the article."""
    arxiv: ArxivId | None = None
    """arXiv id without version."""
    primary_class: ArxivClass | None = None
    """Primary category on arXiv."""
    doi: Doi | None = None
    """The publisher's DOI."""
    openreview: OpenreviewId | None = None
    """Id on OpenReview."""
    acl: AclId | None = None
    """Id in the ACL Anthology."""
    url: Url | None = None
    """Address of the paper, where no identifier leads to it."""
    links: Links = Links()
    """What can be had of it besides the text."""
    contribution: tuple[Contribution, ...] = ()
    """What the paper brings, most important first."""
    tasks: tuple[TaskId, ...] = ()
    """The tasks it is about, most important first."""
    models: tuple[ModelId, ...] = ()
    """The models it studies; those it introduces name the paper themselves."""
    benchmarks: tuple[BenchmarkId, ...] = ()
    """The benchmarks it studies; those it introduces name the paper themselves."""
    datasets: tuple[DatasetId, ...] = ()
    """The data sets it studies; those it introduces name the paper themselves."""
    languages: tuple[str, ...] = ()
    """Programming languages it is about, where it is about particular ones."""
    summary: str | None = None
    """What the paper does and finds, in our own words."""
    note: str | None = None
    """What a reader should know about this record."""
    sources: tuple[str, ...] = ()
    """Where the facts of this record come from."""
    aliases: tuple[Id, ...] = ()
    """Earlier keys; their addresses lead here."""

    @property
    def names(self) -> tuple[Name, ...]:
        """The authors with their names in parts."""
        return tuple(name_of(author) for author in self.authors)

    @property
    def display_names(self) -> tuple[str, ...]:
        """The authors' names as they are read aloud."""
        return tuple(a if isinstance(a, str) else a.display for a in self.authors)

    @property
    def published(self) -> str:
        """The year to cite: of the venue, or else of the first version."""
        return str(self.year) if self.venue and self.year else self.date[:4]
