"""The pages of metrics."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from codelm.records import Benchmark, Metric, Model, Task
from codelm.site.page import Page
from codelm.site.pages.entity import (
    EXPLAINED,
    entity_page,
    explained,
    index_page,
    introduced_in,
    web_links,
)
from codelm.site.pages.facts import fact, known
from codelm.site.pages.labels import counted, month, sentence_case
from codelm.site.pages.rows import Rows, newest

__all__ = ["metric_pages"]

_SECTIONS = {
    **EXPLAINED,
    "tasks": "Tasks measured by it",
    "benchmarks": "Benchmarks that use it",
    "papers": "Papers",
}


def metric_pages(rows: Rows) -> Iterator[Page]:
    """The list of all metrics, and each metric."""
    by_name = sorted(rows.metrics.values(), key=lambda row: row["name"].casefold())
    lead = f"{counted(len(by_name), 'metric')} that turn the output of models into numbers."
    yield index_page("metric", by_name, lead)
    yield from (_page(rows, metric) for metric in rows.kb.metrics.values())


def _page(rows: Rows, metric: Metric) -> Page:
    tasks = rows.kb.naming(metric, Task, "metrics")
    benchmarks = rows.kb.naming(metric, Benchmark, "metrics")
    introduced = month(metric.introduced) if metric.introduced else None
    facts: dict[str, Any] = {
        "actions": web_links(metric),
        "formula": metric.formula,
        "facts": [
            fact("Looks at", sentence_case(metric.kind)),
            *known(
                fact("Introduced", introduced),
                fact("Introduced in", introduced_in(rows, metric)),
                fact("Results in this index", _results(rows, metric)),
            ),
        ],
        **explained(rows, metric),
        "tasks": sorted(rows.of("tasks", [task.id for task in tasks]), key=itemgetter("name")),
        "papers": rows.of("papers", dict.fromkeys(filter(None, (metric.paper, *metric.papers)))),
        "benchmarks": newest(rows.of("benchmarks", [each.id for each in benchmarks])),
    }
    about = f"{metric.name}: {metric.formula}; the tasks and benchmarks measured by it."
    return entity_page(rows, metric, facts, _SECTIONS, about)


def _results(rows: Rows, metric: Metric) -> str:
    """How many results of how many models are given in it; empty where there are none."""
    models = rows.kb.naming(metric, Model, "scores")
    number = sum(score.metric == metric.id for model in models for score in model.scores)
    return f"{number:,} of {counted(len(models), 'model')}" if number else ""
