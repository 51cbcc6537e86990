"""Entries that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Venue

from .finding import Finding

__all__ = ["entries", "tasks"]


def entries(kb: KnowledgeBase) -> Iterator[Finding]:
    """Every metric, objective and venue is named by some record."""
    used = {(mention.kind, mention.id) for mention in kb.mentions}
    for kind in ("metric", "objective", "venue"):
        for record in kb.table(kind).values():
            stands_for_itself = isinstance(record, Venue) and record.kind == "preprint-server"
            if (kind, record.id) not in used and not stands_for_itself:
                yield Finding(
                    record=record,
                    message=f"no record names this {kind}",
                    hint="name it where it belongs, or delete it",
                    severity="hint",
                )


def tasks(kb: KnowledgeBase) -> Iterator[Finding]:
    """Every task has a paper."""
    studied = {id_ for paper in kb.papers.values() for id_ in paper.tasks}
    for task in kb.tasks.values():
        if task.leaf and task.id not in studied:
            yield Finding(
                record=task,
                message="no paper is on this task",
                hint="name it in a paper, or delete it",
                severity="hint",
            )
