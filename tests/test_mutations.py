"""Faults put into real records are found at their line, and the mechanical ones mended.

Each fault stands in a record of its own, so that one look at the index serves all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

import pytest

from codelm import checks, yamlfile
from codelm.kb import KnowledgeBase
from codelm.load import drafted
from codelm.problems import Problem
from codelm.records import AnyRecord, kind_of, plain
from tests.faults import MECHANICAL, MISPLACED, MODEL_FAULTS, PAPER_FAULTS
from tests.mutations import Mutation

_ROOT = Path(__file__).parent.parent
_OF_EACH = 5
_PAPERS = 1000
"""Papers that are looked at besides those that other records name: all would take a minute."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A record with a fault in it."""

    name: str
    record: AnyRecord
    path: str
    sound: str
    """The text of the file as it should be."""
    text: str
    """The text with the fault."""

    @property
    def lines(self) -> set[int]:
        """The lines that are wrong; the first stands for what is not there."""
        before, after = self.sound.splitlines(), self.text.splitlines()
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        other = [
            (j1 + 1, j2 + 1 + (does == "insert"))
            for does, _, _, j1, j2 in blocks
            if does != "equal"
        ]
        gone = not set(after) - set(before) and len(after) < len(before)
        first = next(
            (n for n, two in enumerate(zip(before, after, strict=False), 1) if two[0] != two[1]), 1
        )
        return {1} if gone else {first, *(line for span in other for line in range(*span))}


@dataclass(frozen=True)
class Looked:
    """What was said of the faults, and what mending made of their files."""

    faults: list[Fault]
    problems: Mapping[str, list[Problem]]
    mended: Mapping[str, str]


@pytest.fixture(scope="module")
def random() -> Random:
    """The same choices in each run."""
    return Random(20)  # noqa: S311  nothing is secret here


@pytest.fixture(scope="module")
def index(random: Random, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The index with some of its papers, and without the guide, which names the others."""
    root = tmp_path_factory.mktemp("index")
    for folder in ("papers", "taxonomy"):
        (root / folder).symlink_to(_ROOT / folder)
    whole = KnowledgeBase.read(_ROOT)
    named = {mention.id for mention in whole.mentions if mention.kind == "paper"}
    named |= set(random.sample(sorted(whole.papers), _PAPERS))
    files = (f for f in whole.files.values() if f.kind.name != "paper" or f.id in named)
    return KnowledgeBase.of(root, files)


@pytest.fixture(scope="module")
def looked(index: KnowledgeBase, random: Random) -> Looked:
    """All faults, looked at once."""
    before = checks.problems(index)
    faults = list(_faults(index, {problem.path for problem in before}, random))
    files = (drafted(f.path, f.text, kind_of(f.record)) for f in faults)
    faulty = index.with_files(files)
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in set(checks.problems(faulty)) - set(before):
        found[problem.path].append(problem)
    return Looked(faults, found, dict(checks.fixed(faulty, {fault.path for fault in faults})))


def _faults(index: KnowledgeBase, unsound: set[str], random: Random) -> Iterator[Fault]:
    children: defaultdict[str, list[str]] = defaultdict(list)
    for model in index.models.values():
        for step in model.lineage:
            children[step.parent].append(model.id)
    for kind, table in (("paper", PAPER_FAULTS), ("model", MODEL_FAULTS)):
        records = [r for r in index.table(kind).values() if index.path(r) not in unsound]
        random.shuffle(records)
        for name, make in _rarest_first(table, records):
            for record, text in _made(make, records, children, random):
                path = index.path(record)
                yield Fault(
                    name=name, record=record, path=path, sound=index.text(record), text=text
                )


def _rarest_first(
    table: Mapping[str, Mutation], records: list[AnyRecord]
) -> list[tuple[str, Mutation]]:
    """The faults, first those that few records offer a place for."""

    def places(name: str) -> int:
        made = (
            table[name]({"id": "x", "children": ["y"], **plain(r)}, Random(1))  # noqa: S311
            for r in records[:150]
        )
        return sum(each is not None for each in made)

    return [(name, table[name]) for name in sorted(table, key=places)]


def _made(
    make: Mutation, records: list[AnyRecord], children: Mapping[str, list[str]], random: Random
) -> Iterator[tuple[AnyRecord, str]]:
    """Some records with the fault, which are taken from the list."""
    count = 0
    for record in list(records):
        known: dict[str, Any] = {"id": record.id, "children": children.get(record.id, [])}
        extra = known if kind_of(record).name == "model" else {}
        made = make({**plain(record), **extra}, random)
        if made is None:
            continue
        if isinstance(made, dict):
            made = yamlfile.dumped({k: v for k, v in made.items() if k not in extra})
        records.remove(record)
        yield record, made
        count += 1
        if count == _OF_EACH:
            return


def test_there_are_many_faults_of_many_kinds(looked: Looked) -> None:
    assert len(looked.faults) >= 500
    assert len({fault.name for fault in looked.faults}) >= 100
    assert len({fault.path for fault in looked.faults}) == len(looked.faults)


def test_faults_are_found(looked: Looked) -> None:
    missed = [
        f"{fault.name}: {fault.path}" for fault in looked.faults if not looked.problems[fault.path]
    ]
    assert len(missed) <= len(looked.faults) // 100, missed


def test_faults_are_found_at_their_line(looked: Looked) -> None:
    """An arXiv id that belies the date is said of the date, which may be what is wrong."""
    elsewhere = [
        f"{fault.name}: {fault.path}: {sorted(fault.lines)}: {looked.problems[fault.path]}"
        for fault in looked.faults
        if not {problem.line for problem in looked.problems[fault.path]} & fault.lines
    ]
    assert len(elsewhere) <= len(looked.faults) // 100, "\n".join(elsewhere)


def test_mechanical_faults_are_mended_to_the_last_byte(looked: Looked) -> None:
    mechanical = [fault for fault in looked.faults if fault.name in MECHANICAL]
    left = [f.name for f in mechanical if looked.mended.get(f.path) != f.sound]
    assert len(mechanical) >= 200
    assert len(left) <= len(mechanical) // 50, left


def test_what_is_called_fixable_is_mended(looked: Looked) -> None:
    said = {path for path, found in looked.problems.items() if any(p.fixable for p in found)}
    assert said <= {fault.path for fault in looked.faults if fault.path in looked.mended}


def test_mending_touches_no_file_without_need(looked: Looked) -> None:
    assert set(looked.mended) <= {fault.path for fault in looked.faults}
    assert not [f.name for f in looked.faults if looked.mended.get(f.path) == f.text]


@pytest.mark.parametrize("name", MISPLACED)
def test_a_file_under_a_wrong_name_is_found(name: str, tmp_path: Path, random: Random) -> None:
    paper = random.choice(sorted((_ROOT / "papers/2023").iterdir()))
    path = tmp_path / MISPLACED[name](paper.relative_to(_ROOT).as_posix())
    path.parent.mkdir(parents=True)
    path.write_bytes(paper.read_bytes())
    rules = {problem.rule for problem in checks.problems(KnowledgeBase.read(tmp_path))}
    assert rules & {"id", "paper-key", "paper-folder", "stray-file"}
