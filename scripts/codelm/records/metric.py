"""Metrics."""

from __future__ import annotations

from typing import Literal

from .field import Date, Id, PaperKey, Url, record

__all__ = ["Metric"]


@record
class Metric:
    """A way to turn what a model gave into a number."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name as it is usually written."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings."""
    kind: str
    """What it looks at: execution, reference, retrieval …"""
    formula: str
    """How it is computed, in plain text."""
    scale: Literal["percent", "open"] = "percent"
    """Whether a value is a share, given in percent, or a number of another kind."""
    better: Literal["higher", "lower"] = "higher"
    """Which values are the better ones."""
    paper: PaperKey | None = None
    """The paper that introduces it, where there is one origin."""
    url: Url | None = None
    """A page about it, where no paper introduces it."""
    introduced: Date | None = None
    """When it was introduced."""
    explanation: tuple[str, ...] = ()
    """What it is and what to know about it, in a few paragraphs; `[[id]]` links to a record."""
    equations: str | None = None
    """Its formulas and their symbols, line by line."""
    example: str | None = None
    """A worked example, shown as it stands."""
    papers: tuple[PaperKey, ...] = ()
    """Papers that introduce or describe it, its origin first."""
    note: str | None = None
    """What a reader should know about this record."""
