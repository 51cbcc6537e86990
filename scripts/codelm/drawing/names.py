"""The names that stay when a picture is seen from afar: few, large, and apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from codelm.drawing.shapes import LABEL, Lane, Rectangle, Spot, overlap
from codelm.drawing.text import width

__all__ = ["LARGE", "Name", "large_names"]

LARGE = (30.0, 19.0)
"""Height of the letters, seen from afar and from half way."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name written large, to the right or to the left of its dot."""

    x: float
    y: float
    """The line on which the letters stand."""
    is_left: bool
    box: Rectangle


def large_names(
    size: float, spots: Iterable[Spot], fame: Mapping[str, int], lanes: Iterable[Lane]
) -> dict[str, Name]:
    """The names that have room in this size, those with most descendants first."""
    taken = [lane.head for lane in lanes]
    found: dict[str, Name] = {}
    for spot in sorted(spots, key=lambda spot: (-fame[spot.id], spot.x)):
        if not fame[spot.id]:
            break
        for name in _sides(spot, size):
            if name.box[0] > 0 and not any(overlap(name.box, other) for other in taken):
                taken.append(name.box)
                found[spot.id] = name
                break
    return found


def _sides(spot: Spot, size: float) -> Iterator[Name]:
    wide, half, y = width(spot.label, size, bold=True), 0.6 * size, spot.y + 0.36 * size
    top, bottom = spot.y - half, spot.y + half
    right, left = spot.x + LABEL, spot.x - LABEL
    yield Name(right, y, is_left=False, box=(right, top, right + wide, bottom))
    yield Name(left, y, is_left=True, box=(left - wide, top, left, bottom))
