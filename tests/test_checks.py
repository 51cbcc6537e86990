"""What the checks promise beyond single cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codelm import checks, yamlfile
from codelm.checks.months import before, month_number
from codelm.checks.references import squeezed
from codelm.checks.walk import texts
from codelm.kb import KnowledgeBase
from codelm.load import reread
from codelm.problems import Field
from codelm.records import kind_of, plain
from codelm.records.identifiers import arxiv_month

ROOT = Path(__file__).parent.parent
TOY = KnowledgeBase.read(ROOT / "tests/toy")
TODAY = date(2026, 1, 15)
PLACES = [(record, place) for record in TOY.records() for place, _ in texts(record)]
MARKS = st.sampled_from(
    ["\u202e", "\u200b", "&amp;", "<b>", "$x$", "--", "``", "\\emph{", "Ã©", "  "]
)
TEXT = st.lists(st.text(max_size=6) | MARKS, max_size=5).map("".join)
DATES = st.from_regex(r"\A[0-9]{4}(-(0[1-9]|1[0-2]))?\Z")


def with_text(value: Any, place: Field, text: str) -> Any:
    """The plain value with another text at a place inside."""
    if not place:
        return text
    items = value.items() if isinstance(value, dict) else enumerate(value)
    made = [
        (key, with_text(item, place[1:], text) if key == place[0] else item) for key, item in items
    ]
    return dict(made) if isinstance(value, dict) else [item for _, item in made]


def changed(place: int, text: str) -> KnowledgeBase:
    """The toy index with one text of one record replaced, where it can still be read."""
    record, field = PLACES[place]
    key = kind_of(record).name, record.id
    file = reread(TOY.files[key], with_text(plain(record), field, text))
    return KnowledgeBase.of(TOY.root, {**TOY.files, key: file}.values())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLACES) - 1), TEXT)
def test_no_text_in_any_field_makes_a_check_fail(place: int, text: str) -> None:
    kb = changed(place, text)
    assert checks.problems(kb, TODAY) == checks.problems(kb, TODAY)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLACES) - 1), TEXT)
def test_mending_ends_with_records_that_can_be_read(place: int, text: str) -> None:
    kb = changed(place, text)
    for path, mended in checks.fixed(kb):
        file = next(file for file in kb.files.values() if file.path == path)
        again = reread(file, yamlfile.parsed(mended))
        assert again.record
        assert not [problem for problem in again.problems if problem.fixable]


def test_the_toy_index_has_no_problems() -> None:
    assert checks.problems(TOY, TODAY) == []


def test_the_records_of_this_repository_have_no_errors() -> None:
    found = checks.problems(KnowledgeBase.read(ROOT), None)
    assert [problem for problem in found if problem.severity == "error"] == []


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    found = checks.problems(changed(0, "CODE REPAIR BY  EXAMPLE -- NOW."), TODAY)
    assert len(found) > 2
    assert found == sorted(found)


def test_dates_are_held_against_the_day_that_is_given() -> None:
    late = checks.problems(TOY, date(2022, 12, 31))
    assert {problem.rule for problem in late} == {"future-date"}


def test_the_month_that_comes_is_no_future() -> None:
    def future(today: date) -> bool:
        found = checks.problems(TOY, today)
        return any("2402.00001" in p.message or "2024-02" in p.message for p in found)

    assert future(date(2023, 12, 31))
    assert not future(date(2024, 1, 1))


def test_every_rule_has_one_name() -> None:
    rules = checks.rules()
    assert len(rules) == len(set(rules))


def test_every_check_says_in_a_sentence_what_holds() -> None:
    assert all((check.__doc__ or "").endswith(".") for check in checks.CHECKS.values())


@given(DATES, DATES)
def test_of_two_dates_at_most_one_lies_before_the_other(one: str, other: str) -> None:
    assert not (before(one, other) and before(other, one))


@given(DATES, DATES)
def test_a_date_before_another_has_the_smaller_month(one: str, other: str) -> None:
    if before(one, other):
        assert month_number(one) < month_number(other)


@pytest.mark.parametrize(
    ("arxiv", "month"),
    [
        ("2305.06161", "2023-05"),
        ("0704.0001", "2007-04"),
        ("cs/0506001", "2005-06"),
        ("cmp-lg/9404001", "1994-04"),
    ],
)
def test_an_arxiv_id_tells_its_month(arxiv: str, month: str) -> None:
    assert arxiv_month(arxiv) == month


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Star Coder", "starcoder", True),
        ("HumanEval+", "HumanEval", False),
        ("C#", "C", False),
        ("代码修复", "代码修复", True),
    ],
)
def test_names_are_compared_by_letters_digits_and_signs_that_tell(
    one: str,
    other: str,
    same: bool,  # noqa: FBT001  pytest gives it by name
) -> None:
    assert (squeezed(one) == squeezed(other)) is same
