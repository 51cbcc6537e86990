"""The knowledge base: every record by kind and id, and who refers to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from codelm import load
from codelm.problems import Field, Problem
from codelm.records import (
    KINDS,
    AnyRecord,
    Benchmark,
    Dataset,
    Metric,
    Model,
    Objective,
    Paper,
    Score,
    System,
    Task,
    Venue,
    kind_of,
    references,
)
from codelm.records.identifiers import IDENTIFIERS, identifier

__all__ = ["KnowledgeBase", "Mention", "newest_first"]

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference from one record to another."""

    by: AnyRecord
    """The record that refers."""
    field: Field
    """Where in it."""
    kind: str
    """Kind of the record that is referred to."""
    id: str
    """Its id."""


@dataclass(frozen=True)
class KnowledgeBase:
    """All records of an index, with look-ups; every use of the index starts with `read`."""

    root: Path
    papers: Mapping[str, Paper]
    tasks: Mapping[str, Task]
    models: Mapping[str, Model]
    benchmarks: Mapping[str, Benchmark]
    datasets: Mapping[str, Dataset]
    metrics: Mapping[str, Metric]
    objectives: Mapping[str, Objective]
    systems: Mapping[str, System]
    venues: Mapping[str, Venue]
    files: Mapping[tuple[str, str], load.File] = field(repr=False)
    """The file of each id, by kind and id, also of records that could not be read."""
    problems: tuple[Problem, ...] = ()
    """What kept records from being read."""

    @classmethod
    def read(cls, root: Path, cache_file: Path | None = None) -> KnowledgeBase:
        """The knowledge base of the index at `root`."""
        return cls.of(root, load.files(root, cache_file))

    @classmethod
    def of(cls, root: Path, files: Iterable[load.File]) -> KnowledgeBase:
        """The knowledge base of these files."""
        by_id: dict[tuple[str, str], load.File] = {}
        problems: list[Problem] = []
        for file in files:
            first = by_id.setdefault((file.kind.name, file.id), file)
            problems += file.problems if first is file else (*file.problems, _twice(file, first))
        tables: dict[str, dict[str, AnyRecord]] = {kind.plural: {} for kind in KINDS.values()}
        for file in by_id.values():
            if file.record:
                tables[file.kind.plural][file.id] = file.record
        return cls(root=root, files=by_id, problems=tuple(problems), **tables)  # type: ignore[arg-type]

    def table(self, kind: str) -> Mapping[str, AnyRecord]:
        """The records of a kind by id; `kind` is a name in KINDS."""
        table: Mapping[str, AnyRecord] = getattr(self, KINDS[kind].plural)
        return table

    def records(self) -> Iterator[AnyRecord]:
        """Every record, kind by kind."""
        for kind in KINDS:
            yield from self.table(kind).values()

    def path(self, record: AnyRecord) -> str:
        """The file of a record, relative to the root."""
        return self.files[kind_of(record).name, record.id].path

    def text(self, record: AnyRecord) -> str:
        """The text of a record's file."""
        return self.files[kind_of(record).name, record.id].text(self.root)

    def with_files(self, files: Iterable[load.File]) -> KnowledgeBase:
        """The knowledge base with these files in place of those of the same ids, or after all."""
        changed = {(file.kind.name, file.id): file for file in files}
        return KnowledgeBase.of(self.root, {**self.files, **changed}.values())

    def find(self, text: str) -> list[AnyRecord]:
        """The records that a person means: by id, else earlier key, identifier, name or alias.

        `kind:text` looks among one kind only.
        """
        prefix, colon, rest = text.partition(":")
        kinds = [prefix] if colon and prefix in KINDS else list(KINDS)
        wanted = (rest if colon and prefix in KINDS else text).strip()
        exact = [self.table(kind)[wanted] for kind in kinds if wanted in self.table(kind)]
        if exact:
            return exact
        said = identifier(wanted)
        spoken = (said[1] if said else wanted).casefold()
        found = (record for kind in kinds for record in self.table(kind).values())
        return [record for record in found if spoken in _spoken_names(record)]

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Earlier keys of papers, each with the key that stands now."""
        return {old: paper.id for paper in self.papers.values() for old in paper.aliases}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every reference in the index."""
        return tuple(
            Mention(record, place, kind, target)
            for record in self.records()
            for place, kind, target in references(record)
        )

    @cached_property
    def _mentions_of(self) -> Mapping[tuple[str, str], list[Mention]]:
        found: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.kind, mention.id].append(mention)
        return found

    def mentions_of(self, record: AnyRecord) -> list[Mention]:
        """The references to a record."""
        return self._mentions_of.get((kind_of(record).name, record.id), [])

    @cached_property
    def _times_named(self) -> Counter[tuple[str, str]]:
        said = {((m.kind, m.id), (kind_of(m.by).name, m.by.id)) for m in self.mentions}
        return Counter(named for named, by in said if named != by)

    def times_named(self, record: AnyRecord) -> int:
        """How many other records name this one."""
        return self._times_named[kind_of(record).name, record.id]

    def naming(self, record: AnyRecord, cls: type[R], name: str) -> list[R]:
        """The records of a class that name this record in the field of that name."""
        found = (m.by for m in self.mentions_of(record) if m.field[0] == name)
        return list({by.id: by for by in found if isinstance(by, cls)}.values())

    def introduced_by(self, paper: Paper) -> list[AnyRecord]:
        """The models, benchmarks and other entities whose paper this is."""
        return [m.by for m in self.mentions_of(paper) if m.field == ("paper",)]

    def papers_about(self, record: AnyRecord) -> list[Paper]:
        """The papers that introduce or study a record, newest first."""
        introducing = self.papers.get(getattr(record, "paper", None) or "")
        named = {m.by.id: m.by for m in self.mentions_of(record) if isinstance(m.by, Paper)}
        found = {**({introducing.id: introducing} if introducing else {}), **named}
        return newest_first(found.values())

    def scores_on(self, benchmark: Benchmark) -> list[tuple[Model, Score]]:
        """What was measured on a benchmark: each score with its model."""
        return [
            (model, score)
            for model in self.naming(benchmark, Model, "scores")
            for score in model.scores
            if score.benchmark == benchmark.id
        ]

    def reported(self, score: Score) -> str | None:
        """When those who measured gave the number: the date of their paper, or of a page."""
        paper = self.papers.get(score.measured_by)
        return paper.date if paper else score.reported

    def people(self, paper: Paper) -> str:
        """The authors for one line: all up to three, else the first with "et al."."""
        names = paper.display_names
        if len(names) > _MOST_NAMED or (names and paper.authors_truncated):
            return f"{names[0]} et al."
        return ", ".join(names)


_MOST_NAMED = 3


def _spoken_names(record: AnyRecord) -> set[str]:
    """All that a record is called by, besides its id, without case."""
    if isinstance(record, Paper):
        names = (
            *(record.title, record.nickname, *record.other_titles, *record.other_nicknames),
            *(getattr(record, name) for name in IDENTIFIERS),
            *record.aliases,
        )
    else:
        names = (record.name, *getattr(record, "aliases", ()), getattr(record, "short", None))
    return {name.casefold() for name in names if name}


def newest_first(papers: Iterable[Paper]) -> list[Paper]:
    """The papers by date, newest first, then by title."""
    return sorted(sorted(papers, key=attrgetter("title")), key=attrgetter("date"), reverse=True)


def _twice(file: load.File, first: load.File) -> Problem:
    return Problem(
        path=file.path,
        rule="duplicate-id",
        message=f'the id "{file.id}" is taken by {first.path}',
        hint="if it is the same paper, merge the two records; else choose another key",
    )
