"""When in its month a model is drawn: dates are months, and a line must lead forward in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from codelm.records import Model

__all__ = ["in_order", "moments"]


def in_order(models: Iterable[Model]) -> list[Model]:
    """The models by date, in a month parents first."""
    known = {model.id: model for model in models}
    return sorted(known.values(), key=lambda m: (m.released, _steps(m, known), m.id))


def moments(models: Iterable[Model], lane_of: Callable[[Model], str]) -> dict[str, float]:
    """The part of its month that has passed at each model: more than at its parents.

    Models of one lane that are no kin stand beside each other.
    """
    known = {model.id: model for model in models}
    found: dict[str, float] = {}
    for _, group in groupby(in_order(known.values()), key=lambda model: model.released):
        month = list(group)
        step = {model.id: _steps(model, known) for model in month}
        most = max(step.values()) + 1
        beside = Counter((lane_of(model), step[model.id]) for model in month)
        seen: Counter[tuple[str, int]] = Counter()
        for model in month:
            place = lane_of(model), step[model.id]
            seen[place] += 1
            found[model.id] = (place[1] + seen[place] / (beside[place] + 1)) / most
    return found


def _steps(model: Model, known: Mapping[str, Model]) -> int:
    """How many generations of its ancestors are of the same month."""
    parents = (known.get(edge.parent) for edge in model.lineage)
    same = (p for p in parents if p and p.released == model.released and p is not model)
    return max((_steps(parent, known) + 1 for parent in same), default=0)
