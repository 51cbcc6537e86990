"""The pages of benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.records import Benchmark
from codelm.site.metadata.schema_org import dataset
from codelm.site.page import Page
from codelm.site.pages.entity import (
    entity_page,
    index_page,
    introduced_in,
    paper_rows,
    sources,
    web_links,
)
from codelm.site.pages.facts import Fact, fact, known
from codelm.site.pages.labels import counted, month
from codelm.site.pages.rows import Rows, newest
from codelm.site.pages.scores import results

__all__ = ["benchmark_pages"]

_SECTIONS = {
    "results": "Results",
    "derived": "Benchmarks made from it",
    "papers": "Papers",
}


def benchmark_pages(rows: Rows) -> Iterator[Page]:
    """The list of all benchmarks, and each benchmark."""
    number = counted(len(rows.benchmarks), "benchmark")
    lead = f"{number} on which {rows.atlas.identity.subject} are measured."
    yield index_page("benchmark", newest(rows.benchmarks.values()), lead)
    yield from (_page(rows, benchmark) for benchmark in rows.kb.benchmarks.values())


def _page(rows: Rows, benchmark: Benchmark) -> Page:
    about = _about(rows, benchmark)
    derived = rows.kb.naming(benchmark, Benchmark, "derived_from")
    facts: dict[str, Any] = {
        "actions": web_links(benchmark),
        "chips": rows.links("tasks", benchmark.tasks),
        "facts": _facts(rows, benchmark),
        "results": results(rows, benchmark),
        "derived": newest(rows.of("benchmarks", [each.id for each in derived])),
        "papers": paper_rows(rows, benchmark),
        "sources": sources(rows, benchmark),
        "thing": dataset(benchmark, about, rows.atlas.identity.name),
    }
    return entity_page(rows, benchmark, facts, _SECTIONS, about)


def _facts(rows: Rows, benchmark: Benchmark) -> list[Fact]:
    usual = benchmark.metrics_basis == "class-default"
    return [
        fact("Released", month(benchmark.released)),
        fact("Introduced in", introduced_in(rows, benchmark)),
        fact("Problems", benchmark.size),
        *known(fact("Problems by task", _sizes(rows, benchmark))),
        fact("Programming languages", benchmark.languages or benchmark.language_count),
        fact(
            "Metrics usual for its task" if usual else "Metrics",
            rows.links("metrics", benchmark.metrics),
        ),
        *known(fact("Made from", rows.links("benchmarks", benchmark.derived_from))),
    ]


def _sizes(rows: Rows, benchmark: Benchmark) -> list[str]:
    known_tasks = rows.kb.tasks
    return [
        f"{known_tasks[task].name}: {size}"
        for task, size in benchmark.size_by_task.items()
        if task in known_tasks
    ]


def _about(rows: Rows, benchmark: Benchmark) -> str:
    row = rows.benchmarks[benchmark.id]
    size = f", {_problems(row['size'])}" if row["size"] else ""
    languages = f" in {row['languages']}" if row["languages"] else ""
    return (
        f"{benchmark.name}: benchmark for {row['tasks'].lower() or 'code'} "
        f"({month(benchmark.released)}){size}{languages}, with reported results and their sources."
    )


def _problems(size: str) -> str:
    """The size in words: a bare number counts problems, other sizes say what they count."""
    return size if " " in size and size[-1].isalpha() else f"{size} problems"
