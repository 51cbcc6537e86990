"""Papers chosen by what they are called, and by what they are about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import cached_property

from codelm.kb import KnowledgeBase
from codelm.records import Model, Paper, Task, Venue
from codelm.records.identifiers import IDENTIFIERS, identifier
from codelm.taxonomy import Taxonomy

__all__ = ["Calls", "Subject", "by_key", "narrowed"]

Subject = Task | Model | Venue
"""What papers are about, or where they were published; a task has those of its subtasks too."""


def by_key(papers: Iterable[Paper]) -> list[Paper]:
    """The papers in the order of their keys."""
    return sorted(papers, key=lambda paper: paper.id)


class Calls:
    """Papers by all that a list of references calls them: key, earlier key, identifier."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def get(self, call: str) -> Paper | None:
        """The paper that is called so, also by an address that holds an identifier."""
        said = identifier(call)
        return self.known.get((said[1] if said else call.strip()).lower())

    @cached_property
    def known(self) -> Mapping[str, Paper]:
        """Every call with its paper, in lower case."""
        papers = self._kb.papers.values()
        return {
            **{id_.lower(): p for p in papers for f in IDENTIFIERS if (id_ := getattr(p, f))},
            **{old: self._kb.papers[new] for old, new in self._kb.aliases.items()},
            **self._kb.papers,
        }


def narrowed(
    papers: Iterable[Paper],
    kb: KnowledgeBase,
    subjects: Iterable[Subject],
    years: Container[int] | None = None,
) -> list[Paper]:
    """Those of the papers that belong to every subject, and were first public in these years."""
    left = [paper for paper in papers if years is None or int(paper.date[:4]) in years]
    for subject in subjects:
        keys = {paper.id for paper in _papers_of(subject, kb)}
        left = [paper for paper in left if paper.id in keys]
    return left


def _papers_of(subject: Subject, kb: KnowledgeBase) -> list[Paper]:
    if isinstance(subject, Task):
        return Taxonomy(kb).papers_on(subject)
    if isinstance(subject, Venue):
        return kb.naming(subject, Paper, "venue")
    return kb.papers_about(subject)
