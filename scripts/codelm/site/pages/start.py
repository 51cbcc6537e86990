"""The papers on a task to start with, and the reasons for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codelm.records import (
    AnyRecord,
    Benchmark,
    Dataset,
    Metric,
    Model,
    Paper,
    Task,
    kind_of,
)
from codelm.site.pages.labels import counted
from codelm.site.pages.links import Said, inner
from codelm.site.pages.rows import Rows

__all__ = ["Starts"]

_MOST = 8
_MOST_SURVEYS = 2
_MOST_USED = 4
_FEW = 3
"""With fewer papers than that the earliest ones are added."""

_USES: dict[type, tuple[tuple[type, str, str, str], ...]] = {
    Benchmark: (
        (Model, "scores", "model with results", "models with results"),
        (Benchmark, "derived_from", "benchmark made from it", "benchmarks made from it"),
        (Paper, "benchmarks", "more paper on it", "more papers on it"),
    ),
    Model: (
        (Model, "lineage", "model made from it", "models made from it"),
        (Paper, "models", "more paper on it", "more papers on it"),
    ),
    Dataset: (
        (Model, "training_data", "model trained on it", "models trained on it"),
        (Dataset, "derived_from", "data set made from it", "data sets made from it"),
        (Paper, "datasets", "more paper on it", "more papers on it"),
    ),
    Metric: ((Benchmark, "metrics", "benchmark that uses it", "benchmarks that use it"),),
}
"""What makes something count: the records that name it in a field, as they are counted."""


@dataclass(frozen=True, slots=True)
class _Yield:
    """Something that a paper introduces, with how much it is used."""

    record: AnyRecord
    uses: int
    link: Said
    says: str

    def concerns(self, tasks: set[str]) -> bool:
        """Whether it has to do with one of the tasks; only benchmarks say so themselves."""
        return not isinstance(self.record, Benchmark) or not tasks.isdisjoint(self.record.tasks)


Choice = dict[str, list[Said]]
"""Papers by key, each with the reasons: a link with the words `before` and `after` it."""


class Starts:
    """What papers introduce that others use, looked up once for all tasks."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._yields = {paper.id: self._yields_of(paper) for paper in rows.kb.papers.values()}

    def on(self, task: Task) -> list[dict[str, Any]]:
        """The papers on a task to start with, each with why: one rule after another."""
        tasks = {each.id for each in self._rows.atlas.taxonomy.with_subtasks(task)}
        papers = self._rows.papers_on[task.id]
        chosen: Choice = {}
        for rule in (self._surveys, self._used, self._early_benchmarks, self._first):
            for key, reasons in rule(papers, tasks, chosen).items():
                if len(chosen) < _MOST:
                    chosen.setdefault(key, reasons)
        return [self._shown(key, reasons) for key, reasons in chosen.items()]

    def _surveys(self, papers: list[Paper], tasks: set[str], _: Choice) -> Choice:
        """The newest surveys, before them those on nothing else."""
        found = [paper for paper in papers if "survey" in paper.contribution]
        found.sort(key=lambda paper: len(set(paper.tasks) - tasks))
        return {paper.id: [_reason("Surveys the field")] for paper in found[:_MOST_SURVEYS]}

    def _used(self, papers: list[Paper], tasks: set[str], _: Choice) -> Choice:
        """Those whose yield is used most; on several tasks it counts for each in part only."""
        weights: dict[str, float] = {}
        for paper in papers:
            uses = sum(each.uses for each in self._told(paper, tasks))
            weights[paper.id] = uses / (1 + len(set(paper.tasks) - tasks))
        found = [paper for paper in papers if weights[paper.id]]
        found.sort(key=lambda paper: (-weights[paper.id], paper.date, paper.id))
        return {
            paper.id: [
                _reason("Introduces", each.link, f": {each.says}")
                for each in self._told(paper, tasks)[:_FEW]
            ]
            for paper in found[:_MOST_USED]
        }

    def _early_benchmarks(self, papers: list[Paper], tasks: set[str], _: Choice) -> Choice:
        """The first that introduce benchmarks."""
        return {
            paper.id: [_reason("Introduces", each.link, ", an early benchmark") for each in early]
            for paper in reversed(papers)
            if (early := [each for each in self._made(paper, tasks) if _is_benchmark(each)][:_FEW])
        }

    def _first(self, papers: list[Paper], _: set[str], chosen: Choice) -> Choice:
        """The earliest of all, where there are few others."""
        missing = max(0, _FEW - len(chosen))
        others = [paper.id for paper in reversed(papers) if paper.id not in chosen]
        return {key: [_reason("Among the first in this index")] for key in others[:missing]}

    def _yields_of(self, paper: Paper) -> list[_Yield]:
        found = [self._yield(record) for record in self._rows.kb.introduced_by(paper)]
        return sorted(found, key=lambda each: (-each.uses, each.record.id))

    def _yield(self, record: AnyRecord) -> _Yield:
        counts = [
            (len(self._others(record, cls, field)), one, many)
            for cls, field, one, many in _USES.get(type(record), ())
        ]
        said = ", ".join(counted(count, one, many) for count, one, many in counts if count)
        kind = kind_of(record).plural
        link = inner(getattr(self._rows, kind)[record.id]["name"], f"{kind}/{record.id}/")
        return _Yield(record, sum(count for count, _, _ in counts), link, said)

    def _others(self, record: AnyRecord, cls: type, field: str) -> list[AnyRecord]:
        """The records that name it, but for the paper that introduces it."""
        found: list[AnyRecord] = self._rows.kb.naming(record, cls, field)
        return [each for each in found if each.id != getattr(record, "paper", None)]

    def _made(self, paper: Paper, tasks: set[str]) -> list[_Yield]:
        return [each for each in self._yields[paper.id] if each.concerns(tasks)]

    def _told(self, paper: Paper, tasks: set[str]) -> list[_Yield]:
        return [each for each in self._made(paper, tasks) if each.uses]

    def _shown(self, key: str, reasons: list[Said]) -> dict[str, Any]:
        row = self._rows.papers[key]
        shown = {name: row[name] for name in ("id", "title", "people", "year")}
        return {**shown, "reasons": reasons}


def _is_benchmark(made: _Yield) -> bool:
    return isinstance(made.record, Benchmark)


def _reason(before: str, link: Said | None = None, after: str = "") -> Said:
    return {"before": before, **(link or {}), "after": after}
