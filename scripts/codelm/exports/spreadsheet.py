"""Tables for spreadsheets.

A cell is text on one line that no spreadsheet takes for a formula, a number or a date: one that
begins like a formula gets an apostrophe in front, pages are joined by an en dash, and arXiv ids
begin with `arXiv:`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from codelm.completeness import gaps
from codelm.kb import KnowledgeBase
from codelm.records import Model, Paper, Score

from . import facts
from .facts import Facts
from .plaintext import on_one_line
from .reading import reading_address
from .venue import Publications

__all__ = ["PAPERS_HEAD", "missing_table", "paper_rows", "scores_table"]

_BYTE_ORDER_MARK = "\ufeff"  # tells Excel that the file is UTF-8
_STARTS_FORMULA = tuple("=+-@＝＋－＠")

Cell = str | int | float | None


def _row(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(map(_cell, cells))
    return line.getvalue()


def _cell(value: Cell) -> Cell:
    """Text that is no formula, or a number as it is."""
    if not isinstance(value, str):
        return value
    text = on_one_line(value)
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _place(said: Facts) -> str:
    return said.publication.container if said.publication else ""


def _pages(said: Facts) -> str:
    return facts.pages(said).replace("--", "–")


def _authors(said: Facts) -> str:
    """The names as they are read aloud."""
    others = ["et al."] if said.paper.authors_truncated else []
    return _joined([*said.paper.display_names, *others])


_COLUMNS: Mapping[str, Callable[[Facts], str]] = {
    "id": lambda said: said.paper.id,
    "title": lambda said: said.paper.title,
    "authors": _authors,
    "date": lambda said: said.paper.date,
    "year": facts.year,
    "venue": lambda said: said.paper.venue or "",
    "published_in": _place,
    "volume": facts.volume,
    "number": facts.number,
    "pages": _pages,
    "arxiv": lambda said: f"arXiv:{said.paper.arxiv}" if said.paper.arxiv else "",
    "doi": facts.doi,
    "link": lambda said: reading_address(said.paper),
    "code": lambda said: said.paper.links.code or "",
    "nickname": lambda said: said.paper.nickname or "",
    "contribution": lambda said: _joined(said.paper.contribution),
    "tasks": lambda said: _joined(said.paper.tasks),
    "models": lambda said: _joined(said.paper.models),
    "benchmarks": lambda said: _joined(said.paper.benchmarks),
    "datasets": lambda said: _joined(said.paper.datasets),
    "languages": lambda said: _joined(said.paper.languages),
    "summary": lambda said: said.paper.summary or "",
}

PAPERS_HEAD = _BYTE_ORDER_MARK + _row(_COLUMNS)
"""The first line of a table of papers."""


def paper_rows(papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
    """The papers as rows of a table."""
    publications = Publications(kb.venues)
    for paper in papers:
        said = Facts(paper, publications.of(paper), str)
        yield _row(cell(said) for cell in _COLUMNS.values())


_SCORE_COLUMNS: Mapping[str, Callable[[KnowledgeBase, Model, Score], Cell]] = {
    "model": lambda _, model, __: model.id,
    "size": lambda _, __, score: score.size,
    "benchmark": lambda _, __, score: score.benchmark,
    "metric": lambda _, __, score: score.metric,
    "k": lambda _, __, score: score.k,
    "value": lambda _, __, score: score.value,
    "protocol": lambda _, __, score: score.protocol,
    "protocol_recalled": lambda _, __, score: "yes" if score.protocol_recalled else None,
    "measured_by": lambda _, __, score: score.measured_by,
    "reported": lambda kb, _, score: kb.reported(score),
    "source": lambda _, __, score: score.source,
    "check": lambda _, __, score: score.check,
    "note": lambda _, __, score: score.note,
    "released": lambda _, model, __: model.released,
    "family": lambda _, model, __: model.family,
    "weights": lambda _, model, __: model.weights,
}


def scores_table(kb: KnowledgeBase) -> Iterator[str]:
    """Every score of the models as a table."""
    yield _BYTE_ORDER_MARK + _row(_SCORE_COLUMNS)
    for model in kb.models.values():
        for score in model.scores:
            yield _row(cell(kb, model, score) for cell in _SCORE_COLUMNS.values())


def missing_table(kb: KnowledgeBase) -> Iterator[str]:
    """Every record that lacks a fact, once for each, where help counts most first."""
    yield _BYTE_ORDER_MARK + _row(("kind", "fact", "id", "named_by", "file"))
    for gap in gaps(kb):
        for record in gap.lack:
            named = kb.times_named(record)
            yield _row((gap.facet.kind, gap.facet.id, record.id, named, kb.path(record)))
