"""Time on an axis that gives more room to years with more models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["TimeScale", "Year", "month_of"]

_MONTHS = 12


def month_of(date: str) -> int:
    """The number of a month since the year 0; a year alone stands for its first month."""
    year, _, month = date.partition("-")
    return int(year) * _MONTHS + int(month or 1) - 1


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis."""

    label: str
    x0: float
    x1: float


class TimeScale:
    """Where each month stands; the months of a year are equally wide."""

    def __init__(self, dates: Iterable[str], *, each_month: float, each_model: float) -> None:
        months = [month_of(date) for date in dates]
        counts = Counter(month // _MONTHS for month in months)
        self._first = min(months, default=0)
        every = range(self._first, max(months, default=-1) + 1)
        widths = _widths(every, counts, each_month, each_model)
        self._starts = [0.0, *accumulate(widths)]
        self._years = {month // _MONTHS for month in every}

    @property
    def width(self) -> float:
        """The length of the axis."""
        return self._starts[-1]

    def x(self, date: str, part: float) -> float:
        """The place of a date; the part, between 0 and 1, is how much of its month has passed.

        A date off the axis stands at its nearer end.
        """
        i = min(max(month_of(date) - self._first, 0), len(self._starts) - 2)
        return self._starts[i] + part * (self._starts[i + 1] - self._starts[i])

    def years(self) -> Iterator[Year]:
        """The years, the first and the last as far as they are drawn."""
        last = len(self._starts) - 1
        for year in sorted(self._years):
            i0 = max(0, year * _MONTHS - self._first)
            i1 = min(last, (year + 1) * _MONTHS - self._first)
            yield Year(str(year), self._starts[i0], self._starts[i1])


def _widths(
    months: Iterable[int], counts: Mapping[int, int], each_month: float, each_model: float
) -> Iterator[float]:
    months = list(months)
    shown = Counter(month // _MONTHS for month in months)
    for month in months:
        year = month // _MONTHS
        yield each_month + each_model * counts[year] / shown[year]
