"""The formats that papers can be exported in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from codelm.kb import KnowledgeBase
from codelm.records import Paper

from .biblatex import biblatex
from .bibtex import bibtex

__all__ = ["EXPORTS", "Export"]


@dataclass(frozen=True, slots=True)
class Export:
    """A format, and how papers are written in it."""

    name: str
    """What it is asked for by."""
    title: str
    """Its name for people."""
    extension: str
    """The end of names of its files, with the dot."""
    media_type: str
    """Its MIME type."""
    text: Callable[[Iterable[Paper], KnowledgeBase], Iterator[str]]
    """The papers in this format, piece by piece."""


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        Export("bibtex", "BibTeX", ".bib", "application/x-bibtex", bibtex),
        Export("biblatex", "BibLaTeX", ".biblatex.bib", "application/x-bibtex", biblatex),
    )
}
"""Every format by its name."""
