"""What should be known of every record, and which records lack it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.lineage import inheritance
from codelm.records import AnyRecord, Benchmark, Lineage, Model, Statement

__all__ = ["FACETS", "Facet", "Gap", "gaps"]

Test = Callable[[Any, KnowledgeBase], Any]
"""Whether something holds of a record: any value that counts as true."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A fact that should be known of every record of a kind."""

    kind: str
    """Name of the kind."""
    id: str
    """Short name, unique within the kind."""
    label: str
    """What should be known, for people."""
    known: Test
    applies: Test = lambda *_: True
    """Of which records it can be known at all."""

    @property
    def name(self) -> str:
        """The kind and the fact: `paper-venue`."""
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A facet with the records that lack it."""

    facet: Facet
    have: int
    """How many records have it."""
    lack: tuple[AnyRecord, ...]
    """The records without it: those named most often by others first, then the newest."""

    @property
    def share(self) -> float:
        """The share of records that have it."""
        total = self.have + len(self.lack)
        return self.have / total if total else 1.0


FACETS = (
    Facet("paper", "authors", "All authors", lambda p, _: p.authors and not p.authors_truncated),
    Facet("paper", "venue", "Venue", lambda p, _: p.venue),
    Facet("paper", "year", "Year at the venue", lambda p, _: p.year, lambda p, _: p.venue),
    Facet(
        "paper",
        "identifier",
        "arXiv id, DOI, OpenReview or ACL id",
        lambda p, _: p.arxiv or p.doi or p.openreview or p.acl,
    ),
    Facet("paper", "contribution", "Contribution", lambda p, _: p.contribution),
    Facet("paper", "tasks", "Task", lambda p, _: p.tasks),
    Facet("paper", "code", "Link to code", lambda p, _: p.links.code),
    Facet(
        "model",
        "origin",
        "Parent that hands down weights, or trained from scratch",
        lambda m, _: inheritance(m) or m.from_scratch,
        lambda m, _: _disclosed(m, "from_scratch"),
    ),
    Facet(
        "model",
        "origin-read",
        "Origins read in their sources, not recalled",
        lambda m, _: all(each.check == "read" for each in _origins(m)),
        lambda m, _: _origins(m),
    ),
    Facet("model", "page", "Paper or page", lambda m, _: m.paper or m.url),
    Facet("model", "organizations", "Who made it", lambda m, _: m.organizations),
    Facet("model", "sizes", "Sizes", lambda m, _: m.sizes, lambda m, _: _disclosed(m, "sizes")),
    Facet(
        "model",
        "context",
        "Context length",
        lambda m, _: m.context_length,
        lambda m, _: _disclosed(m, "context_length"),
    ),
    Facet(
        "model",
        "objectives",
        "Training objectives",
        lambda m, _: m.objectives,
        lambda m, _: _disclosed(m, "objectives"),
    ),
    Facet(
        "model",
        "data",
        "Training data",
        lambda m, _: m.training_data,
        lambda m, _: _disclosed(m, "training_data"),
    ),
    Facet("model", "license", "Licence", lambda m, _: m.license, lambda m, _: m.open_weights),
    Facet(
        "task",
        "benchmarks",
        "Benchmark",
        lambda t, kb: kb.naming(t, Benchmark, "tasks"),
        lambda t, _: t.leaf,
    ),
    Facet("task", "metrics", "Usual metrics", lambda t, _: t.metrics, lambda t, _: t.leaf),
    Facet("benchmark", "paper", "Paper", lambda b, _: b.paper),
    Facet("benchmark", "size", "Number of problems", lambda b, _: b.size),
    Facet("benchmark", "languages", "Languages", lambda b, _: b.languages or b.language_count),
    Facet("benchmark", "metrics", "Metrics of its own", lambda b, _: b.metrics_basis == "stated"),
    Facet("dataset", "page", "Paper or page", lambda d, _: d.paper or d.url),
    Facet("dataset", "size", "Size or tokens", lambda d, _: d.size or d.tokens),
    Facet("dataset", "languages", "Languages", lambda d, _: d.languages),
    Facet("dataset", "license", "Licence", lambda d, _: d.license),
    Facet("dataset", "explanation", "Explanation", lambda d, _: d.explanation),
    Facet("metric", "paper", "Paper or page", lambda m, _: m.paper or m.url),
    Facet("metric", "explanation", "Explanation", lambda m, _: m.explanation),
    Facet("objective", "explanation", "Explanation", lambda o, _: o.explanation),
    Facet("system", "page", "Paper or page", lambda s, _: s.paper or s.url),
    Facet("system", "explanation", "Explanation", lambda s, _: s.explanation),
)
"""All that is looked for: another line is another row of each list."""


def gaps(kb: KnowledgeBase) -> Iterator[Gap]:
    """Each facet with the records that lack it."""
    for facet in FACETS:
        asked = [each for each in kb.table(facet.kind).values() if facet.applies(each, kb)]
        lack = [record for record in asked if not facet.known(record, kb)]
        lack.sort(key=lambda record: record.id)
        lack.sort(key=_date, reverse=True)
        lack.sort(key=kb.times_named, reverse=True)
        yield Gap(facet, len(asked) - len(lack), tuple(lack))


def _disclosed(model: Model, field: str) -> bool:
    """Whether its makers may have told that: what they keep to themselves cannot be known."""
    return not (model.undisclosed and field in model.undisclosed.fields)


def _origins(model: Model) -> list[Lineage | Statement]:
    return [*model.lineage, *filter(None, [model.from_scratch])]


def _date(record: Any) -> str:
    return getattr(record, "date", None) or getattr(record, "released", None) or ""
