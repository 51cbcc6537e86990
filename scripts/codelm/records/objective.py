"""Training objectives."""

from __future__ import annotations

from .field import Boolean, Id, PaperKey, record

__all__ = ["Objective"]


@record
class Objective:
    """What a model is trained to do."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name in English."""
    zh: str | None = None
    """Name in Chinese."""
    aliases: tuple[str, ...] = ()
    """Other names and abbreviations."""
    definition: str
    """What is predicted from what, in one sentence."""
    in_seed: Boolean = False
    """Whether Synced's summary of the survey (2024-06-11) names it."""
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
