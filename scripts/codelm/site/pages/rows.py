"""The rows of lists: one mapping a record, made once a build and shared by all pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from codelm.families import family_names
from codelm.records import (
    AnyRecord,
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
from codelm.site.atlas import Atlas
from codelm.site.fingerprints import Fingerprints
from codelm.site.metadata.coins import coins
from codelm.site.metadata.reference import References
from codelm.site.pages.labels import ARCHITECTURES, DATASET_KINDS, sentence_case
from codelm.site.pages.links import Said, inner, source_link
from codelm.site.pages.sizes import billions

__all__ = ["Row", "Rows", "newest"]

Row = dict[str, Any]


class Rows:
    """Rows by kind and id, and the counts in them."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.kb = atlas.kb
        self.references = References(atlas.kb)
        self._coins: dict[str, str] = {}

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """Fingerprints of papers."""
        return Fingerprints(self.kb)

    def coins(self, papers: Iterable[str]) -> dict[str, str]:
        """What reference managers read in a list, by the keys of its papers."""
        return {key: self._coins.get(key) or self._made_coins(key) for key in papers}

    def _made_coins(self, key: str) -> str:
        made = self._coins[key] = coins(self.references.of(self.kb.papers[key]))
        return made

    @cached_property
    def papers(self) -> dict[str, Row]:
        """Papers."""
        return {key: self._paper(paper) for key, paper in self.kb.papers.items()}

    def _paper(self, paper: Paper) -> Row:
        venue = self.kb.venues.get(paper.venue or "")
        tasks = [self.kb.tasks[id_].name for id_ in paper.tasks[:1] if id_ in self.kb.tasks]
        return {
            "id": paper.id,
            "title": paper.title,
            "people": self.kb.people(paper),
            "venue": venue.short if venue else "",
            "published": f"{venue.short} {paper.year or ''}".rstrip() if venue else "",
            "date": paper.date,
            "year": paper.date[:4],
            "task": tasks[0] if tasks else "",
        }

    @cached_property
    def tasks(self) -> dict[str, Row]:
        """Tasks and classes of tasks."""
        return {key: self._task(task) for key, task in self.kb.tasks.items()}

    def _task(self, task: Task) -> Row:
        return {
            "id": task.id,
            "name": task.name,
            "zh": task.zh or "",
            "definition": task.definition,
            "papers": len(self.papers_on[task.id]),
            "benchmarks": len(self.benchmarks_of[task.id]),
        }

    @cached_property
    def papers_on(self) -> dict[str, list[Paper]]:
        """The papers of each task and its subtasks, newest first."""
        taxonomy = self.atlas.taxonomy
        return {key: taxonomy.papers_on(task) for key, task in self.kb.tasks.items()}

    @cached_property
    def benchmarks_of(self) -> dict[str, list[Benchmark]]:
        """The benchmarks of each task and its subtasks, newest first."""
        taxonomy = self.atlas.taxonomy
        return {key: taxonomy.benchmarks_of(task) for key, task in self.kb.tasks.items()}

    @cached_property
    def models(self) -> dict[str, Row]:
        """Models."""
        return {key: self._model(model) for key, model in self.kb.models.items()}

    def _model(self, model: Model) -> Row:
        return {
            "id": model.id,
            "name": model.name,
            "family": self.families[model.family],
            "organizations": ", ".join(model.organizations),
            "date": model.released,
            "year": model.released[:4],
            "architecture": ARCHITECTURES[model.architecture],
            "sizes": ", ".join(model.sizes),
            "largest": billions(model.sizes),
            "weights": model.weights,
        }

    @cached_property
    def families(self) -> Mapping[str, str]:
        """Names of families of models."""
        return family_names(self.kb.models.values())

    @cached_property
    def descendants(self) -> dict[str, int]:
        """How many models come from each model."""
        lineage = self.atlas.lineage
        return {key: len(lineage.descendants(model)) for key, model in self.kb.models.items()}

    @cached_property
    def benchmarks(self) -> dict[str, Row]:
        """Benchmarks."""
        return {key: self._benchmark(each) for key, each in self.kb.benchmarks.items()}

    def _benchmark(self, benchmark: Benchmark) -> Row:
        named = [self.kb.tasks[id_].name for id_ in benchmark.tasks if id_ in self.kb.tasks]
        return {
            "id": benchmark.id,
            "name": benchmark.name,
            "task": named[0] if named else "",
            "tasks": ", ".join(named),
            "size": benchmark.size or "",
            "languages": _languages(benchmark),
            "date": benchmark.released,
            "year": benchmark.released[:4],
            "scores": len(self.kb.scores_on(benchmark)),
        }

    @cached_property
    def datasets(self) -> dict[str, Row]:
        """Data sets."""
        return {key: self._dataset(each) for key, each in self.kb.datasets.items()}

    def _dataset(self, dataset: Dataset) -> Row:
        return {
            "id": dataset.id,
            "name": dataset.name,
            "kind": DATASET_KINDS[dataset.kind],
            "date": dataset.released,
            "year": dataset.released[:4],
            "size": dataset.size or "",
            "license": dataset.license or "",
            "models": len(self.kb.naming(dataset, Model, "training_data")),
        }

    @cached_property
    def metrics(self) -> dict[str, Row]:
        """Metrics."""
        return {key: self._metric(each) for key, each in self.kb.metrics.items()}

    def _metric(self, metric: Metric) -> Row:
        return {
            "id": metric.id,
            "name": metric.name,
            "kind": sentence_case(metric.kind),
            "formula": metric.formula,
            "tasks": len(self.kb.naming(metric, Task, "metrics")),
            "benchmarks": len(self.kb.naming(metric, Benchmark, "metrics")),
        }

    @cached_property
    def objectives(self) -> dict[str, Row]:
        """Training objectives."""
        return {key: self._objective(each) for key, each in self.kb.objectives.items()}

    def _objective(self, objective: Objective) -> Row:
        return {
            "id": objective.id,
            "name": objective.name,
            "zh": objective.zh or "",
            "definition": objective.definition,
            "models": len(self.kb.naming(objective, Model, "objectives")),
        }

    @cached_property
    def systems(self) -> dict[str, Row]:
        """Systems."""
        return {key: self._system(each) for key, each in self.kb.systems.items()}

    def _system(self, system: System) -> Row:
        named = [self.kb.tasks[id_].name for id_ in system.tasks if id_ in self.kb.tasks]
        return {
            "id": system.id,
            "name": system.name,
            "kind": sentence_case(system.kind),
            "organizations": ", ".join(system.organizations),
            "date": system.released,
            "year": system.released[:4],
            "tasks": ", ".join(named),
        }

    @cached_property
    def venues(self) -> dict[str, Row]:
        """Venues."""
        return {key: self._venue(each) for key, each in self.kb.venues.items()}

    def _venue(self, venue: Venue) -> Row:
        papers = self.kb.naming(venue, Paper, "venue")
        return {
            "id": venue.id,
            "name": venue.name,
            "short": venue.short,
            "kind": sentence_case(venue.kind),
            "papers": len(papers),
            "latest": max((paper.published for paper in papers), default=""),
        }

    @cached_property
    def by_year(self) -> dict[str, int]:
        """How many papers first appeared in each year, oldest year first."""
        return dict(sorted(Counter(row["year"] for row in self.papers.values()).items()))

    @cached_property
    def mentions(self) -> dict[str, Said]:
        """Links to papers as a sentence mentions them: `Li et al. (2023)`."""
        return {
            paper.id: inner(
                f"{self.papers[paper.id]['people'] or paper.nickname or paper.title} "
                f"({paper.published})",
                f"papers/{paper.id}/",
            )
            for paper in self.kb.papers.values()
        }

    def evidence(self, source: str) -> Said:
        """Where a fact was read: a paper of this index, or something outside it."""
        return self.mentions.get(source) or source_link(source)

    def chapters(self, record: AnyRecord) -> list[Said]:
        """Links to the chapters of the guide that cite a record."""
        cited = self.atlas.guide.chapters_citing(record)
        return [inner(chapter.title, chapter.address) for chapter in cited]

    def of(self, kind: str, ids: Iterable[str]) -> list[Row]:
        """The rows of the records of a kind that are in the index."""
        rows: dict[str, Row] = getattr(self, kind)
        return [rows[id_] for id_ in ids if id_ in rows]

    def links(self, kind: str, ids: Iterable[str]) -> list[Said]:
        """Links to those records, by their names."""
        return [inner(row["name"], f"{kind}/{row['id']}/") for row in self.of(kind, ids)]


def newest(rows: Iterable[Row]) -> list[Row]:
    """The rows by date, newest first, then by name or title."""
    by_name = sorted(rows, key=lambda row: (row.get("title") or row["name"]).casefold())
    return sorted(by_name, key=itemgetter("date"), reverse=True)


def _languages(benchmark: Benchmark) -> str:
    """The languages of a benchmark in few words."""
    named = ", ".join(benchmark.languages)
    if benchmark.language_count and not named:
        return f"{benchmark.language_count} languages"
    return named
