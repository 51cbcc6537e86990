"""The pages of tasks and of their classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from codelm.records import Model, Paper, System, Task
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.downloads import FEED, files_of
from codelm.site.pages.entity import entity_page
from codelm.site.pages.facts import Fact, fact, known
from codelm.site.pages.labels import AXES, counted
from codelm.site.pages.links import Said, inner
from codelm.site.pages.rows import Row, Rows, newest
from codelm.site.tallies import some_years

__all__ = ["axes", "task_pages"]

_MOST_RELATED = 8
_MOST_OF_CLASS = 50
"""Papers listed on the page of a class: its tasks list them all."""

_SECTIONS = {
    "subtasks": "Tasks of this class",
    "benchmarks": "Benchmarks",
    "models": "Models",
    "systems": "Systems",
    "years": "Papers by year",
    "papers": "Papers",
}


def task_pages(rows: Rows) -> Iterator[Page]:
    """The tree of tasks, and each task."""
    yield _index(rows)
    introduced = _introduced(rows)
    for task in rows.kb.tasks.values():
        yield _page(rows, task, introduced)


def axes(rows: Rows) -> list[dict[str, Any]]:
    """Both axes of the taxonomy: their classes with the tasks in each."""
    return [
        {"id": axis, "label": label, "groups": [_group(rows, top) for top in _tops(rows, axis)]}
        for axis, label in AXES.items()
    ]


def _tops(rows: Rows, axis: str) -> list[Task]:
    return rows.atlas.taxonomy.roots[axis]


def _group(rows: Rows, top: Task) -> Row:
    below = rows.atlas.taxonomy.children(top)
    return {**rows.tasks[top.id], "rows": rows.of("tasks", [task.id for task in below])}


def _index(rows: Rows) -> Page:
    shown = axes(rows)
    leaves = sum(task.leaf for task in rows.kb.tasks.values())
    lead = f"{counted(leaves, 'task')} that language models for code are asked to do, on two axes."
    return Page(
        address="tasks/",
        template="tasks.html.jinja",
        title="Tasks",
        description=lead,
        facts={"crumbs": crumbs(), "lead": lead, "axes": shown},
        toc=tuple((axis["id"], axis["label"]) for axis in shown),
    )


def _introduced(rows: Rows) -> dict[str, list[Model]]:
    """The models that each paper introduces."""
    found: dict[str, list[Model]] = {}
    for model in rows.kb.models.values():
        if model.paper:
            found.setdefault(model.paper, []).append(model)
    return found


def _page(rows: Rows, task: Task, introduced: dict[str, list[Model]]) -> Page:
    papers = rows.papers_on[task.id]
    listed = papers if task.leaf else papers[:_MOST_OF_CLASS]
    models = [model.id for paper in papers for model in introduced.get(paper.id, ())]
    subtasks = rows.atlas.taxonomy.children(task)
    systems = rows.kb.naming(task, System, "tasks")
    facts: dict[str, Any] = {
        "crumbs": crumbs("tasks", *_above(rows, task)),
        "kind": "Task" if task.leaf else "Class of tasks",
        "zh": task.zh,
        "definition": task.definition,
        "facts": _facts(rows, task, papers),
        "subtasks": rows.of("tasks", [each.id for each in subtasks]),
        "benchmarks": rows.of("benchmarks", [each.id for each in rows.benchmarks_of[task.id]]),
        "models": newest(rows.of("models", dict.fromkeys(models))),
        "systems": newest(rows.of("systems", [system.id for system in systems])),
        "years": some_years(paper.date for paper in papers),
        "papers": [rows.papers[paper.id] for paper in listed],
        "rest": len(papers) - len(listed),
        "files": files_of(len(papers), feed=True),
        "feed": FEED if papers else "",
    }
    about = f"{task.name} ({task.zh}): {task.definition} {counted(len(papers), 'paper')}."
    return entity_page(rows, task, facts, _SECTIONS, about)


def _above(rows: Rows, task: Task) -> list[Said]:
    """The classes above a task on its own axis, from the top."""
    found: list[Said] = []
    seen = {task.id}
    while (above := rows.kb.tasks.get(task.parent or "")) and above.id not in seen:
        seen.add(above.id)
        found.insert(0, inner(above.name, f"tasks/{above.id}/"))
        task = above
    return found


def _facts(rows: Rows, task: Task, papers: list[Paper]) -> list[Fact]:
    parents = rows.atlas.taxonomy.parents(task)
    return known(
        fact("Belongs to", rows.links("tasks", [parent.id for parent in parents])),
        fact("Usually measured by", rows.links("metrics", task.metrics)),
        fact("Often together with", _related(rows, task, papers)),
    )


def _related(rows: Rows, task: Task, papers: list[Paper]) -> list[Said]:
    """The tasks that papers name most often beside this one."""
    if not task.leaf:
        return []
    counts = Counter(other for paper in papers for other in paper.tasks if other != task.id)
    nearest = sorted(counts, key=lambda other: (-counts[other], other))
    return rows.links("tasks", nearest[:_MOST_RELATED])
