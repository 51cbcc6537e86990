"""The pages of tasks and of their classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from codelm.records import Model, Paper, System, Task
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.downloads import FEED, files_of
from codelm.site.pages.entity import entity_page
from codelm.site.pages.facts import Fact, fact, known
from codelm.site.pages.growth import growth
from codelm.site.pages.labels import AXES, counted
from codelm.site.pages.links import Said, inner, record_link
from codelm.site.pages.rows import Row, Rows, newest
from codelm.site.pages.start import Starts
from codelm.site.tallies import some_years

__all__ = ["axes", "task_pages"]

_MOST_RELATED = 8
_MOST_OF_CLASS = 50
"""Papers listed on the page of a class: its tasks list them all."""

_NEWEST_METHODS = 8

_SECTIONS = {
    "subtasks": "Tasks of this class",
    "start": "Where to start",
    "benchmarks": "Benchmarks",
    "models": "Models",
    "methods": "Methods",
    "systems": "Systems",
    "growth": "How it grew",
    "papers": "Papers",
}


def task_pages(rows: Rows) -> Iterator[Page]:
    """The tree of tasks, and each task."""
    yield _index(rows)
    starts = Starts(rows)
    dates = _dates(rows.kb.papers.values())
    for task in rows.kb.tasks.values():
        yield _page(rows, task, starts, dates)


def axes(rows: Rows) -> list[dict[str, Any]]:
    """The axes of the taxonomy that have tasks: their classes with the tasks in each."""
    return [
        {"id": axis, "label": label, "groups": [_group(rows, top) for top in _tops(rows, axis)]}
        for axis, label in AXES.items()
        if _tops(rows, axis)
    ]


def _tops(rows: Rows, axis: str) -> list[Task]:
    return rows.atlas.taxonomy.roots[axis]


def _group(rows: Rows, top: Task) -> Row:
    below = rows.atlas.taxonomy.children(top)
    shown = [{**row, "counts": _counts(row)} for row in rows.of("tasks", [t.id for t in below])]
    row = rows.tasks[top.id]
    return {**row, "counts": _counts(row, len(below)), "rows": shown}


def _counts(row: Row, tasks: int = 0) -> str:
    numbers = {"task": tasks, "paper": row["papers"], "benchmark": row["benchmarks"]}
    return ", ".join(counted(number, noun) for noun, number in numbers.items() if number)


def _index(rows: Rows) -> Page:
    shown = axes(rows)
    leaves = sum(task.leaf for task in rows.kb.tasks.values())
    subject = rows.atlas.identity.subject
    ordered = ", on two axes" if len(shown) > 1 else ""
    lead = f"{counted(leaves, 'task')} that {subject} are asked to do{ordered}."
    return Page(
        address="tasks/",
        template="tasks.html.jinja",
        title="Tasks",
        description=lead,
        facts={"crumbs": crumbs(), "lead": lead, "axes": shown},
        toc=tuple((axis["id"], axis["label"]) for axis in shown),
    )


def _dates(papers: Iterable[Paper]) -> list[str]:
    return sorted(paper.date for paper in papers)


def _page(rows: Rows, task: Task, starts: Starts, every: list[str]) -> Page:
    papers = rows.papers_on[task.id]
    dates = _dates(papers)
    listed = papers if task.leaf else papers[:_MOST_OF_CLASS]
    new = (record for paper in papers for record in rows.kb.introduced_by(paper))
    models = (record.id for record in new if isinstance(record, Model))
    subtasks = rows.atlas.taxonomy.children(task)
    systems = rows.kb.naming(task, System, "tasks")
    facts: dict[str, Any] = {
        "crumbs": crumbs("tasks", *_above(rows, task)),
        "kind": "Task" if task.leaf else "Class of tasks",
        "zh": task.zh or "",
        "definition": task.definition,
        "facts": _facts(rows, task, papers),
        "subtasks": rows.of("tasks", [each.id for each in subtasks]),
        "start": starts.on(task),
        "benchmarks": rows.of("benchmarks", [each.id for each in rows.benchmarks_of[task.id]]),
        "models": newest(rows.of("models", dict.fromkeys(models))),
        **_methods(rows, task, papers),
        "systems": newest(rows.of("systems", [system.id for system in systems])),
        "growth": growth(dates, every),
        "years": some_years(dates),
        "papers": [rows.papers[paper.id] for paper in listed],
        "rest": len(papers) - len(listed),
        "files": files_of(len(papers), feed=True),
        "feed": FEED if papers else "",
    }
    chinese = f" ({task.zh})" if task.zh else ""
    about = f"{task.name}{chinese}: {task.definition} {counted(len(papers), 'paper')}."
    return entity_page(rows, task, facts, _SECTIONS, about)


def _above(rows: Rows, task: Task) -> list[Said]:
    """The classes above a task on its own axis, from the top."""
    found: list[Said] = []
    seen = {task.id}
    while (above := rows.kb.tasks.get(task.parent or "")) and above.id not in seen:
        seen.add(above.id)
        found.insert(0, record_link(above))
        task = above
    return found


def _facts(rows: Rows, task: Task, papers: list[Paper]) -> list[Fact]:
    parents = rows.atlas.taxonomy.parents(task)
    return known(
        fact("Belongs to", rows.links("tasks", [parent.id for parent in parents])),
        fact("Usually measured by", rows.links("metrics", task.metrics)),
        fact("Often together with", _related(rows, task, papers)),
        fact("Papers bring", _brought(task, papers)),
    )


def _brought(task: Task, papers: list[Paper]) -> list[Said]:
    """How many of the papers bring what; each leads to a search for these."""
    counts = Counter[str](each for paper in papers for each in paper.contribution)
    return [
        inner(counted(counts[each], *nouns), _found(task, each))
        for each, nouns in _BROUGHT.items()
        if counts[each]
    ]


_BROUGHT = {
    "method": ("method",),
    "model": ("model",),
    "benchmark": ("benchmark",),
    "dataset": ("data set",),
    "empirical-study": ("empirical study", "empirical studies"),
    "survey": ("survey",),
    "tool": ("tool",),
    "position": ("position",),
}
"""What papers bring, as it is counted."""


def _found(task: Task, contribution: str) -> str:
    return f"search/?kind=paper&task={task.id}&contribution={contribution}"


def _methods(rows: Rows, task: Task, papers: list[Paper]) -> dict[str, Any]:
    """The newest methods, and the way to all of them."""
    methods = [paper.id for paper in papers if "method" in paper.contribution]
    return {
        "methods": rows.of("papers", methods[:_NEWEST_METHODS]) if task.leaf else [],
        "all_methods": inner(f"all {len(methods):,}", _found(task, "method")),
    }


def _related(rows: Rows, task: Task, papers: list[Paper]) -> list[Said]:
    """The tasks that papers name most often beside this one."""
    if not task.leaf:
        return []
    counts = Counter(other for paper in papers for other in paper.tasks if other != task.id)
    known = [other for other in counts if other in rows.tasks]
    nearest = sorted(known, key=lambda other: (-counts[other], other))
    return [
        inner(f"{rows.tasks[other]['name']} ({counted(counts[other], 'paper')})", f"tasks/{other}/")
        for other in nearest[:_MOST_RELATED]
    ]
