"""The files of data of the site: what each holds, for the page of downloads and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codelm.exports.formats import EXPORTS
from codelm.records import KINDS, Kind

__all__ = ["DataFile", "catalogue"]

_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file in the folder of data."""

    name: str
    """Its name."""
    holds: str
    """What it holds, for people."""
    media_type: str
    """Its MIME type."""
    counts: str
    """What its entries are: the plural of a kind, `lineage`, `scores`, or nothing."""
    kind: Kind | None = None
    """The kind of its objects, where it is a list of records."""


def catalogue() -> Iterator[DataFile]:
    """Every file of data, those for people and reference managers first."""
    for export in EXPORTS.values():
        yield DataFile(export.file, f"All papers as {export.title}", export.media_type, "papers")
    table = "application/vnd.apache.parquet"
    yield DataFile("papers.parquet", "All papers as Parquet, for analysis", table, "papers")
    yield DataFile("scores.csv", "All results of models on benchmarks", "text/csv", "scores")
    yield DataFile("missing.csv", "What is not known, record by record", "text/csv", "")
    for kind in KINDS.values():
        yield DataFile(f"{kind.plural}.json", kind.title, _JSON, kind.plural, kind)
    edges = "Which model comes from which: nodes, and edges from parent to child"
    yield DataFile("lineage.json", edges, _JSON, "lineage")
    graph = "application/graphml+xml"
    yield DataFile("lineage.graphml", "The same graph for graph programs", graph, "lineage")
    yield DataFile("lineage.dot", "The same graph for Graphviz", "text/vnd.graphviz", "lineage")
    yield DataFile("lineage.svg", "The same graph as a picture", "image/svg+xml", "lineage")
    yield DataFile("openapi.json", "This list for programs, with the form of each file", _JSON, "")
