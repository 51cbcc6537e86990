"""What a check found, before it is shown: the place, the sentence, and the mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.problems import Field, Severity
from codelm.records import AnyRecord

__all__ = ["Check", "Finding", "Fix", "becomes", "removed"]

Fix = Callable[[Any], Any]
"""What the plain value at the field becomes; None takes it out of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a record."""

    record: AnyRecord
    field: Field = ()
    """The place in the record; () is the whole record."""
    message: str
    """One sentence that says what is wrong."""
    hint: str = ""
    """What to do about it; empty where the message says it all."""
    severity: Severity = "error"
    """Errors stop a build; hints do not."""
    fix: Fix | None = None
    """The mechanical mend, where there is one."""
    mends: Field | None = None
    """The place that the mend changes, where it is not the field."""


Check = Callable[[KnowledgeBase], Iterator[Finding]]
"""Looks at a whole index and yields what it finds wrong."""


def removed(_: Any) -> None:
    """The fix of a value that should not be there."""


def becomes(value: Any) -> Fix:
    """The fix that puts this value in the place."""
    return lambda _: value
