"""Charts: pictures that can be read, trusted and told apart, with the numbers behind them."""

from __future__ import annotations

import re
import sys
from itertools import combinations
from typing import get_args
from xml.etree.ElementTree import Element, fromstring

import pytest

from codelm.site.charts import Chart, chart_figure
from codelm.site.charts.value import Kind
from tests.rendering import ROOT

HOSTILE = "\"><script>alert('x')</script>&\x00<b>"
KINDS: tuple[Kind, ...] = get_args(Kind)
CSS = (ROOT / "site/theme/assets/charts.css").read_text("utf-8")
GROUNDS = {"light": "#ffffff", "dark": "#10161f"}


def chart_of(kind: Kind, text: str = "Repair", name: str = "sample") -> Chart:
    """A small chart of a kind, with that text wherever records have a say."""
    chart: Chart = {
        "name": name,
        "kind": kind,
        "title": f"Papers on {text}",
        "description": f"How many, with {text}.",
        "x": {"title": "Year", "labels": ["2022", "2023", text]},
        "y": {"title": "Papers"},
        "series": [
            {"name": text, "values": [1, 2, 30]},
            {"name": "Rest", "values": [4, 0, 6000], "rest": True},
        ],
    }
    return {**chart, **_scattered(text)} if kind == "dots" else chart  # type: ignore[typeddict-item]


def _scattered(text: str) -> dict[str, object]:
    points = [
        {"x": f"202{n}-0{n + 1}", "y": 10.0 ** (n + 6), "label": f"{text} {n}", "to": "models/x/"}
        for n in range(5)
    ]
    return {
        "x": {"title": "Released", "scale": "time"},
        "y": {"title": "Parameters", "scale": "log", "unit": "parameters"},
        "series": [{"name": text, "points": points}],
        "frontier": "highest",
    }


def drawn(chart: Chart) -> Element:
    """The figure, parsed as XML."""
    return fromstring(chart_figure(chart, "../"))  # noqa: S314  it is our own


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_an_image_with_a_title_and_a_description(kind: Kind) -> None:
    chart = chart_of(kind)
    svg = drawn(chart).find("svg")
    assert svg is not None
    said = {node.get("id"): node.text for node in svg if node.tag in {"title", "desc"}}
    labels = [said[id_] for id_ in svg.attrib["aria-labelledby"].split()]
    assert labels == [chart["title"], chart["description"]]
    assert svg.get("role") == ("group" if svg.find(".//a") is not None else "img")
    assert svg.attrib["viewBox"].startswith("0 0 ")


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_holds_no_colour_no_script_and_no_address_outside(kind: Kind) -> None:
    made = chart_figure(chart_of(kind), "../")
    assert not re.search(r"#[0-9a-f]{3}|rgb|style=|<script|<style|https?:|xlink|\son\w+=", made)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_is_the_same_text(kind: Kind) -> None:
    assert chart_figure(chart_of(kind), "") == chart_figure(chart_of(kind), "")


@pytest.mark.parametrize("kind", KINDS)
def test_what_strangers_write_stays_text(kind: Kind) -> None:
    tags = {node.tag for node in drawn(chart_of(kind, HOSTILE)).iter()}
    assert tags == {node.tag for node in drawn(chart_of(kind)).iter()}


@pytest.mark.parametrize("kind", KINDS)
def test_charts_of_a_page_share_no_id(kind: Kind) -> None:
    found = [drawn(chart_of(kind, name=name)).iter() for name in ("one", "two")]
    ids = [{node.attrib["id"] for node in nodes if node.get("id")} for nodes in found]
    assert ids[0]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "dots"])
def test_the_table_holds_the_numbers(kind: Kind) -> None:
    chart = chart_of(kind)
    table = drawn(chart).find(".//table")
    assert table is not None
    rows = [[cell.text or cell[0].text for cell in row] for row in table.iterfind("tbody/tr")]
    assert rows == [["2022", "1", "4"], ["2023", "2", "0"], ["Repair", "30", "6,000"]]
    assert [cell.get("scope") for cell in table.iterfind("thead/tr/th")] == ["col"] * 3
    assert {row[0].get("scope") for row in table.iterfind("tbody/tr")} == {"row"}


def test_each_dot_has_its_link_and_its_row() -> None:
    figure = drawn(chart_of("dots"))
    links = [node.get("href") for node in figure.iterfind("svg//a")]
    rows = [[cell.text or cell[0].text for cell in row] for row in figure.iterfind(".//tbody/tr")]
    assert links == ["../models/x/"] * 5
    assert rows[0] == ["Repair 0", "2020-01", "1M"]
    assert rows[-1] == ["Repair 4", "2024-05", "10B"]


def test_longer_bars_stand_for_larger_numbers() -> None:
    bars = [float(node.attrib["height"]) for node in drawn(chart_of("bars")).iterfind(".//rect")]
    small, twice = bars[0], bars[1]
    assert twice == pytest.approx(2 * small, abs=0.15)
    assert max(bars) == bars[-1]


def test_the_frontier_never_falls() -> None:
    lines = drawn(chart_of("dots")).findall(".//g[@class='frontier']/path")
    heights = [float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", lines[0].attrib["d"])]
    assert heights == sorted(heights, reverse=True)


def test_a_chart_without_numbers_is_drawn() -> None:
    empty: Chart = {**chart_of("bars"), "x": {"title": "Year", "labels": []}, "series": []}
    assert drawn(empty).find("svg") is not None
    assert drawn({**chart_of("dots"), "series": []}).find("svg") is not None


@pytest.mark.parametrize("scheme", GROUNDS)
def test_shapes_stand_out_from_the_page(scheme: str) -> None:
    block = re.findall(r"\{([^}]*--s0:[^}]*)\}", CSS)[list(GROUNDS).index(scheme)]
    colours = dict(re.findall(r"--(s\d|rest): (#[0-9a-f]{6})", block))
    assert len(colours) == 9
    assert {name: c for name, c in colours.items() if contrast(c, GROUNDS[scheme]) < 3} == {}
    assert all(one != other for one, other in combinations(colours.values(), 2))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * w for c, w in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_drawing_leaves_no_finder_of_modules_behind() -> None:
    chart_figure(chart_of("bars"), "")
    assert [finder for finder in sys.meta_path if not hasattr(finder, "find_spec")] == []
