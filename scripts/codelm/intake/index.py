"""An index with all that is needed to take papers in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from codelm.exports.venue import Publications
from codelm.kb import KnowledgeBase
from codelm.records import Paper

from .found import Author
from .people import known_names
from .subjects import Subjects
from .twins import Twins
from .venues import Venues

__all__ = ["Index"]


@dataclass
class Index:
    """The records, and look-ups that are made when they are first asked."""

    kb: KnowledgeBase
    today: date

    def __post_init__(self) -> None:
        self.papers: dict[str, Paper] = dict(self.kb.papers)

    def enter(self, paper: Paper) -> None:
        """Know this paper, new or changed, from now on."""
        self.papers[paper.id] = paper
        self.twins.enter(paper)

    @property
    def taken(self) -> set[str]:
        """Every key that is or was one of a paper."""
        files = {key for kind, key in self.kb.files if kind == "paper"}
        return files.union(self.papers, self.kb.aliases)

    @cached_property
    def twins(self) -> Twins:
        """Finds papers again."""
        return Twins(self.kb)

    @cached_property
    def venues(self) -> Venues:
        """Finds venues."""
        return Venues(self.kb)

    @cached_property
    def subjects(self) -> Subjects:
        """Reads titles."""
        return Subjects(self.kb)

    @cached_property
    def names(self) -> dict[str, Author]:
        """People whose names are known in parts."""
        return known_names(self.kb)

    @cached_property
    def publications(self) -> Publications:
        """What follows from the venue of a paper."""
        return Publications(self.kb.venues)

    def source(self, name: str, fields: tuple[str, ...] = ()) -> str:
        """The line of `sources` that says who said it, when, and what."""
        said = f"{name} ({self.today.isoformat()})"
        return f"{', '.join(fields)}: {said}" if fields else said
