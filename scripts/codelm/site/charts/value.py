"""What a chart is, as a plain value: text, numbers, lists and mappings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

__all__ = ["Axis", "Chart", "Kind", "Point", "Series", "address", "has_points"]

Kind = Literal["bars", "stacked-bars", "rows", "lines", "dots"]
"""Upright bars beside or upon each other, bars as rows, lines, dots."""


class Axis(TypedDict):
    """One axis."""

    title: str
    """What stands on it: `Year`."""
    labels: NotRequired[Sequence[str]]
    """Its categories, in order."""
    to: NotRequired[Sequence[str]]
    """For each category its page, below the root of the site; "" where there is none."""
    scale: NotRequired[Literal["linear", "log", "time"]]
    """How numbers, or dates as `2023-05`, are placed on it."""
    unit: NotRequired[Literal["", "%", "parameters"]]
    """What the numbers count; numbers of parameters are written as `7B`."""


class Point(TypedDict):
    """One dot."""

    x: float | str
    """A number, or a date `2023-05` on a scale of time."""
    y: float
    label: str
    """What it stands for."""
    to: NotRequired[str]
    """Its page, below the root of the site."""


class Series(TypedDict):
    """Values of one colour."""

    name: str
    values: NotRequired[Sequence[float]]
    """One for each category."""
    points: NotRequired[Sequence[Point]]
    """Dots, of a chart of dots."""
    rest: NotRequired[bool]
    """Whether it gathers what has no colour of its own; it is grey."""


class Chart(TypedDict):
    """A chart with the text that stands in for it."""

    name: str
    """Unique on its page; ids are made from it."""
    kind: Kind
    title: str
    description: str
    """What one sees, in a sentence."""
    x: Axis
    """The axis of categories, of years or of time, also where it runs downwards."""
    y: Axis
    """The axis of numbers."""
    series: Sequence[Series]
    frontier: NotRequired[Literal["highest", "lowest"]]
    """Draws a stepped line through the best dots so far."""


def has_points(chart: Chart) -> bool:
    """Whether the chart shows dots, not values of categories."""
    return chart["kind"] == "dots"


def address(axis: Axis, index: int) -> str:
    """The page of a category."""
    return axis["to"][index] if "to" in axis else ""
