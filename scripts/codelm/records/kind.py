"""The kinds of records, and where each lives."""

from __future__ import annotations

from dataclasses import dataclass

from .benchmark import Benchmark
from .dataset import Dataset
from .metric import Metric
from .model import Model
from .objective import Objective
from .paper import Paper
from .system import System
from .task import Task
from .venue import Venue

__all__ = ["KINDS", "AnyRecord", "Kind", "kind_of"]

AnyRecord = Paper | Task | Model | Benchmark | Dataset | Metric | Objective | System | Venue


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str
    """Its name in the singular, as in references and schemas."""
    plural: str
    """Its name in the plural, as in folders, addresses and files of data."""
    noun: str
    """Its name in the singular, for people."""
    title: str
    """Its name in the plural, for people."""
    type: type[AnyRecord]
    """The record's class."""

    @property
    def folder(self) -> str:
        """The folder of its records, relative to the root."""
        return self.plural if self.type is Paper else f"taxonomy/{self.plural}"

    def address(self, id_: str) -> str:
        """Where the page of a record stands, below the root of the site."""
        return f"{self.plural}/{id_}/"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("paper", "papers", "Paper", "Papers", Paper),
        Kind("task", "tasks", "Task", "Tasks", Task),
        Kind("model", "models", "Model", "Models", Model),
        Kind("benchmark", "benchmarks", "Benchmark", "Benchmarks", Benchmark),
        Kind("dataset", "datasets", "Data set", "Data sets", Dataset),
        Kind("metric", "metrics", "Metric", "Metrics", Metric),
        Kind("objective", "objectives", "Training objective", "Objectives", Objective),
        Kind("system", "systems", "System", "Systems", System),
        Kind("venue", "venues", "Venue", "Venues", Venue),
    )
}
_BY_TYPE: dict[type[AnyRecord], Kind] = {kind.type: kind for kind in KINDS.values()}


def kind_of(record: AnyRecord) -> Kind:
    """The kind of a record."""
    return _BY_TYPE[type(record)]
