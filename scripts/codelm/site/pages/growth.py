"""How a topic grew, in sentences; a chart of its years says the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from codelm.site.pages.labels import counted, month

__all__ = ["growth"]

_RECENT = 3
"""So many years up to the last one are recent."""
_TOO_FEW = 10
"""Of so few papers a share says nothing."""


def growth(dates: Sequence[str], every: Sequence[str]) -> list[str]:
    """When papers on the topic began, and their share of all papers before and in recent years.

    Given are the dates of both, earliest first.
    """
    if not dates:
        return []
    began = f"The first of {counted(len(dates), 'paper')} in this index is of {month(dates[0])}."
    since = str(int(every[-1][:4]) - _RECENT + 1)
    before = bisect_left(every, since)
    if len(dates) <= _TOO_FEW or not before:
        return [began]
    early = bisect_left(dates, since)
    recent = (len(dates) - early) / (len(every) - before)
    share = (
        f"Since {since}, {recent:.1%} of all papers in the index are on it; before, "
        f"{early / before:.1%} were. All records reach to {month(every[-1])}."
    )
    return [began, share]
