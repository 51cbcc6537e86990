"""Faulty records, each a file in `cases/` with the problems it must give and the mended text.

A case is put into a copy of the toy index, alone; all problems of the index are compared.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from codelm import checks, yamlfile
from codelm.kb import KnowledgeBase
from codelm.problems import as_text

_HERE = Path(__file__).parent
_CASES = sorted(_HERE.glob("cases/*/*.yaml"))
_TODAY = date(2026, 1, 15)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One faulty file."""

    says: str
    """What is wrong, for people."""
    path: str
    """Where the file goes."""
    record: str
    """Its whole text."""
    problems: list[str]
    """What is printed."""
    fixed: str | None = None
    """The text after mending, where that changes it."""


@pytest.fixture(params=_CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def case(request: pytest.FixtureRequest) -> Case:
    """A case."""
    return Case(**yamlfile.parsed(yamlfile.text_of(request.param)))


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the toy index, for one case at a time."""
    return Path(shutil.copytree(_HERE / "toy", tmp_path_factory.mktemp("cases") / "index"))


@pytest.fixture
def index(case: Case, toy: Path) -> Iterator[KnowledgeBase]:
    """The toy index with the file of the case."""
    file, origin = toy / case.path, _HERE / "toy" / case.path
    is_new_folder = not file.parent.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(case.record.encode())
    yield _read(toy)
    if origin.exists():
        shutil.copy2(origin, file)
    else:
        file.unlink()
    if is_new_folder:
        file.parent.rmdir()


def _read(root: Path) -> KnowledgeBase:
    return KnowledgeBase.read(root, root.parent / "cache.json")


def test_a_faulty_record_gives_exactly_its_problems(case: Case, index: KnowledgeBase) -> None:
    assert list(map(as_text, checks.problems(index, _TODAY))) == case.problems


def test_mending_a_faulty_record_gives_exactly_its_text(case: Case, index: KnowledgeBase) -> None:
    assert dict(checks.fixed(index)) == ({case.path: case.fixed} if case.fixed else {})


def test_a_mended_index_has_nothing_left_to_mend(index: KnowledgeBase) -> None:
    for path, text in checks.fixed(index):
        yamlfile.write(index.root / path, text)
    left = checks.problems(_read(index.root), _TODAY)
    assert not [problem for problem in left if problem.fixable]


def test_there_are_cases_for_every_rule() -> None:
    """A new check comes with a case."""
    shown = "".join(path.read_text(encoding="utf-8") for path in _CASES)
    assert not [rule for rule in checks.rules() if f"[{rule}]" not in shown]
