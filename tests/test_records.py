"""Records as values: names, forms, references, and the mapping in a file."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codelm.kb import KnowledgeBase
from codelm.records import FORMS, KINDS, Name, Objective, kind_of, name_of, plain, references

TOY = KnowledgeBase.read(Path(__file__).parent / "toy")
DATE, URL, ARXIV, DOI = (FORMS[i].whole for i in (1, 2, 3, 5))
ID = FORMS[0].whole


def test_a_record_is_a_value_that_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        TOY.papers["li2023starcoder"].title = "x"  # type: ignore[misc]


def test_the_plain_mapping_leaves_out_the_id_and_what_holds_anyway() -> None:
    objective = Objective(id="x", name="X", zh="某", definition="It fills in.")
    assert plain(objective) == {"name": "X", "zh": "某", "definition": "It fills in."}
    assert plain(TOY.tasks["code-repair"]).get("leaf") is None


def test_every_kind_of_record_is_referred_to_in_the_toy_index() -> None:
    named = {kind for record in TOY.records() for _, kind, _ in references(record)}
    assert named == set(KINDS) - {"system"}


def test_references_are_found_in_lists_parts_and_keys() -> None:
    model = list(references(TOY.models["toycoder"]))
    assert (("lineage", 0, "parent"), "model", "starcoder") in model
    assert (("scores", 1, "benchmark"), "benchmark", "humaneval") in model
    bench = list(references(TOY.benchmarks["toybench"]))
    assert (("size_by_task", "code-repair"), "task", "code-repair") in bench
    venue = list(references(TOY.venues["toyconf"]))
    assert (("years", 2022, "carrier"), "venue", "tmlr") in venue


def test_the_kind_of_a_record_is_that_of_its_table() -> None:
    for kind in KINDS.values():
        assert {kind_of(record) for record in TOY.table(kind.name).values()} == {kind}


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Example", Name(given="Ada", family="Example")),
        ("Ada B. Example", Name(given="Ada B.", family="Example")),
        ("BigCode", Name(literal="BigCode")),
        (Name(given="Jan", particle="van der", family="Berg"), None),
    ],
)
def test_a_plain_author_is_split_before_the_last_word(
    author: str | Name, name: Name | None
) -> None:
    assert name_of(author) == (name or author)


@given(st.from_regex(r"\A\S+( \S+)*\Z"))
def test_a_plain_author_is_shown_as_written(author: str) -> None:
    assert name_of(author).display == author


def test_a_name_in_parts_is_shown_in_the_order_of_speech() -> None:
    name = Name(given="Jan", particle="van der", family="Berg", suffix="Jr.")
    assert name.display == "Jan van der Berg, Jr."
    assert name.sorting == "Berg"


FORM_CASES = {
    ID: {
        "good": ["code-repair", "gpt-3.5", "x1", "wizardcoder-33b-v1.1"],
        "bad": ["", "-a", "a-", "a..b", "A", "a/b", "..", "ä", "a b"],
    },
    DATE: {
        "good": ["2023", "2023-05"],
        "bad": ["2023-5", "2023-13", "2023-05-01", "May 2023", "２０２３"],
    },
    ARXIV: {
        "good": ["2305.06161", "0704.0001", "cs/0506001", "math.GT/0309136"],
        "bad": ["2305.06161v1", "arXiv:2305.06161", "230506161"],
    },
    DOI: {
        "good": ["10.1145/3597503", "10.1093/biomet/30.1-2.81"],
        "bad": ["https://doi.org/10.1145/1", "10.1145/A", "10.1145/ 1"],
    },
    URL: {
        "good": ["https://example.org", "http://a.b:80/c?d=e#f"],
        "bad": ["ftp://a.b", "javascript:alert(1)", "//a.b", "https://a b", "https://a.b/<x>"],
    },
}


@pytest.mark.parametrize("form", FORM_CASES)
def test_a_form_takes_what_is_right_and_nothing_else(form: str) -> None:
    assert all(re.fullmatch(form, text) for text in FORM_CASES[form]["good"])
    assert not any(re.fullmatch(form, text) for text in FORM_CASES[form]["bad"])
