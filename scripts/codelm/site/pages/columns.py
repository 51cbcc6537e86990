"""What lists show of a record of each kind, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from codelm.records import (
    Benchmark,
    Dataset,
    Metric,
    Model,
    Objective,
    Paper,
    System,
    Task,
    Venue,
)
from codelm.site.pages.derived import Derived
from codelm.site.pages.labels import ARCHITECTURES, DATASET_KINDS, sentence_case
from codelm.site.pages.sizes import billions

__all__ = ["COLUMNS", "Row"]

Row = dict[str, Any]


def _paper(known: Derived, paper: Paper) -> Row:
    venue = known.kb.venues.get(paper.venue or "")
    return {
        "id": paper.id,
        "title": paper.title,
        "people": known.kb.people(paper),
        "venue": venue.short if venue else "",
        "published": f"{venue.short} {paper.year or ''}".rstrip() if venue else "",
        "date": paper.date,
        "year": paper.date[:4],
        "task": "".join(_names(known, paper.tasks[:1])),
    }


def _task(known: Derived, task: Task) -> Row:
    return {
        "id": task.id,
        "name": task.name,
        "zh": task.zh or "",
        "definition": task.definition,
        "papers": len(known.papers_on[task.id]),
        "benchmarks": len(known.benchmarks_of[task.id]),
    }


def _model(known: Derived, model: Model) -> Row:
    return {
        "id": model.id,
        "name": model.name,
        "family": known.families[model.family],
        "organizations": ", ".join(model.organizations),
        "date": model.released,
        "year": model.released[:4],
        "architecture": ARCHITECTURES[model.architecture],
        "sizes": ", ".join(model.sizes),
        "largest": billions(model.sizes),
        "weights": model.weights,
    }


def _benchmark(known: Derived, benchmark: Benchmark) -> Row:
    named = _names(known, benchmark.tasks)
    return {
        "id": benchmark.id,
        "name": benchmark.name,
        "task": "".join(named[:1]),
        "tasks": ", ".join(named),
        "size": benchmark.size or "",
        "languages": _languages(benchmark),
        "date": benchmark.released,
        "year": benchmark.released[:4],
        "scores": len(known.kb.scores_on(benchmark)),
    }


def _dataset(known: Derived, dataset: Dataset) -> Row:
    return {
        "id": dataset.id,
        "name": dataset.name,
        "kind": DATASET_KINDS[dataset.kind],
        "date": dataset.released,
        "year": dataset.released[:4],
        "size": dataset.size or (f"tokens: {dataset.tokens}" if dataset.tokens else ""),
        "license": dataset.license or "",
        "models": len(known.kb.naming(dataset, Model, "training_data")),
    }


def _metric(known: Derived, metric: Metric) -> Row:
    return {
        "id": metric.id,
        "name": metric.name,
        "kind": sentence_case(metric.kind),
        "formula": metric.formula,
        "tasks": len(known.kb.naming(metric, Task, "metrics")),
        "benchmarks": len(known.kb.naming(metric, Benchmark, "metrics")),
    }


def _objective(known: Derived, objective: Objective) -> Row:
    return {
        "id": objective.id,
        "name": objective.name,
        "zh": objective.zh or "",
        "definition": objective.definition,
        "models": len(known.kb.naming(objective, Model, "objectives")),
    }


def _system(known: Derived, system: System) -> Row:
    return {
        "id": system.id,
        "name": system.name,
        "kind": sentence_case(system.kind),
        "organizations": ", ".join(system.organizations),
        "date": system.released,
        "year": system.released[:4],
        "tasks": ", ".join(_names(known, system.tasks)),
    }


def _venue(known: Derived, venue: Venue) -> Row:
    papers = known.kb.naming(venue, Paper, "venue")
    return {
        "id": venue.id,
        "name": venue.name,
        "short": venue.short,
        "kind": sentence_case(venue.kind),
        "papers": len(papers),
        "latest": max((paper.published for paper in papers), default=""),
    }


def _names(known: Derived, tasks: Iterable[str]) -> list[str]:
    return [known.kb.tasks[id_].name for id_ in tasks if id_ in known.kb.tasks]


def _languages(benchmark: Benchmark) -> str:
    """The languages of a benchmark in few words."""
    named = ", ".join(benchmark.languages)
    if benchmark.language_count and not named:
        return f"{benchmark.language_count} languages"
    return named


COLUMNS: Mapping[str, Callable[[Derived, Any], Row]] = {
    "papers": _paper,
    "tasks": _task,
    "models": _model,
    "benchmarks": _benchmark,
    "datasets": _dataset,
    "metrics": _metric,
    "objectives": _objective,
    "systems": _system,
    "venues": _venue,
}
"""What lists show of a record, by kind."""
