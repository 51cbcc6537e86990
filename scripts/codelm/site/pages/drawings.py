"""Drawings of lineage as plain values for the templates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from codelm.drawing.data import data_lane
from codelm.drawing.names import Name
from codelm.drawing.neighbourhood import neighbourhood
from codelm.drawing.picture import AXIS, picture
from codelm.drawing.shapes import LABEL, TITLE, Curve, Lane, Spot
from codelm.drawing.timescale import Year
from codelm.lineage import WEIGHTLESS
from codelm.records import Model
from codelm.site.atlas import Atlas
from codelm.site.pages.labels import RELATIONS, month

__all__ = ["kinds_of_lines", "small_drawing", "whole_drawing"]

Facts = dict[str, Any]


def kinds_of_lines(used: Iterable[str]) -> list[dict[str, Any]]:
    """The relations among these, in the order of the legend."""
    among = set(used)
    return [
        {"id": name, "text": text, "weightless": name in WEIGHTLESS}
        for name, text in RELATIONS.items()
        if name in among
    ]


def whole_drawing(atlas: Atlas) -> Facts:
    """The picture of all models, with the data sets below it."""
    models = atlas.kb.models
    drawn = picture(atlas.lineage, list(models.values()))
    data = data_lane(drawn, list(models.values()), atlas.kb.datasets.values())
    lane = data.lane if data else None
    return {
        "width": round(drawn.width),
        "height": round(drawn.height),
        "full_height": round(lane.y + lane.height + AXIS / 2 if lane else drawn.height),
        "years": [_year(year) for year in drawn.years],
        "lanes": [_lane(lane) for lane in drawn.lanes],
        # What is drawn last lies on top: names that are to be read from afar.
        "spots": sorted(
            (_spot(spot, models, drawn.large) for spot in drawn.spots),
            key=lambda spot: len(spot["large"]),
        ),
        "curves": [_curve(curve) for curve in drawn.curves],
        "data": [_lane(data.lane)] if data else [],
        "data_spots": [_plain_spot(spot) for spot in data.spots] if data else [],
        "data_curves": [_curve(curve) for curve in data.curves] if data else [],
    }


def small_drawing(models: Collection[Model], here: Model) -> Facts:
    """The drawing of the nearest kin of one model."""
    drawn = neighbourhood(models)
    known = {model.id: model for model in models}
    return {
        "width": round(drawn.width),
        "height": round(drawn.height),
        "years": [_year(year) for year in _apart(drawn.years)],
        "spots": [{**_spot(spot, known, ()), "here": spot.id == here.id} for spot in drawn.spots],
        "curves": [_curve(curve) for curve in drawn.curves],
    }


_YEAR = 34.0
"""The least room of a year's label."""


def _apart(years: Iterable[Year]) -> list[Year]:
    """The years whose labels do not touch."""
    kept: list[Year] = []
    for year in years:
        if not kept or year.x0 - kept[-1].x0 >= _YEAR:
            kept.append(year)
    return kept


def _year(year: Year) -> Facts:
    return {"label": year.label, "x": _px(year.x0), "width": _px(year.x1 - year.x0)}


def _lane(lane: Lane) -> Facts:
    return {
        "title": lane.title,
        "x": _px(lane.x),
        "y": _px(lane.y),
        "width": _px(lane.width),
        "height": _px(lane.height),
        "title_x": _px(lane.x + 9),
        "title_y": _px(lane.y + 6 + 0.85 * TITLE),
    }


def _plain_spot(spot: Spot) -> Facts:
    return {
        "id": spot.id,
        "name": spot.label,
        "x": _px(spot.x),
        "y": _px(spot.y),
        "r": _px(spot.radius),
        "text_x": _px(spot.x + LABEL),
        "text_y": _px(spot.y + 0.36 * spot.size),
        "size": _SIZES[spot.size],
    }


_SIZES = {11.0: "", 12.5: "s2", 13.0: "", 14.0: "s3"}
"""Classes of labels by the height of their letters."""


def _spot(spot: Spot, models: Mapping[str, Model], large: Iterable[Mapping[str, Name]]) -> Facts:
    model = models[spot.id]
    return {
        **_plain_spot(spot),
        "open": model.open_weights,
        "when": month(model.released),
        "large": [
            {"class": f"l{i}{' left' if name.is_left else ''}", "x": _px(name.x), "y": _px(name.y)}
            for i, name in enumerate((names.get(spot.id) for names in large), 1)
            if name
        ],
    }


def _curve(curve: Curve) -> Facts:
    return {
        "source": curve.source,
        "target": curve.target,
        "relation": curve.relation,
        "path": curve.path,
        "far": curve.far,
    }


def _px(number: float) -> float:
    return round(number, 1)
