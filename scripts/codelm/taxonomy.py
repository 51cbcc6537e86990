"""The tree of tasks on its two axes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import cast

import networkx as nx

from codelm.kb import KnowledgeBase, newest_first
from codelm.records import Benchmark, Paper, Task

__all__ = ["Taxonomy"]


class Taxonomy:
    """Tasks under their class by modality, and under their stage of the life cycle."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    @cached_property
    def _graph(self) -> nx.DiGraph[str]:
        """Edges from a class of tasks to what belongs to it, on either axis."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self._kb.tasks)
        for task in self._kb.tasks.values():
            for above in (task.parent, task.lifecycle):
                if above and above in self._kb.tasks:
                    graph.add_edge(above, task.id)
        return graph

    @cached_property
    def roots(self) -> dict[str, list[Task]]:
        """The topmost classes of each axis."""
        tops = [task for task in self._kb.tasks.values() if not task.parent]
        return {
            axis: [task for task in tops if task.axis == axis] for axis in ("modality", "lifecycle")
        }

    def children(self, task: Task) -> list[Task]:
        """The tasks right below a class, by name."""
        found = (self._kb.tasks[id_] for id_ in self._graph.successors(task.id))
        return sorted(found, key=lambda child: child.name.casefold())

    def parents(self, task: Task) -> list[Task]:
        """The classes a task belongs to: by modality, then by life cycle."""
        above = (task.parent, task.lifecycle)
        ids = (id_ for id_ in dict.fromkeys(above) if id_)
        return [self._kb.tasks[id_] for id_ in ids if id_ in self._kb.tasks]

    def with_subtasks(self, task: Task) -> list[Task]:
        """The task and all below it."""
        if task.id in self.cyclic:
            return [task]
        below = cast("Iterable[str]", nx.descendants(self._graph, task.id))
        return [task, *(self._kb.tasks[id_] for id_ in sorted(below))]

    @cached_property
    def cyclic(self) -> set[str]:
        """Ids of tasks that are their own ancestors; a sound taxonomy has none."""
        parts = nx.strongly_connected_components(self._graph)
        loops = {node for node in self._graph if self._graph.has_edge(node, node)}
        return loops.union(*(part for part in parts if len(part) > 1))

    def papers_on(self, task: Task) -> list[Paper]:
        """The papers of a task and its subtasks, newest first."""
        below = self.with_subtasks(task)
        found = {p.id: p for each in below for p in self._kb.naming(each, Paper, "tasks")}
        return newest_first(found.values())

    def benchmarks_of(self, task: Task) -> list[Benchmark]:
        """The benchmarks of a task and its subtasks, newest first."""
        below = self.with_subtasks(task)
        found = {b.id: b for each in below for b in self._kb.naming(each, Benchmark, "tasks")}
        return sorted(found.values(), key=lambda b: (b.released, b.name), reverse=True)
