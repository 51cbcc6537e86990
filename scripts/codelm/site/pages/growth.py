"""How a topic grew, in sentences; a chart of its years says the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codelm.records import Paper
from codelm.site.pages.labels import counted, month

__all__ = ["growth"]

_RECENT = 3
"""So many years up to the last one are recent."""
_TOO_FEW = 10
"""Of so few papers a share says nothing."""


def growth(papers: Sequence[Paper], every: Iterable[Paper]) -> list[str]:
    """When papers on the topic began, and their share of all papers before and in recent years."""
    dates = sorted(paper.date for paper in papers)
    of = sorted(paper.date for paper in every)
    if not dates:
        return []
    began = f"The first of {counted(len(dates), 'paper')} in this index is of {month(dates[0])}."
    since = str(int(of[-1][:4]) - _RECENT + 1)
    before = sum(date < since for date in of)
    if len(dates) <= _TOO_FEW or not before:
        return [began]
    early = sum(date < since for date in dates)
    recent = (len(dates) - early) / (len(of) - before)
    share = (
        f"Since {since}, {recent:.1%} of all papers in the index are on it; before, "
        f"{early / before:.1%} were. All records reach to {month(of[-1])}."
    )
    return [began, share]
