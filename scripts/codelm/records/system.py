"""Systems: products, agent frameworks and methods around models."""

from __future__ import annotations

from typing import Literal

from .field import Boolean, Date, Id, ModelId, PaperKey, TaskId, Url, record

__all__ = ["System"]


@record
class System:
    """A product, an agent framework, or a named method that models are used or built with."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name as its authors write it."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings."""
    kind: Literal[
        "product",
        "library",
        "pipeline",
        "agent-framework",
        "multi-agent",
        "prompting-method",
        "interactive-method",
        "test-time-method",
        "training-method",
        "training-technique",
        "architecture",
        "code-representation",
        "graph-model",
    ]
    """What it is."""
    organizations: tuple[str, ...] = ()
    """Who made it."""
    released: Date
    """First public release or paper."""
    paper: PaperKey | None = None
    """The paper that introduces it."""
    url: Url | None = None
    """Its page, where no paper introduces it."""
    models: tuple[ModelId, ...] = ()
    """Models it uses."""
    tasks: tuple[TaskId, ...] = ()
    """Tasks it is used for."""
    in_seed: Boolean = False
    """Whether Synced's summary of the survey (2024-06-11) names it."""
    explanation: tuple[str, ...] = ()
    """What it is and what to know about it, in a few paragraphs; `[[id]]` links to a record."""
    note: str | None = None
    """What a reader should know about this record."""
