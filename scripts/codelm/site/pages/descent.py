"""The line of a model: what it comes from, down to what comes from it."""

from __future__ import annotations

from typing import Any

from codelm.lineage import LineageGraph
from codelm.records import Model
from codelm.site.pages.labels import RELATIONS

__all__ = ["descent"]

Node = dict[str, Any]


def descent(lineage: LineageGraph, model: Model) -> list[Node]:
    """The tree from the oldest ancestor in the first line, through the model, to its descendants.

    A model stands in it once, even where several ways lead to it.
    """
    seen = {model.id}
    node = _node(model, "", _below(lineage, model, seen), here=True)
    while above := _first_parent(lineage, model, seen):
        parent, relation = above
        node["relation"] = RELATIONS[relation]
        node = _node(parent, "", [node])
        model = parent
    return [node]


def _first_parent(lineage: LineageGraph, model: Model, seen: set[str]) -> tuple[Model, str] | None:
    for parent, edge in lineage.parents(model):
        if parent.id not in seen:
            seen.add(parent.id)
            return parent, edge.relation
    return None


def _below(lineage: LineageGraph, model: Model, seen: set[str]) -> list[Node]:
    new = []
    for child, edge in lineage.children(model):
        if child.id not in seen:
            seen.add(child.id)
            new.append((child, edge.relation))
    return [_node(child, RELATIONS[how], _below(lineage, child, seen)) for child, how in new]


def _node(model: Model, relation: str, below: list[Node], *, here: bool = False) -> Node:
    return {
        "id": model.id,
        "name": model.name,
        "date": model.released[:4],
        "relation": relation,
        "here": here,
        "below": below,
    }
