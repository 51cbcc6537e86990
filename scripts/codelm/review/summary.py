"""What a change does, for the page of a pull request: entries, BibTeX and fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from codelm.exports.formats import EXPORTS
from codelm.kb import KnowledgeBase
from codelm.problems import Problem, as_text, dotted
from codelm.records import Paper
from codelm.review.changes import Change, RecordChange
from codelm.review.markdown import block, code
from codelm.site.pages.citation import citation

__all__ = ["as_lines", "as_markdown", "faults_as_markdown"]

_MOST_SHOWN = 60
"""Records that are shown whole; of more, only the files."""
_MOST_LISTED = 400
_MOST_BYTES = 700_000
"""A summary may have a megabyte, and several steps write into it."""


def as_lines(changes: Iterable[RecordChange]) -> Iterator[str]:
    """The changes as text, a line for each value."""
    for change in changes:
        was = f" from {change.was}" if change.was else ""
        yield f"{change.path}: {change.status}{was}"
        yield from (f"  {line}" for each in change.changes for line in _lines(each))


def as_markdown(changes: Sequence[RecordChange], kb: KnowledgeBase, room: int = _MOST_BYTES) -> str:
    """The changes as Markdown of about so many bytes, in which no text of a record comes alive."""
    if not changes:
        return "## Records\n\nNo record changes.\n"
    whole = [_section(change, kb) for change in changes[:_MOST_SHOWN]]
    size = 0
    shown = [part for part in whole if (size := size + len(part.encode())) <= room]
    parts = [f"## Records\n\n{_counted(changes)}\n", *shown]
    rest = changes[len(shown) :]
    if rest:
        listed = (f"- {code(change.path)}: {change.status}" for change in rest[:_MOST_LISTED])
        parts.append("\n".join((f"### And {len(rest):,} more\n", *listed, "")))
    return "\n".join(parts)


def faults_as_markdown(problems: Sequence[Problem], _checked: int = 0) -> str:
    """Errors, and apart from them hints, as Markdown."""
    parts = []
    for severity, heading in (("error", "Errors, to be mended"), ("hint", "Hints, as advice")):
        found = [problem for problem in problems if problem.severity == severity]
        listed = [f"- {code(as_text(problem))}" for problem in found[:_MOST_LISTED]]
        left = len(found) - len(listed)
        more = [f"- and {left:,} more"] if left else []
        parts.append("\n".join((f"## {heading}\n", *(listed or ["None."]), *more, "")))
    return "\n".join(parts)


def _counted(changes: Sequence[RecordChange]) -> str:
    names = ("added", "changed", "renamed", "removed", "unreadable")
    counts = ((sum(each.status == name for each in changes), name) for name in names)
    return ", ".join(f"{count:,} {name}" for count, name in counts if count) + "."


def _section(change: RecordChange, kb: KnowledgeBase) -> str:
    was = f", before {code(change.was)}" if change.was else ""
    parts = [f"### {code(change.path)}: {change.status}{was}\n"]
    if change.status == "unreadable":
        parts.append("The file cannot be read; the errors say why.\n")
    if isinstance(change.new, Paper):
        parts += _entry(change.new, kb)
    if change.changes:
        lines = (line for each in change.changes for line in _lines(each))
        parts.append(block("\n".join(lines), "diff"))
    elif change.status == "changed":
        parts.append("Only the layout changes.\n")
    return "\n".join(parts)


def _entry(paper: Paper, kb: KnowledgeBase) -> list[str]:
    venue = kb.venues.get(paper.venue or "")
    return [
        block(citation(paper, venue)),
        block("".join(EXPORTS["bibtex"].text([paper], kb)), "bibtex"),
    ]


def _lines(change: Change) -> Iterator[str]:
    place = dotted(change.field)
    if change.old is not None:
        yield f"- {place}: {_shown(change.old)}"
    if change.new is not None:
        yield f"+ {place}: {_shown(change.new)}"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
