"""What every search engine does, and what it answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from codelm.search.document import Document

__all__ = ["Engine", "Found", "Hit", "digest"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches."""

    document: Document
    """The document."""
    score: float
    """How well it matches."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query."""

    total: int
    """How many documents match."""
    hits: tuple[Hit, ...]
    """The best of them, best first."""
    corrected: str | None
    """The query that was answered in place of one that matches nothing."""
    words: frozenset[str]
    """The words that were looked for, in all their forms."""


class Engine(Protocol):
    """A search engine over documents."""

    def build(self, documents: Sequence[Document]) -> None:
        """Takes these documents in place of what there was."""

    def search(self, query: str, limit: int = 20) -> Found:
        """The answer to a query.

        Raises:
            QueryError: The query is malformed.
        """


def digest(documents: Sequence[Document], layout: int) -> str:
    """A text that differs for other documents, or another layout of the index."""
    said = hashlib.sha256(str(layout).encode())
    for document in documents:
        said.update(repr(document).encode())
    return said.hexdigest()[:16]
