"""The data sets below the picture, and the curves to the models that were trained on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from codelm.drawing.picture import Picture
from codelm.drawing.rows import Item, Rows
from codelm.drawing.shapes import TITLE, Curve, Lane, Spot, bend
from codelm.drawing.text import width
from codelm.records import Dataset, Model

__all__ = ["TRAINED_ON", "DataLane", "data_lane"]

TRAINED_ON = "trained-on"
_ROW = 17.0
_PAD = 8.0
_TITLE = "Data sets"


@dataclass(frozen=True, slots=True)
class DataLane:
    """One more lane below the others."""

    lane: Lane
    spots: tuple[Spot, ...]
    curves: tuple[Curve, ...]


def data_lane(
    picture: Picture, models: Collection[Model], datasets: Iterable[Dataset]
) -> DataLane | None:
    """The data sets that models of the picture were trained on, if there are any."""
    used = {id_ for model in models for id_ in model.training_data}
    known = sorted((d for d in datasets if d.id in used), key=lambda d: (d.released, d.id))
    if not known:
        return None
    flat = [
        Spot(id=d.id, label=d.name, x=picture.x(d.released, 0.5), y=0, radius=3.6, size=11.0)
        for d in known
    ]
    rows = Rows.of(Item(spot.id, spot.x, spot.x1, None) for spot in flat)
    title = width(_TITLE, TITLE, bold=True) + 2 * _PAD
    x0 = min(spot.x for spot in flat) - title - _PAD
    x1 = max(spot.x1 for spot in flat) + _PAD
    lane = Lane(
        id="data-sets",
        title=_TITLE,
        x=max(x0, 0.0),
        y=picture.height,
        width=x1 - max(x0, 0.0),
        height=max(rows.count * _ROW, 1.2 * TITLE) + 2 * _PAD,
        title_width=title,
    )
    top = lane.y + _PAD + 0.5 * _ROW
    spots = tuple(replace(spot, y=top + rows.row[spot.id] * _ROW) for spot in flat)
    return DataLane(lane, spots, tuple(_curves(picture, models, spots)))


def _curves(picture: Picture, models: Iterable[Model], spots: Iterable[Spot]) -> Iterator[Curve]:
    place = {spot.id: spot for spot in spots}
    of_model = {spot.id: spot for spot in picture.spots}
    for model in models:
        for id_ in model.training_data:
            if id_ in place:
                a, b = place[id_], of_model[model.id]
                path = bend(a.x, a.y, b.x, b.y)
                yield Curve(a.id, b.id, TRAINED_ON, path, far=True)
