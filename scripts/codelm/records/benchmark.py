"""Benchmarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from .field import BenchmarkId, Date, Id, MetricId, PaperKey, TaskId, Url, record

__all__ = ["Benchmark"]


@record
class Benchmark:
    """A shared set of problems that models are measured on."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name as its authors write it."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings."""
    released: Date
    """First public release or paper."""
    paper: PaperKey | None = None
    """The paper that introduces it."""
    url: Url | None = None
    """Its page, where no paper introduces it."""
    tasks: tuple[TaskId, ...]
    """The tasks it measures, most important first."""
    size: str | None = None
    """Number of its problems, as its authors count them."""
    size_by_task: Mapping[TaskId, str] = field(default_factory=dict)
    """Number of problems for a task, where it differs from the whole."""
    languages: tuple[str, ...] = ()
    """Programming languages of its problems."""
    language_count: str | None = None
    """Number of languages, where they are too many to name: `40+`."""
    metrics: tuple[MetricId, ...] = ()
    """What is counted on it."""
    metrics_basis: Literal["stated", "class-default"] | None = None
    """Whether the metrics are its own, or the usual ones of its task."""
    derived_from: tuple[BenchmarkId, ...] = ()
    """Benchmarks it was made from."""
    sources: tuple[str, ...] = ()
    """Where the facts of this record come from."""
    note: str | None = None
    """What a reader should know about this record."""
