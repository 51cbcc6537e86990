"""The engine of the command line, over the toy index and against hostile queries."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from codelm.search.document import Document
from codelm.search.engine import Engine
from codelm.search.query import QueryError
from codelm.search.whoosh_index import WhooshEngine

_HOSTILE = json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8"))
_LONG = [part * (10_000 // len(part)) for part in ("a", "code ", "代", "(", "-x ", "🦆", "code-")]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, toy_documents: list[Document]) -> Engine:
    made = WhooshEngine(tmp_path_factory.mktemp("index"))
    made.build(toy_documents)
    return made


def _found(engine: Engine, query: str) -> list[str]:
    return [f"{hit.document.kind}:{hit.document.id}" for hit in engine.search(query, 99).hits]


def test_an_exact_name_comes_first(engine: Engine) -> None:
    assert _found(engine, "starcoder")[:2] == ["paper:li2023starcoder", "model:starcoder"]


def test_a_kind_is_asked_for(engine: Engine) -> None:
    assert _found(engine, "kind:model starcoder")[0] == "model:starcoder"
    assert {each.partition(":")[0] for each in _found(engine, "kind:tasks")} == {"task"}


def test_a_class_of_tasks_has_what_its_tasks_have(engine: Engine) -> None:
    assert set(_found(engine, "task:code-repair")) < set(_found(engine, "task:code-to-code"))


def test_years_are_a_range(engine: Engine) -> None:
    early, late = _found(engine, "year:..2022"), _found(engine, "year:2023..")
    assert early
    assert late
    assert not set(early) & set(late)


def test_a_slip_is_forgiven_and_told(engine: Engine) -> None:
    found = engine.search("starcodre")
    assert found.corrected == "starcoder"
    assert found.hits[0].document.id == "li2023starcoder"


def test_a_slip_in_a_field_is_forgiven_and_told(engine: Engine) -> None:
    assert engine.search("task:code-reapir").corrected == "task:code-repair"


def test_what_is_excluded_is_not_found(engine: Engine) -> None:
    every = set(_found(engine, "starcoder"))
    assert set(_found(engine, "starcoder -kind:model")) == {e for e in every if "model:" not in e}


def test_a_phrase_stands_in_a_row(engine: Engine) -> None:
    assert "paper:li2023starcoder" in _found(engine, '"source be with you"')
    assert _found(engine, '"you with be source"') == []


def test_nothing_is_like_nonsense(engine: Engine) -> None:
    found = engine.search("zzzzqqqq")
    assert (found.total, found.corrected) == (0, None)


def test_the_index_follows_the_documents(tmp_path: Path, toy_documents: list[Document]) -> None:
    engine = WhooshEngine(tmp_path)
    engine.build(toy_documents)
    (first,) = tmp_path.iterdir()
    engine.build(toy_documents)
    assert [*tmp_path.iterdir()] == [first]
    engine.build([replace(each, title=f"Xylophone {each.title}") for each in toy_documents])
    assert engine.search("xylophone").total == len(toy_documents)
    assert first not in tmp_path.iterdir()


@pytest.mark.parametrize("query", [*_HOSTILE, *_LONG], ids=lambda query: query[:20].encode())
def test_a_hostile_query_is_answered_or_refused(query: str, engine: Engine) -> None:
    try:
        found = engine.search(query)
    except QueryError as error:
        assert 0 <= error.at <= len(query)  # noqa: PT017  both outcomes are right
    else:
        assert len(found.hits) == min(found.total, 20)
