"""Data sets for training."""

from __future__ import annotations

from typing import Literal

from .field import DatasetId, Date, Id, PaperKey, Url, record

__all__ = ["Dataset"]


@record
class Dataset:
    """A corpus that models are trained on, or a source that corpora are made from."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name as its authors write it."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings."""
    kind: Literal["source", "pretraining", "tuning", "retrieval-training", "agent-training"]
    """What it is used for."""
    released: Date
    """First public release or paper."""
    paper: PaperKey | None = None
    """The paper that introduces it."""
    url: Url | None = None
    """Its page, where no paper introduces it."""
    size: str | None = None
    """Size as its authors give it: bytes, files or examples."""
    tokens: str | None = None
    """Number of tokens."""
    languages: str | None = None
    """Programming languages, counted or named."""
    derived_from: tuple[DatasetId, ...] = ()
    """Data sets it was made from."""
    license: str | None = None
    """Licence of its contents."""
    explanation: tuple[str, ...] = ()
    """What it is and what to know about it, in a few paragraphs; `[[id]]` links to a record."""
    sources: tuple[str, ...] = ()
    """Where the facts of this record come from."""
    note: str | None = None
    """What a reader should know about this record."""
