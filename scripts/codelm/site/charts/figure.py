"""A chart as a figure of a page: title, legend, picture, and the table behind it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from codelm.site.charts.picture import colour, picture
from codelm.site.charts.scale import spelled
from codelm.site.charts.value import Axis, Chart, address, has_points

__all__ = ["figure"]


_FORBIDDEN = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
"""Letters that no page may hold."""


def figure(chart: Chart, base: str) -> str:
    """The HTML of the figure; `base` is the way to the root of the site."""
    whole = Element("figure", {"class": f"chart {chart['kind']}", "id": f"chart-{chart['name']}"})
    caption = SubElement(whole, "figcaption")
    SubElement(caption, "b").text = chart["title"]
    SubElement(caption, "span").text = chart["description"]
    _legend(whole, chart)
    whole.append(picture(chart, base))
    details = SubElement(whole, "details")
    SubElement(details, "summary").text = "Numbers of this chart"
    scroll = SubElement(details, "div", {"class": "scroll", "tabindex": "0", "role": "region"})
    scroll.set("aria-label", f"Numbers: {chart['title']}")
    _table(scroll, chart, base)
    return tostring(whole, "unicode", short_empty_elements=False).translate(_FORBIDDEN)


def _legend(whole: Element, chart: Chart) -> None:
    """Name the colours, where there is more than one."""
    if len(chart["series"]) > 1 or "frontier" in chart:
        legend = SubElement(whole, "ul", {"class": "legend"})
        for i, series in enumerate(chart["series"]):
            SubElement(legend, "li", {"class": colour(series, i)}).text = series["name"]
        if "frontier" in chart:
            said = f"{chart['frontier'].capitalize()} so far"
            SubElement(legend, "li", {"class": "frontier"}).text = said


def _table(parent: Element, chart: Chart, base: str) -> None:
    table = SubElement(parent, "table", {"class": "atlas"})
    SubElement(table, "caption").text = chart["title"]
    head = SubElement(SubElement(table, "thead"), "tr")
    body = SubElement(table, "tbody")
    (_dots if has_points(chart) else _categories)(head, body, chart, base)


def _categories(head: Element, body: Element, chart: Chart, base: str) -> None:
    """A row for each category, a column for each series."""
    _heads(head, [chart["x"]["title"]], [series["name"] for series in chart["series"]])
    columns = [series["values"] for series in chart["series"]]
    for i, label in enumerate(chart["x"]["labels"]):
        row = _row(body, label, address(chart["x"], i), base)
        for column in columns:
            SubElement(row, "td", {"class": "number"}).text = spelled(column[i], chart["y"])


def _dots(head: Element, body: Element, chart: Chart, base: str) -> None:
    """A row for each dot."""
    named = len(chart["series"]) > 1
    _heads(head, ["Name", "Group"] if named else ["Name"], [a["title"] for a in _axes(chart)])
    for series in chart["series"]:
        for point in series.get("points", ()):
            row = _row(body, point["label"], point.get("to", ""), base)
            if named:
                SubElement(row, "td").text = series["name"]
            for axis, value in zip(_axes(chart), (point["x"], point["y"]), strict=True):
                SubElement(row, "td", {"class": "number"}).text = spelled(value, axis)


def _axes(chart: Chart) -> tuple[Axis, Axis]:
    return chart["x"], chart["y"]


def _heads(head: Element, texts: list[str], numbers: list[str]) -> None:
    for label in texts:
        SubElement(head, "th", {"scope": "col"}).text = label
    for label in numbers:
        SubElement(head, "th", {"scope": "col", "class": "number"}).text = label


def _row(body: Element, label: str, to: str, base: str) -> Element:
    """A row headed by its label, which leads to its page."""
    row = SubElement(body, "tr")
    head = SubElement(row, "th", {"scope": "row"})
    (SubElement(head, "a", {"href": f"{base}{to}"}) if to else head).text = label
    return row
