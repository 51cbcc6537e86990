"""What is wrong with a record, in its author's words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

__all__ = [
    "Field",
    "Problem",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "dotted",
    "on_one_line",
]

_GITHUB_LEVEL: dict[str, str] = {"error": "error", "hint": "notice"}

Severity = Literal["error", "hint"]
Field = tuple[str | int, ...]
"""The place in a record: keys and positions, outermost first; () is the whole record."""


def dotted(field: Field) -> str:
    """The field as people write it: `lineage.0.parent`."""
    return ".".join(map(str, field))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong at one place, and what to do about it."""

    path: str
    """File, relative to the root of the index, with forward slashes."""
    line: int = 1
    """Line of the file, counted from 1."""
    field: str = ""
    """Dotted place in the record; empty for the whole record."""
    rule: str
    """Name of the check that found it."""
    message: str
    """One sentence that says what is wrong."""
    hint: str = ""
    """What to do about it; empty where the message says it all."""
    fixable: bool = False
    """Whether `codelm validate --fix` mends it."""
    severity: Severity = "error"
    """Errors stop a build; hints do not."""


def as_text(problem: Problem) -> str:
    """The problem on one line: `path:line: field: sentence; remedy [rule]`."""
    place = f"{problem.path}:{problem.line}:"
    field = f" {problem.field}:" if problem.field else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    kind = "" if problem.severity == "error" else "hint: "
    return on_one_line(f"{place}{field} {kind}{problem.message}{hint} [{problem.rule}]")


def as_json(problem: Problem) -> dict[str, str | int | bool]:
    """The problem as an object for `--format json`."""
    return {
        key: _encodable(value) if isinstance(value, str) else value
        for key, value in asdict(problem).items()
    }


def as_github(problem: Problem) -> str:
    """The problem as a workflow command that GitHub shows beside the line.

    See "Workflow commands for GitHub Actions", section on escaping.
    """
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "title": f"{problem.field or 'record'} [{problem.rule}]",
    }
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    text = problem.message + (f"; {problem.hint}" if problem.hint else "")
    return on_one_line(f"::{_GITHUB_LEVEL[problem.severity]} {listed}::{_escaped(text)}")


def _escaped(text: str, also: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{also}" else c for c in text)


def _encodable(text: str) -> str:
    """The text with what is no Unicode shown as escapes: names of files can be any bytes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def on_one_line(text: str) -> str:
    """Control characters shown as escapes, so that a record cannot forge a line or a colour."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
