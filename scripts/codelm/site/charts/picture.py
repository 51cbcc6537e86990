"""The drawing of a chart as an inline SVG: shapes, text and links, and nothing else."""

from __future__ import annotations

import re
from itertools import count
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from codelm.site.charts.drawing import FONT, LARGER, LETTER, WIDTH, drawn
from codelm.site.charts.scale import spelled
from codelm.site.charts.value import Chart, Series, has_points

__all__ = ["colour", "picture"]

_COLOURS = 8
"""How many colours there are before they are used again."""

_KEPT = {
    "g": ("transform",),
    "path": ("d",),
    "rect": ("x", "y", "width", "height"),
    "circle": ("cx", "cy", "r"),
    "text": ("x", "y"),
    "a": (),
}
"""The elements that a picture has, and their attributes; all else of a drawing is dropped."""
_CLASSES = {
    "axis x": "x",
    "axis y": "y",
    "axis y always_show": "y",
    "guide line": "guide",
    "major guide line": "guide",
    "line": "ground",
    "axis line": "ground",
    "axis major line": "ground",
    "line reactive nofill": "line",
}
_DROPPED = {"background", "plot tooltip-overlay", "titles"}
_SERIES = re.compile(r"series serie-([0-9]+)")
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")
_GAP = 1.2
"""Letters between two labels at least."""


def picture(chart: Chart, base: str) -> Element:
    """The `svg` element of a chart; `base` is the way to the root of the site."""
    tree = drawn(chart)
    id_ = f"chart-{chart['name']}"
    svg = Element(
        "svg",
        {
            "viewBox": tree.attrib["viewBox"],
            "role": "group" if has_points(chart) else "img",  # an image holds no links
            "aria-labelledby": f"{id_}-title {id_}-desc",
        },
    )
    SubElement(svg, "title", {"id": f"{id_}-title"}).text = chart["title"]
    SubElement(svg, "desc", {"id": f"{id_}-desc"}).text = chart["description"]
    SubElement(svg, "text", {"class": "title", "x": "0", "y": str(FONT)}).text = chart["y"]["title"]
    copying = _Copying(chart, base)
    for node in tree.iterfind("g"):
        copying.copy(node, svg)
    return svg


def colour(series: Series, number: int) -> str:
    """The class that gives the series of that number its colour."""
    return "rest" if series.get("rest") else f"s{number % _COLOURS}"


class _Copying:
    """How the parts of one drawing are taken over."""

    def __init__(self, chart: Chart, base: str) -> None:
        self._base = base
        self._across = chart["kind"] == "rows"
        self._values = "value" if self._across else _values_class(chart)
        self._colours = [*map(colour, chart["series"], count()), "frontier"]

    def copy(self, node: Element, parent: Element) -> None:
        """Add to the parent what a picture keeps of a node."""
        name, class_ = node.tag, self._class(node.get("class", ""))
        if name not in _KEPT or class_ is None:
            return
        kept = {key: _rounded(node.attrib[key]) for key in _KEPT[name] if node.get(key)}
        if class_:
            kept["class"] = class_
        if name == "a":
            to = node.get("{http://www.w3.org/1999/xlink}href", "")
            kept |= {"href": f"{self._base}{to}", "tabindex": "-1"}  # the table has it too
        copied = SubElement(parent, name, kept)
        if name == "text":
            self._write(copied, node.text or "")
        self._children(node, copied)
        if class_ in {"x", "y"}:
            _label(copied, class_)

    def _class(self, given: str) -> str | None:
        """The class of what is kept; None for what is not."""
        if given in _DROPPED:
            return None
        if series := _SERIES.match(given):
            return self._colours[int(series[1])]
        return self._values if given == "value" else _CLASSES.get(given, "")

    def _write(self, copied: Element, text: str) -> None:
        start = self._across and copied.get("class") == "value"
        copied.set("text-anchor", "start" if start else "middle")
        copied.text = text

    def _children(self, node: Element, copied: Element) -> None:
        for child in node:
            self.copy(child, copied)
        label = node.find("desc[@class='label']")
        if label is not None:
            for shape in copied:
                if shape.tag in {"rect", "circle"}:
                    SubElement(shape, "title").text = label.text or ""


def _values_class(chart: Chart) -> str | None:
    """Whether there is room for numbers upon upright bars, on narrow screens too or not at all."""
    if chart["kind"] != "bars" or len(chart["series"]) != 1:
        return None
    values = chart["series"][0].get("values", [])
    longest = max((len(spelled(value, chart["y"])) for value in values), default=0)
    room = WIDTH * 0.88 / (len(values) or 1) / LETTER
    return None if longest > room else "value minor" if longest * LARGER > room else "value"


def _label(axis: Element, name: str) -> None:
    """Set the labels of an axis beside it, without those for which there is no room."""
    labels = [(guide, text) for guide in axis for text in guide.iterfind("text")]
    if name == "y":
        for _, text in labels:
            text.set("text-anchor", "end")
        return
    places = [float(text.attrib["x"]) for _, text in labels]
    pitch = abs(places[-1] - places[0]) / (len(places) - 1) if len(places) > 1 else WIDTH
    longest = (max((len(text.text or "") for _, text in labels), default=0) + _GAP) * LETTER
    wide = ceil(longest / pitch)
    narrow = ceil(longest * LARGER / pitch / wide) * wide
    for i, (guide, text) in enumerate(reversed(labels)):
        if i % wide:
            guide.remove(text)
        elif i % narrow:
            text.set("class", "minor")


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), text)
