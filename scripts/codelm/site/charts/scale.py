"""Round numbers for axes, and how numbers and dates are written and placed."""

from __future__ import annotations

from math import ceil, floor, log10

from codelm.site.charts.value import Axis

__all__ = ["Tick", "place", "spelled", "ticks"]

Tick = tuple[str, float]
"""What stands at a mark, and where it is placed."""

_STEPS = (1, 2, 2.5, 5, 10)
_PREFIXES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
_MOST_POWERS = 3
"""With up to so many powers of ten on an axis, there is a mark between each two."""


def place(value: float | str, axis: Axis) -> float:
    """Where a value stands on the axis: a date as a year with its part that has gone."""
    if isinstance(value, str):
        year, _, month = value.partition("-")
        return round(int(year) + ((int(month[:2]) - 0.5) / 12 if month else 0.5), 4)
    return log10(value) if axis.get("scale") == "log" else value


def spelled(value: float | str, axis: Axis) -> str:
    """The value as people write it."""
    if isinstance(value, str):
        return value
    if axis.get("unit") == "parameters":
        return _prefixed(value)
    return f"{_plain(value)}{axis.get('unit', '')}"


def ticks(low: float, high: float, axis: Axis, most: int = 6) -> list[Tick]:
    """Up to about so many marks from low to high; both are places on the axis."""
    if axis.get("scale") == "log":
        return _powers(low, high, axis)
    step = _step((high - low) / most)
    if axis.get("scale") == "time":
        step = max(1, ceil(step))
    marks = [step * n for n in range(ceil(low / step), floor(high / step + 1e-9) + 1)]
    if axis.get("scale") == "time":
        return [(str(int(mark)), mark) for mark in marks]
    return [(spelled(round(mark, 6), axis), mark) for mark in marks]


def _powers(low: float, high: float, axis: Axis) -> list[Tick]:
    powers = range(floor(low), ceil(high) + 1)
    digits = (1, 3) if len(powers) <= _MOST_POWERS + 1 else (1,)
    marks = [log10(digit) + power for power in powers for digit in digits]
    return [
        (spelled(round(10**mark, 6 - floor(mark)), axis), mark)
        for mark in marks
        if low <= mark <= high
    ]


def _step(rough: float) -> float:
    """The smallest round step that is no smaller."""
    if rough <= 0:
        return 1
    power: float = 10.0 ** floor(log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def _prefixed(value: float) -> str:
    for size, prefix in _PREFIXES:
        if value >= size:
            return f"{value / size:.3g}{prefix}"
    return _plain(value)
