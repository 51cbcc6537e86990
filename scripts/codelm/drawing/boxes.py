"""Boxes side by side and below each other, so that what belongs together stands together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

__all__ = ["Box", "packed"]


@dataclass(frozen=True, slots=True)
class Box:
    """A box whose place from left to right is given."""

    id: str
    x0: float
    x1: float
    height: float


_GAP = 8.0
_ROUNDS = 400
_PULL = 0.045
"""How much height one may win by a line that is longer by one."""


def packed(boxes: Sequence[Box], ties: Mapping[tuple[str, str], int]) -> dict[str, float]:
    """The top of each box; `ties` counts the lines between two boxes, which are to be short.

    The order in which the boxes fall is bettered step by step, always with the same result.
    """
    order = sorted(boxes, key=lambda box: (box.x0, box.id))
    chance = Random(len(order))  # noqa: S311 - no secret depends on it
    best, cost = _fallen(order), 0.0
    cost = _cost(order, best, ties)
    for _ in range(_ROUNDS if len(order) > 1 else 0):
        i, j = chance.sample(range(len(order)), 2)
        other = [*order]
        other.insert(j, other.pop(i))
        tops = _fallen(other)
        if (cheaper := _cost(other, tops, ties)) < cost:
            order, best, cost = other, tops, cheaper
    return best


def _fallen(order: Sequence[Box]) -> dict[str, float]:
    """Each box as high up as those before it let it."""
    tops: dict[str, float] = {}
    for box in order:
        near = [
            (tops[o.id], tops[o.id] + o.height + _GAP)
            for o in order[: len(tops)]
            if o.x0 < box.x1 + _GAP and box.x0 < o.x1 + _GAP
        ]
        tops[box.id] = _lowest(sorted(near), box.height + _GAP)
    return tops


def _lowest(taken: Sequence[tuple[float, float]], height: float) -> float:
    """The first free place of that height."""
    top = 0.0
    for start, end in taken:
        if start >= top + height:
            break
        top = max(top, end)
    return top


def _cost(
    boxes: Sequence[Box], tops: Mapping[str, float], ties: Mapping[tuple[str, str], int]
) -> float:
    height = max((tops[box.id] + box.height for box in boxes), default=0.0)
    middle = {box.id: tops[box.id] + box.height / 2 for box in boxes}
    pull = sum(count * abs(middle[a] - middle[b]) for (a, b), count in ties.items())
    return height + _PULL * pull
