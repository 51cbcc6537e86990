"""The nearest kin of one model as a small drawing: a tree in time, one row a model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from codelm.drawing.moments import in_order, moments
from codelm.drawing.shapes import Curve, Spot, bend, elbow
from codelm.drawing.timescale import TimeScale, Year, month_of
from codelm.lineage import first_edge
from codelm.records import Lineage, Model

__all__ = ["Neighbourhood", "neighbourhood"]

_AXIS = 26.0
_ROW = 22.0
_LEFT = 14.0
_TIME = 230.0
_MONTH = 40.0
"""The most room of a month, so that two models of one spring do not stand as far apart as years."""
_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """All that is drawn, in pixels."""

    width: float
    height: float
    years: tuple[Year, ...]
    spots: tuple[Spot, ...]
    curves: tuple[Curve, ...]


def neighbourhood(models: Collection[Model]) -> Neighbourhood:
    """The drawing of these models."""
    edges = {model.id: first_edge(model, {each.id for each in models}) for model in models}
    order = list(_tree(models, edges))
    scale = _scale(models)
    parts = moments(models, lambda _: "")
    spots = {
        model.id: Spot(
            id=model.id,
            label=model.name,
            x=_LEFT + scale.x(model.released, parts[model.id]),
            y=_AXIS + (row + 0.5) * _ROW,
            radius=4.2,
            size=_SIZE,
        )
        for row, model in enumerate(order)
    }
    return Neighbourhood(
        width=max(spot.x1 for spot in spots.values()) + _LEFT,
        height=_AXIS + len(order) * _ROW + 6,
        years=tuple(replace(y, x0=y.x0 + _LEFT, x1=y.x1 + _LEFT) for y in scale.years()),
        spots=tuple(spots.values()),
        curves=tuple(_curves(order, edges, spots)),
    )


def _scale(models: Collection[Model]) -> TimeScale:
    months = [month_of(model.released) for model in models]
    each = min(_MONTH, _TIME / (max(months) - min(months) + 1))
    return TimeScale((model.released for model in models), each_month=each, each_model=0)


def _tree(models: Collection[Model], edges: Mapping[str, Lineage | None]) -> Iterator[Model]:
    """The models from top to bottom: after each all that comes from it, youngest child first.

    A line from a parent then passes no label on its way down.
    """
    below: dict[str, list[Model]] = {}
    for model in in_order(models):
        edge = edges[model.id]
        below.setdefault(edge.parent if edge else "", []).append(model)
    left = below.get("", [])[::-1]
    while left:
        model = left.pop()
        yield model
        left += below.get(model.id, ())


def _curves(
    models: Collection[Model], edges: Mapping[str, Lineage | None], spots: Mapping[str, Spot]
) -> Iterator[Curve]:
    for model in models:
        for edge in model.lineage:
            if edge.parent in spots:
                a, b, far = spots[edge.parent], spots[model.id], edge is not edges[model.id]
                path = (bend if far else elbow)(a.x, a.y, b.x, b.y)
                yield Curve(a.id, b.id, edge.relation, path, far)
