"""Tasks, and the two axes that order them."""

from __future__ import annotations

from typing import Literal

from .field import Boolean, Id, MetricId, TaskId, record

__all__ = ["Axis", "Task"]

Axis = Literal["modality", "lifecycle"]


@record
class Task:
    """Something that models are asked to do, or a class of such tasks."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name in English."""
    zh: str | None = None
    """Name in Chinese."""
    aliases: tuple[str, ...] = ()
    """Synonyms and abbreviations, by which it is also found."""
    definition: str
    """What goes in and what comes out, in one sentence."""
    axis: Axis
    """What its parent orders it by: the kinds of input and output, or the stage of work."""
    leaf: Boolean = True
    """Whether papers and benchmarks may name it; the others are classes of tasks."""
    parent: TaskId | None = None
    """The class it belongs to."""
    lifecycle: TaskId | None = None
    """The stage of the software life cycle it belongs to."""
    metrics: tuple[MetricId, ...] = ()
    """How it is usually measured."""
    in_seed: Boolean = False
    """Whether Synced's summary of the survey (2024-06-11) names it."""
    sections: tuple[str, ...] = ()
    """Headings of Awesome-Code-LLM whose papers are about it."""
    note: str | None = None
    """What a reader should know about this record."""
