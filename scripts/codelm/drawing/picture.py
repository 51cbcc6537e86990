"""The whole lineage as one picture: time from left to right, families in lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from codelm.drawing.boxes import Box, packed
from codelm.drawing.lanes import Lanes
from codelm.drawing.moments import in_order, moments
from codelm.drawing.names import LARGE, Name, large_names
from codelm.drawing.rows import Item, Rows
from codelm.drawing.shapes import TITLE, Curve, Lane, Spot, bend, elbow, level
from codelm.drawing.text import width
from codelm.drawing.timescale import TimeScale, Year
from codelm.lineage import LineageGraph, first_edge
from codelm.records import Lineage, Model

__all__ = ["AXIS", "Picture", "picture"]

AXIS = 70.0
"""Height of the axis, above the lanes."""
_FOOT = 68.0
_ROW = 17.0
_PAD = 8.0
_MARGIN = 16.0
_SIZES = ((15, 14.0), (4, 12.5), (0, 11.0))
"""Height of the letters of models with at least so many descendants."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, in pixels."""

    width: float
    height: float
    scale: TimeScale
    shift: float
    """Where the axis starts."""
    lanes: tuple[Lane, ...]
    spots: tuple[Spot, ...]
    curves: tuple[Curve, ...]
    large: tuple[Mapping[str, Name], ...]
    """The names that have room in each size of `LARGE`."""

    @property
    def years(self) -> list[Year]:
        """The years on the axis."""
        return [replace(y, x0=y.x0 + self.shift, x1=y.x1 + self.shift) for y in self.scale.years()]

    def x(self, date: str, part: float) -> float:
        """The place of a date."""
        return self.shift + self.scale.x(date, part)


def picture(lineage: LineageGraph, models: Collection[Model]) -> Picture:
    """The picture of these models."""
    lanes = Lanes(models)
    fame = {model.id: len(lineage.descendants(model)) for model in models}
    scale = TimeScale((model.released for model in models), each_month=9, each_model=6.4)
    flat = _flat_spots(models, lanes, fame, scale)
    rows = {name: _rows(own, flat) for name, own in lanes.models.items()}
    drawn = _lanes(lanes, rows, flat)
    shift = _MARGIN - min((lane.x for lane in drawn), default=0)
    drawn = [replace(lane, x=lane.x + shift) for lane in drawn]
    top = {lane.id: lane.y + _PAD + 0.5 * _ROW for lane in drawn}
    spots = {
        id_: replace(flat[id_], x=flat[id_].x + shift, y=top[name] + row * _ROW)
        for name, each in rows.items()
        for id_, row in each.row.items()
    }
    return Picture(
        width=max([shift + scale.width, *(lane.x + lane.width for lane in drawn)]) + _MARGIN,
        height=max((lane.y + lane.height for lane in drawn), default=0) + _FOOT,
        scale=scale,
        shift=shift,
        lanes=tuple(drawn),
        spots=tuple(sorted(spots.values(), key=lambda spot: (spot.x, spot.y))),
        curves=tuple(_curves(lanes.models, spots)),
        large=tuple(large_names(size, spots.values(), fame, drawn) for size in LARGE),
    )


def _flat_spots(
    models: Collection[Model], lanes: Lanes, fame: Mapping[str, int], scale: TimeScale
) -> dict[str, Spot]:
    """The spots from left to right; how far down they stand is not known yet."""
    parts = moments(models, lanes.of)
    return {
        model.id: Spot(
            id=model.id,
            label=model.name,
            x=scale.x(model.released, parts[model.id]),
            y=0,
            radius=3.2 + min(4.4, 0.55 * fame[model.id] ** 0.5),
            size=next(size for least, size in _SIZES if fame[model.id] >= least),
            bold=fame[model.id] >= _SIZES[1][0],
        )
        for model in in_order(models)
    }


def _rows(own: Iterable[Model], spots: Mapping[str, Spot]) -> Rows:
    """The rows of the models of a lane."""
    ids = {model.id for model in own}
    edges = {model.id: first_edge(model, ids) for model in own}
    return Rows.of(
        Item(spot.id, spot.x, spot.x1, edge.parent if (edge := edges[spot.id]) else None)
        for spot in spots.values()
        if spot.id in ids
    )


def _lanes(lanes: Lanes, rows: Mapping[str, Rows], spots: Mapping[str, Spot]) -> list[Lane]:
    """The lanes in their places."""
    titles = {name: lanes.title(name) for name in lanes.models}
    wide = {name: width(title, TITLE, bold=True) + 2 * _PAD for name, title in titles.items()}
    boxes = []
    for name, own in lanes.models.items():
        x0 = min(spots[model.id].x for model in own) - _PAD - wide[name]
        x1 = max(spots[model.id].x1 for model in own) + _PAD
        height = max(rows[name].count * _ROW, 1.2 * TITLE)
        boxes.append(Box(name, x0, x1, height + 2 * _PAD))
    tops = packed(boxes, _ties(lanes.models))
    return [
        Lane(b.id, titles[b.id], b.x0, AXIS + tops[b.id], b.x1 - b.x0, b.height, wide[b.id])
        for b in boxes
    ]


def _ties(lanes: Mapping[str, list[Model]]) -> Counter[tuple[str, str]]:
    """How many lines lead from lane to lane."""
    lane_of = {model.id: name for name, own in lanes.items() for model in own}
    return Counter(
        (lane_of[edge.parent], name)
        for name, own in lanes.items()
        for model in own
        for edge in model.lineage
        if lane_of.get(edge.parent, name) != name
    )


def _curves(lanes: Mapping[str, list[Model]], spots: Mapping[str, Spot]) -> Iterator[Curve]:
    for own in lanes.values():
        ids = {model.id for model in own}
        for model in own:
            first = first_edge(model, ids)
            for edge in model.lineage:
                if edge.parent in spots:
                    yield _curve(edge, spots[edge.parent], spots[model.id], far=edge is not first)


def _curve(edge: Lineage, parent: Spot, child: Spot, *, far: bool) -> Curve:
    if far:
        path = bend(parent.x, parent.y, child.x, child.y)
    elif parent.y == child.y:
        path = level(parent.x1 + 2, child.x, child.y)
    else:
        path = elbow(parent.x, parent.y, child.x, child.y)
    return Curve(parent.id, child.id, edge.relation, path, far)
