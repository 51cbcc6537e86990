"""Charts as pygal draws them, the only place that knows pygal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element

import pygal
from pygal.etree import etree
from pygal.style import Style

from codelm.site.charts.scale import Tick, place, spelled, ticks
from codelm.site.charts.value import Chart, Point, Series

# pygal's finder of its maps knows the old way only, so that every later import would warn.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]

__all__ = ["FONT", "LARGER", "LETTER", "WIDTH", "drawn"]

WIDTH = 600
"""Units from the left to the right of every chart."""
FONT = 12
"""Size of letters on a wide screen."""
LARGER = 1.5
"""How much larger letters are on a narrow screen, where the picture is smaller."""
LETTER = 0.56 * FONT
"""Width of a letter on a wide screen."""
_HEIGHT = 300
_ROW = 25
_LONGEST = 30
"""Letters of the label of a row; the table behind the chart has all of it."""
_TOP = 28
_BOTTOM = 30
_RIGHT = 24
_HEADROOM = 1.08


class _Bare:
    """A chart without what a page has better: margins, title, legend, styles, scripts."""

    _series_margin = 0.09
    _serie_margin = 0.03

    def _compute_margin(self) -> None:
        """Keep the margins as they were given."""

    def _tooltip_data(self, *_: object, **__: object) -> None:
        """Write nothing for scripts."""

    def _draw(self: Any) -> None:
        super()._draw()  # type: ignore[misc]
        self.svg.add_styles = self.svg.add_scripts = lambda: None

    def _decorate(self: Any) -> None:
        self._box.margin = 0
        self._set_view()
        self._make_graph()
        self._axes()


def _bare(cls: Any) -> Any:
    return type(f"Bare{cls.__name__}", (_Bare, cls), {})


_BARS = _bare(pygal.Bar)
_STACKED_BARS = _bare(pygal.StackedBar)
_ROWS = _bare(pygal.HorizontalBar)
_LINES = _bare(pygal.Line)
_DOTS = _bare(pygal.XY)

_STYLE = Style(label_font_size=FONT, value_font_size=FONT)
_ALWAYS = {
    "style": _STYLE,
    "width": WIDTH,
    "margin": 0,
    "margin_top": _TOP,
    "margin_right": _RIGHT,
    "margin_bottom": _BOTTOM,
    "truncate_label": -1,
    "no_data_text": "",
    "js": (),
}


def drawn(chart: Chart) -> Element:
    """The tree that pygal makes of a chart, with its own classes and much that no page needs."""
    etree.to_etree()
    picture = _KINDS[chart["kind"]](chart)
    if not chart["series"]:
        picture.add("", [])  # axes without data
    tree: Element = picture.render_tree()
    return tree


def _upright(cls: Any, *, stacked: bool, **options: Any) -> Callable[[Chart], Any]:
    def make(chart: Chart) -> Any:
        marks, top = _numbers(chart, stacked=stacked)
        picture = cls(
            **_ALWAYS,
            **options,
            height=_HEIGHT,
            margin_left=_room(marks),
            range=(0, top),
            y_labels=_labels(marks),
            x_labels=chart["x"]["labels"],
            print_values=cls is _BARS and len(chart["series"]) == 1,
            print_values_position="top",
            value_formatter=lambda value: spelled(value, chart["y"]),
        )
        for series in chart["series"]:
            picture.add(series["name"], _values(chart, series))
        return picture

    return make


def _across(chart: Chart) -> Any:
    marks, top = _numbers(chart, stacked=False)
    names = [_short(label) for label in chart["x"]["labels"]]
    bars = len(chart["series"])
    picture = _ROWS(
        **_ALWAYS,
        height=_TOP + _BOTTOM + len(names) * (_ROW if bars == 1 else 15 * bars + 6),
        margin_left=int(max(map(len, names), default=0) * LETTER * LARGER * 0.94) + 12,
        range=(0, top * (1.04 if bars == 1 else 1)),
        y_labels=_labels(marks),
        x_labels=names[::-1],
        print_values=bars == 1,
        print_values_position="top",
        value_formatter=lambda value: spelled(value, chart["y"]),
    )
    for series in chart["series"]:
        picture.add(series["name"], _values(chart, series)[::-1])
    return picture


def _scattered(chart: Chart) -> Any:
    x, y = chart["x"], chart["y"]
    points = [point for series in chart["series"] for point in series.get("points", ())]
    left, right = _span([place(point["x"], x) for point in points])
    low, high = _span([place(point["y"], y) for point in points])
    if y.get("scale") != "log" and low < (high - low) / 2:
        low = 0
    marks = ticks(low, high, y)
    picture = _DOTS(
        **_ALWAYS,
        height=_HEIGHT + 60,
        margin_left=_room(marks),
        range=(low, high),
        xrange=(left, right),
        x_labels=_labels(ticks(left, right, x, 8)),
        y_labels=_labels(marks),
        dots_size=4,
    )
    for series in chart["series"]:
        dots = [_dot(chart, series, point) for point in series.get("points", ())]
        picture.add(series["name"], dots, stroke=False)
    if "frontier" in chart:
        steps = _frontier(points, chart)
        picture.add("", [*steps, (right, steps[-1][1])] if steps else [], show_dots=False)
    return picture


def _numbers(chart: Chart, *, stacked: bool) -> tuple[list[Tick], float]:
    """The marks of the axis of numbers, and where it ends."""
    columns = [series["values"] for series in chart["series"]]
    sums = map(sum, zip(*columns, strict=True)) if stacked else (v for c in columns for v in c)
    top = max((*sums, 0)) * _HEADROOM or 1
    whole = all(value == int(value) for column in columns for value in column)
    marks = ticks(0, top, chart["y"])
    return [mark for mark in marks if not whole or mark[1] == int(mark[1])], top


def _values(chart: Chart, series: Series) -> list[dict[str, Any]]:
    """The values of a series, each with the words that say it."""
    name = f", {series['name']}" if len(chart["series"]) > 1 else ""
    return [
        {"value": value, "label": f"{label}{name}: {spelled(value, chart['y'])}"}
        for label, value in zip(chart["x"]["labels"], series["values"], strict=True)
    ]


def _dot(chart: Chart, series: Series, point: Point) -> dict[str, Any]:
    said = f"{spelled(point['x'], chart['x'])}, {spelled(point['y'], chart['y'])}"
    name = f"{series['name']}, " if len(chart["series"]) > 1 else ""
    link = {"xlink": {"href": point["to"]}} if point.get("to") else {}
    return {
        "value": (place(point["x"], chart["x"]), place(point["y"], chart["y"])),
        "label": f"{point['label']}: {name}{said}",
        **link,
    }


def _frontier(points: list[Point], chart: Chart) -> list[tuple[float, float]]:
    """The corners of the line of the best so far."""
    best = max if chart["frontier"] == "highest" else min
    placed = sorted((place(p["x"], chart["x"]), place(p["y"], chart["y"])) for p in points)
    reached = list(accumulate((y for _, y in placed), best))
    corners: list[tuple[float, float]] = []
    for (x, _), y in zip(placed, reached, strict=True):
        if not corners or corners[-1][1] != y:
            corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
    return corners


def _span(places: list[float]) -> tuple[float, float]:
    """From a bit below the least to a bit above the greatest."""
    if not places:
        return 0, 1
    air = (max(places) - min(places)) * 0.04 or 0.5
    return min(places) - air, max(places) + air


def _labels(marks: list[Tick]) -> list[Mapping[str, Any]]:
    return [{"label": label, "value": value} for label, value in marks]


def _room(marks: list[Tick]) -> int:
    return int(max((len(label) for label, _ in marks), default=0) * LETTER * LARGER) + 12


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


_KINDS: dict[str, Callable[[Chart], Any]] = {
    "bars": _upright(_BARS, stacked=False),
    "stacked-bars": _upright(_STACKED_BARS, stacked=True),
    "rows": _across,
    "lines": _upright(_LINES, stacked=False, dots_size=3),
    "dots": _scattered,
}
