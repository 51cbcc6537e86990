"""The order of things: nothing is from the future, or older than what it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from codelm.kb import KnowledgeBase
from codelm.problems import Field
from codelm.records import AnyRecord, Benchmark, Dataset, Model, Paper
from codelm.records.identifiers import arxiv_month

from .finding import Check, Finding
from .months import before, month_number

__all__ = ["after", "derivations", "introductions", "parents", "scores", "training_data"]


def after(today: date) -> Check:
    """The check that nothing is dated later than the month after today's."""
    latest = today.year * 12 + today.month

    def future_dates(kb: KnowledgeBase) -> Iterator[Finding]:
        """No date lies in the future."""
        for record in kb.records():
            for field, value in _dates(record):
                if month_number(value) > latest:
                    hint = "give the month of the first public version"
                    message = f"{value} lies in the future"
                    yield Finding(record=record, field=field, message=message, hint=hint)

    return future_dates


def parents(kb: KnowledgeBase) -> Iterator[Finding]:
    """No model is older than the model it comes from."""
    for model in kb.models.values():
        for i, edge in enumerate(model.lineage):
            yield from _older(model, ("lineage", i, "parent"), kb.models.get(edge.parent))


def training_data(kb: KnowledgeBase) -> Iterator[Finding]:
    """No model is older than the data it was trained on; data may be published late, so a hint."""
    for model in kb.models.values():
        for i, id_ in enumerate(model.training_data):
            found = _older(model, ("training_data", i), kb.datasets.get(id_))
            yield from (replace(finding, severity="hint") for finding in found)


def derivations(kb: KnowledgeBase) -> Iterator[Finding]:
    """No benchmark or data set is older than what it was made from."""
    for table in (kb.benchmarks, kb.datasets):
        for record in table.values():
            for i, id_ in enumerate(record.derived_from):
                yield from _older(record, ("derived_from", i), table.get(id_))


def scores(kb: KnowledgeBase) -> Iterator[Finding]:
    """No paper reports a score on a benchmark that did not exist."""
    for model in kb.models.values():
        for i, score in enumerate(model.scores):
            benchmark, paper = kb.benchmarks.get(score.benchmark), kb.papers.get(score.source)
            if benchmark and paper and before(paper.date, benchmark.released):
                message = (
                    f'"{paper.id}" ({paper.date}) can not report on'
                    f' "{benchmark.id}" ({benchmark.released})'
                )
                hint = "correct the source, or a date; a later version may be the source"
                place = ("scores", i, "source")
                yield Finding(record=model, field=place, message=message, hint=hint)


def introductions(kb: KnowledgeBase) -> Iterator[Finding]:
    """Nothing is released after the paper that introduces it, by more than half a year."""
    tables = (kb.models, kb.benchmarks, kb.datasets)
    entities: Iterator[_Dated] = chain.from_iterable(table.values() for table in tables)
    for entity in entities:
        paper = kb.papers.get(entity.paper or "")
        if paper and month_number(entity.released) - month_number(paper.date, 12) > _LATE:
            yield Finding(
                record=entity,
                field=("released",),
                message=f"it is released {entity.released}, but its paper is of {paper.date}",
                hint="give the month of the first release or paper, or correct the paper",
                severity="hint",
            )


_LATE = 6
_Dated = Model | Benchmark | Dataset


def _dates(record: AnyRecord) -> Iterator[tuple[Field, str]]:
    for name in ("date", "released", "introduced"):
        if value := getattr(record, name, None):
            yield (name,), value
    if isinstance(record, Model):
        for i, score in enumerate(record.scores):
            if score.reported:
                yield ("scores", i, "reported"), score.reported
    if isinstance(record, Paper):
        if record.year:
            yield ("year",), str(record.year)
        if record.arxiv:
            yield ("arxiv",), arxiv_month(record.arxiv)


def _older(record: _Dated, field: Field, origin: _Dated | None) -> Iterator[Finding]:
    if origin and before(record.released, origin.released):
        yield Finding(
            record=record,
            field=field,
            message=f'it is of {record.released}, but "{origin.id}" is only of {origin.released}',
            hint="correct one of the dates, or the reference",
        )
