"""The graph of models: who comes from whom, and how."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import cached_property
from io import BytesIO
from typing import Any, cast

import networkx as nx

from codelm.kb import KnowledgeBase
from codelm.records import Lineage, Model

__all__ = ["WEIGHTLESS", "LineageGraph", "first_edge", "graphml", "inheritance"]

WEIGHTLESS = frozenset({"distilled-from", "successor-of", "architecture-of"})
"""Relations by which no weights are handed down: a teacher's answers, a place or a shape are."""


class LineageGraph:
    """Models with an edge from each parent to each child."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The graph; edges carry `relation` and `source`."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self._kb.models)
        for model in self._kb.models.values():
            for edge in model.lineage:
                if edge.parent in self._kb.models:
                    graph.add_edge(
                        edge.parent, model.id, relation=edge.relation, source=edge.source
                    )
        return graph

    @cached_property
    def cycles(self) -> list[list[str]]:
        """Groups of models that descend from themselves; a sound index has none."""
        parts = (sorted(part) for part in nx.strongly_connected_components(self.graph))
        return [p for p in parts if len(p) > 1 or self.graph.has_edge(p[0], p[0])]

    def parents(self, model: Model) -> list[tuple[Model, Lineage]]:
        """What a model comes from, each with the edge that says how."""
        known = self._kb.models
        return [(known[edge.parent], edge) for edge in model.lineage if edge.parent in known]

    def children(self, model: Model) -> list[tuple[Model, Lineage]]:
        """What comes from a model, oldest first, each with the edge that says how."""
        found = [
            (child, edge)
            for child in self._kb.naming(model, Model, "lineage")
            for edge in child.lineage
            if edge.parent == model.id
        ]
        return sorted(found, key=lambda pair: (pair[0].released, pair[0].name))

    def ancestors(self, model: Model) -> list[Model]:
        """All that a model comes from, oldest first."""
        return self._by_date(cast("Iterable[str]", nx.ancestors(self.graph, model.id)))

    def descendants(self, model: Model) -> list[Model]:
        """All that comes from a model, oldest first."""
        return self._by_date(cast("Iterable[str]", nx.descendants(self.graph, model.id)))

    def kin(self, model: Model) -> list[Model]:
        """The model, then its ancestors and descendants, nearest first."""
        up = self._distances(model, lambda each: [parent for parent, _ in self.parents(each)])
        down = self._distances(model, lambda each: [child for child, _ in self.children(each)])
        far = up | down
        return sorted((self._kb.models[id_] for id_ in far), key=lambda m: (far[m.id], m.released))

    def _distances(self, model: Model, next_of: Callable[[Model], list[Model]]) -> dict[str, int]:
        found = {model.id: 0}
        left = [model]
        for each in left:
            for other in next_of(each):
                if other.id not in found:
                    found[other.id] = found[each.id] + 1
                    left.append(other)
        return found

    def _by_date(self, ids: Iterable[str]) -> list[Model]:
        return sorted(
            (self._kb.models[id_] for id_ in ids), key=lambda model: (model.released, model.name)
        )


def inheritance(model: Model) -> list[Lineage]:
    """The edges by which weights came to a model: none if it was trained from scratch."""
    return [edge for edge in model.lineage if edge.relation not in WEIGHTLESS]


def first_edge(model: Model, within: Container[str]) -> Lineage | None:
    """The edge that says best where a model comes from: one by which weights came, if there is one.

    Only parents `within` these ids count.
    """
    known = [edge for edge in model.lineage if edge.parent in within]
    return min(known, key=lambda edge: edge.relation in WEIGHTLESS, default=None)


def graphml(nodes: Iterable[dict[str, Any]], edges: Iterable[dict[str, Any]]) -> str:
    """A GraphML document of nodes with an `id` and edges with a `source` and a `target`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node["id"], **_without(node, "id"))
    for edge in edges:
        graph.add_edge(edge["source"], edge["target"], **_without(edge, "source", "target"))
    written = BytesIO()
    nx.write_graphml(graph, written, encoding="utf-8")
    return written.getvalue().decode() + "\n"


def _without(facts: dict[str, Any], *keys: str) -> dict[str, Any]:
    """The other facts; the format knows no lists."""
    return {
        key: "; ".join(value) if isinstance(value, list) else value
        for key, value in facts.items()
        if key not in keys
    }
