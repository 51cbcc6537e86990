"""Every check of an index, and the mends that go with them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from codelm import yamlfile
from codelm.guide import faults
from codelm.guide.guide import Guide
from codelm.kb import KnowledgeBase
from codelm.load import line_of
from codelm.problems import Field, Problem, dotted
from codelm.records import AnyRecord

from . import (
    dates,
    duplicates,
    explanations,
    files,
    graphs,
    identifiers,
    mend,
    people,
    proceedings,
    publication,
    references,
    results,
    statements,
    text,
    titles,
    unused,
    vocabulary,
)
from .finding import Check, Finding

__all__ = ["CHECKS", "blocking", "fixed", "problems", "rules"]

CHECKS: dict[str, Check] = {
    "unknown-reference": references.unknown_references,
    "unknown-source": references.unknown_sources,
    "source-key": references.outside_sources,
    "explanation-link": explanations.links,
    "class-task": graphs.class_tasks,
    "task-tree": graphs.task_tree,
    "task-cycle": graphs.task_cycles,
    "lineage-cycle": graphs.lineage_cycles,
    "from-scratch": statements.inherited_weights,
    "undisclosed": statements.disclosed,
    "derivation-cycle": graphs.derivation_cycles,
    "duplicate-alias": duplicates.aliases,
    "duplicate-identifier": duplicates.identifiers,
    "duplicate-title": duplicates.titles,
    "near-title": duplicates.near_titles,
    "duplicate-name": duplicates.names,
    "duplicate-item": duplicates.items,
    "lineage-order": dates.parents,
    "data-order": dates.training_data,
    "derivation-order": dates.derivations,
    "score-order": dates.scores,
    "late-release": dates.introductions,
    "arxiv-id": identifiers.arxiv_ids,
    "arxiv-date": identifiers.arxiv_dates,
    "paper-address": identifiers.paper_addresses,
    "page-address": identifiers.page_addresses,
    "unreachable": identifiers.unreachable,
    "misplaced-link": identifiers.misplaced_links,
    "tracking": identifiers.tracking,
    "venue-year": publication.years,
    "venue-track": publication.tracks,
    "venue-distance": publication.distances,
    "pages": publication.pages,
    "placeholder": proceedings.placeholders,
    "issn": proceedings.issns,
    "score-range": results.shares,
    "score-k": results.ks,
    "score-origin": results.origins,
    "score-twice": results.contradictions,
    "protocol": results.protocols,
    "protocol-recalled": results.recollections,
    "score-reported": results.reports,
    "title-end": titles.ends,
    "title-capitals": titles.capitals,
    "protect": titles.protection,
    "author-others": people.counted_out,
    "author-name": people.not_one_name,
    "author-parts": people.parts,
    "author-plain": people.plain_names,
    "author-split": people.particles,
    "author-small": people.lower_families,
    "author-capitals": people.shouted,
    "author-initials": people.initials,
    "author-twice": people.repeated,
    "author-cut": people.truncations,
    "language": vocabulary.languages,
    "checked-field": statements.checked_fields,
    "model-size": vocabulary.sizes,
    "paper-key": files.keys,
    "paper-folder": files.folders,
    "layout": files.layout,
    "comment": files.comments,
    "unused": unused.entries,
    "unused-task": unused.tasks,
}
"""Every check by the name of its rule; those of single texts are in `text.FAULTS`."""


def rules() -> list[str]:
    """The names of all rules of this package."""
    return [*CHECKS, _FUTURE, *text.FAULTS, *faults.RULES]


def problems(
    kb: KnowledgeBase, today: date | None = None, figures: Collection[str] | None = None
) -> list[Problem]:
    """All that is wrong with an index, by file and line.

    Dates are held against `today`, and figures of the guide against those that there are.
    """
    lines = _Lines(kb)
    found = (lines.problem(rule, finding) for rule, finding in _findings(kb, today))
    return sorted({*_of_reading(kb), *found, *faults.faults(Guide.read(kb), figures)})


def blocking(kb: KnowledgeBase, figures: Collection[str] | None = None) -> list[Problem]:
    """The errors that pages cannot be made from; quick, since every build asks for them."""
    lines = _Lines(kb)
    found = (lines.problem(rule, finding) for rule in _BLOCKING for finding in CHECKS[rule](kb))
    errors = (problem for problem in kb.problems if problem.severity == "error")
    return sorted({*errors, *found, *faults.faults(Guide.read(kb), figures)})


_BLOCKING = ("unknown-reference", "task-cycle", "lineage-cycle", "derivation-cycle")


def fixed(kb: KnowledgeBase, paths: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """The new text of each file that the mechanical mends change, of all files or of these."""
    every = {file.path for file in kb.files.values()}
    yield from mend.mended(kb, partial(_findings, today=None), every if paths is None else paths)


_FUTURE = "future-date"


def _findings(kb: KnowledgeBase, today: date | None) -> Iterator[tuple[str, Finding]]:
    dated = {_FUTURE: dates.after(today or datetime.now(UTC).date())}
    for rule, check in {**CHECKS, **dated}.items():
        yield from ((rule, finding) for finding in check(kb))
    yield from text.faults(kb)


def _of_reading(kb: KnowledgeBase) -> Iterator[Problem]:
    """What kept records from being read; to be mended, nothing else may be wrong with the file."""
    mendable = {file.path for file in mend.readable(kb).values()}
    for problem in kb.problems:
        yield replace(problem, fixable=problem.fixable and problem.path in mendable)


class _Lines:
    """The lines of fields, file by file, and whether comments keep the file from being mended."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._known: dict[str, tuple[dict[Field, int], bool]] = {}

    def problem(self, rule: str, finding: Finding) -> Problem:
        """The finding with its file and line."""
        path = self._kb.path(finding.record)
        lines, has_comments = self._of(path, finding.record)
        return Problem(
            path=path,
            line=line_of(finding.field, lines),
            field=dotted(finding.field),
            rule=rule,
            message=finding.message,
            hint=finding.hint,
            fixable=finding.fix is not None and not has_comments,
            severity=finding.severity,
        )

    def _of(self, path: str, record: AnyRecord) -> tuple[dict[Field, int], bool]:
        if path not in self._known:
            text = self._kb.text(record)
            self._known[path] = yamlfile.lines(text), yamlfile.has_comments(text)
        return self._known[path]
