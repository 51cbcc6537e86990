"""No record comes from itself, and the tree of tasks is a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from codelm.kb import KnowledgeBase
from codelm.lineage import LineageGraph
from codelm.problems import Field
from codelm.records import Benchmark, Dataset, Task
from codelm.taxonomy import Taxonomy

from .finding import Finding

__all__ = [
    "class_tasks",
    "derivation_cycles",
    "lineage_cycles",
    "task_cycles",
    "task_tree",
]


def lineage_cycles(kb: KnowledgeBase) -> Iterator[Finding]:
    """No model descends from itself."""
    for cycle in LineageGraph(kb).cycles:
        model = kb.models[cycle[0]]
        i = next(i for i, edge in enumerate(model.lineage) if edge.parent in cycle)
        yield Finding(
            record=model,
            field=("lineage", i, "parent"),
            message=f"the model descends from itself: {_said(cycle)}",
            hint="take the wrong parent out",
        )


def derivation_cycles(kb: KnowledgeBase) -> Iterator[Finding]:
    """No benchmark or data set is made from itself."""
    for table in (kb.benchmarks, kb.datasets):
        for record in table.values():
            for i, id_ in enumerate(record.derived_from):
                if record.id in _origins(table, id_):
                    yield Finding(
                        record=record,
                        field=("derived_from", i),
                        message=f'it is made from "{id_}", which is made from it',
                        hint="take the wrong origin out",
                    )


def task_cycles(kb: KnowledgeBase) -> Iterator[Finding]:
    """No task is a class of its own classes."""
    cyclic = Taxonomy(kb).cyclic
    for id_ in sorted(cyclic):
        task = kb.tasks[id_]
        place = "parent" if task.parent in cyclic else "lifecycle"
        yield Finding(
            record=task,
            field=(place,),
            message=f'the task stands below itself: "{getattr(task, place)}"',
            hint="correct the class of one of them",
        )


def task_tree(kb: KnowledgeBase) -> Iterator[Finding]:
    """A task stands in a class of its own axis and in a stage of the life cycle."""
    for task in kb.tasks.values():
        yield from _misplaced(task, "parent", kb.tasks.get(task.parent or ""), task.axis)
        yield from _misplaced(task, "lifecycle", kb.tasks.get(task.lifecycle or ""), "lifecycle")
        if task.leaf and not task.parent:
            yield Finding(
                record=task,
                message="the task belongs to no class",
                hint='give "parent", or "leaf: false" if it is a class itself',
            )


def class_tasks(kb: KnowledgeBase) -> Iterator[Finding]:
    """Papers, benchmarks and systems name tasks, not classes of tasks."""
    for mention in kb.mentions:
        task = kb.tasks.get(mention.id) if mention.kind == "task" else None
        if task and not task.leaf and not isinstance(mention.by, Task):
            leaves = [each.id for each in kb.tasks.values() if each.leaf and each.parent == task.id]
            yield Finding(
                record=mention.by,
                field=mention.field,
                message=f'"{task.id}" is a class of tasks',
                hint=f"name a task of it: {', '.join(leaves)}" if leaves else "name a task",
            )


def _said(cycle: list[str]) -> str:
    return ", ".join(f'"{id_}"' for id_ in cycle)


def _misplaced(task: Task, field: str, above: Task | None, axis: str) -> Iterator[Finding]:
    if above is None:
        return
    place: Field = (field,)
    if above.leaf:
        message = f'"{above.id}" is a task, not a class of tasks'
        yield Finding(record=task, field=place, message=message, hint='name one with "leaf: false"')
    elif above.axis != axis:
        message = f'"{above.id}" is on the axis "{above.axis}", not "{axis}"'
        yield Finding(record=task, field=place, message=message, hint="name a class of that axis")


def _origins(table: Mapping[str, Benchmark] | Mapping[str, Dataset], id_: str) -> set[str]:
    """The record and all that it is made from."""
    found: set[str] = set()
    left = [id_]
    while left:
        id_ = left.pop()
        if id_ in table and id_ not in found:
            found.add(id_)
            left += table[id_].derived_from
    return found
