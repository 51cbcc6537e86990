"""Dates of records, which are months or only years."""

from __future__ import annotations

__all__ = ["before", "month_number"]


def before(earlier: str, later: str) -> bool:
    """Whether one date surely lies before another: a year alone is not before its months."""
    known = min(len(earlier), len(later))
    return earlier[:known] < later[:known]


def month_number(date: str, unknown: int = 1) -> int:
    """The months since the year 0; `unknown` stands in for a missing month."""
    return int(date[:4]) * 12 + (int(date[5:]) if len(date) > 4 else unknown) - 1  # noqa: PLR2004
