"""The documents of an index: each record as search knows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from codelm.kb import KnowledgeBase
from codelm.records import (
    KINDS,
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
from codelm.search.document import HAS, Document

__all__ = ["documents"]


def documents(kb: KnowledgeBase) -> list[Document]:
    """A document for each record of the index, newest first."""
    seen = _Introduced(kb)
    makers = {
        Paper: seen.paper,
        Task: _task,
        Model: seen.model,
        Benchmark: seen.benchmark,
        Dataset: seen.dataset,
        Metric: _metric,
        Objective: _objective,
        System: seen.system,
        Venue: _venue,
    }
    found = [makers[type(record)](record) for record in kb.records()]  # type: ignore[operator]
    kinds = list(KINDS)
    found.sort(key=lambda each: (kinds.index(each.kind), each.title.casefold(), each.id))
    found.sort(key=lambda each: (each.date, each.arxiv or ""), reverse=True)
    return found


class _Introduced:
    """Documents of what papers introduce, and of papers with what they introduce."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._by_paper: defaultdict[str, list[AnyRecord]] = defaultdict(list)
        for kind in KINDS:
            for record in kb.table(kind).values():
                if key := getattr(record, "paper", None):
                    self._by_paper[key].append(record)

    def paper(self, paper: Paper) -> Document:
        new = self._by_paper[paper.id]
        models = [each for each in new if isinstance(each, Model)]
        known = [self._kb.models[id_] for id_ in paper.models if id_ in self._kb.models]
        return Document(
            kind="paper",
            id=paper.id,
            title=paper.title,
            names=_distinct([paper.nickname or "", *paper.other_nicknames]),
            other_names=_distinct([*paper.other_titles, *_names_of(new)]),
            people=paper.display_names,
            native_people=tuple(name.native for name in paper.names if name.native),
            truncated=paper.authors_truncated,
            date=paper.date,
            published=paper.year,
            venue=paper.venue,
            tasks=paper.tasks,
            models=_distinct([*(model.id for model in models), *paper.models]),
            benchmarks=_distinct([*_ids(new, Benchmark), *paper.benchmarks]),
            languages=paper.languages,
            families=_distinct(model.family for model in (*models, *known)),
            contribution=paper.contribution,
            has=tuple(name for name in HAS if getattr(paper.links, name)),
            arxiv=paper.arxiv,
        )

    def model(self, model: Model) -> Document:
        return Document(
            kind="model",
            id=model.id,
            title=model.name,
            names=model.aliases,
            other_names=_distinct([model.family, *model.organizations]),
            date=model.released,
            tasks=self._tasks_of(model.paper),
            models=(model.id,),
            benchmarks=_distinct(score.benchmark for score in model.scores),
            families=(model.family,),
            has=("model",) if model.open_weights else (),
            line=", ".join(model.organizations),
        )

    def benchmark(self, benchmark: Benchmark) -> Document:
        return Document(
            kind="benchmark",
            id=benchmark.id,
            title=benchmark.name,
            names=benchmark.aliases,
            date=benchmark.released,
            tasks=benchmark.tasks,
            benchmarks=_distinct([benchmark.id, *benchmark.derived_from]),
            languages=benchmark.languages,
            has=self._data_of(benchmark.paper),
            line=self._task_names(benchmark.tasks),
        )

    def dataset(self, dataset: Dataset) -> Document:
        return Document(
            kind="dataset",
            id=dataset.id,
            title=dataset.name,
            names=dataset.aliases,
            date=dataset.released,
            tasks=self._tasks_of(dataset.paper),
            has=self._data_of(dataset.paper),
            line=_spoken(f"{dataset.kind}-data"),
        )

    def system(self, system: System) -> Document:
        return Document(
            kind="system",
            id=system.id,
            title=system.name,
            names=system.aliases,
            other_names=system.organizations,
            date=system.released,
            tasks=system.tasks,
            models=system.models,
            line=_spoken(system.kind),
        )

    def _tasks_of(self, key: str | None) -> tuple[str, ...]:
        paper = self._kb.papers.get(key or "")
        return paper.tasks if paper else ()

    def _data_of(self, key: str | None) -> tuple[str, ...]:
        paper = self._kb.papers.get(key or "")
        return ("data",) if paper and paper.links.data else ()

    def _task_names(self, ids: Iterable[str]) -> str:
        return ", ".join(self._kb.tasks[id_].name for id_ in ids if id_ in self._kb.tasks)


def _task(task: Task) -> Document:
    return Document(
        kind="task",
        id=task.id,
        title=task.name,
        names=_distinct([task.zh or "", *task.aliases]),
        tasks=(task.id,),
        above=_distinct([task.parent or "", task.lifecycle or ""]),
        line=task.definition,
    )


def _objective(objective: Objective) -> Document:
    return Document(
        kind="objective",
        id=objective.id,
        title=objective.name,
        names=_distinct([objective.zh or "", *objective.aliases]),
        line=objective.definition,
    )


def _metric(metric: Metric) -> Document:
    return Document(
        kind="metric",
        id=metric.id,
        title=metric.name,
        names=metric.aliases,
        line=_spoken(f"{metric.kind}-metric"),
    )


def _venue(venue: Venue) -> Document:
    return Document(
        kind="venue",
        id=venue.id,
        title=venue.name,
        names=_distinct([venue.short, *venue.aliases]),
        venue=venue.id,
        line=_spoken(venue.kind),
    )


def _names_of(records: Iterable[AnyRecord]) -> Iterator[str]:
    for record in records:
        yield getattr(record, "name", "")
        yield from getattr(record, "aliases", ())


def _ids(records: Iterable[AnyRecord], cls: type[AnyRecord]) -> list[str]:
    return [record.id for record in records if isinstance(record, cls)]


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _spoken(identifier: str) -> str:
    words = identifier.replace("-", " ")
    return words[:1].upper() + words[1:]
