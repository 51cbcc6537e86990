"""Charts of numbers that share a protocol: over time, and against the size of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from codelm.site.charts import Axis, Chart, Point, Series
from codelm.site.pages.labels import WEIGHTS

__all__ = ["score_charts"]

Shown = dict[str, Any]
Placed = list[tuple[float | str, Shown]]

_LEAST = 5
"""Fewer numbers say nothing as a chart."""
_TIME: Axis = {"title": "Released", "scale": "time"}
_SIZE: Axis = {"title": "Parameters", "scale": "log", "unit": "parameters"}


def score_charts(table: Shown) -> list[Chart]:
    """The charts of a table of results; none where too few numbers or places are known."""
    said = f"{table['label']}, by {table['by']['text']}"
    time = _chart(
        table,
        f"Over time: {said}",
        "Each dot is a number of this table; the line follows the best so far.",
        _TIME,
        lambda score: score["released"],
    )
    size = _chart(
        table,
        f"By size: {said}",
        "The numbers of models whose size is known, by their parameters.",
        _SIZE,
        lambda score: float(score["billions"] or 0) * 1e9,
    )
    for chart in time:
        chart["frontier"] = "lowest" if table["better"] == "lower" else "highest"
    return [*time, *size]


def _chart(
    table: Shown, title: str, description: str, x: Axis, place: Callable[[Shown], float | str]
) -> list[Chart]:
    placed = [(where, score) for score in table["scores"] if (where := place(score))]
    if len(placed) < _LEAST or len({where for where, _ in placed}) == 1:
        return []
    chart: Chart = {
        "name": f"{x['title'].lower()}-{table['id']}",
        "kind": "dots",
        "title": title,
        "description": description,
        "x": x,
        "y": {"title": table["metric"]["text"]},
        "series": _series(placed),
    }
    return [chart]


def _series(placed: Placed) -> list[Series]:
    """One series for open weights, one for closed."""
    found = [(name, [p for p in placed if p[1]["weights"] == key]) for key, name in WEIGHTS.items()]
    return [{"name": name, "points": _points(part)} for name, part in found if part]


def _points(placed: Sequence[tuple[float | str, Shown]]) -> list[Point]:
    return [
        {
            "x": where,
            "y": float(score["value"]),
            "label": f"{score['name']} {score['size']}".rstrip(),
            "to": f"models/{score['id']}/",
        }
        for where, score in placed
    ]
