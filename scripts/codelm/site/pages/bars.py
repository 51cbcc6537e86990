"""Numbers of papers by year, for bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["bars", "by_year"]


def by_year(dates: Iterable[str]) -> list[dict[str, Any]]:
    """The bars of how many of the dates fall in each year."""
    return bars(Counter(date[:4] for date in dates))


def bars(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """One bar a year, oldest first; the longest has the share 1."""
    most = max(counts.values(), default=1)
    return [
        {"text": year, "to": f"years/{year}/", "count": count, "share": round(count / most, 3)}
        for year, count in sorted(counts.items())
    ]
