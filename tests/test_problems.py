"""Problems as people, machines and GitHub read them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from codelm.problems import Problem, as_github, as_json, as_text, dotted

ANY = st.text(st.characters())
PROBLEM = Problem(
    path="papers/2023/x.yaml",
    line=7,
    field="tasks.0",
    rule="unknown-reference",
    message='no task "a"',
    hint="add it",
)


def test_a_problem_is_one_line_of_place_sentence_remedy_and_rule() -> None:
    expected = 'papers/2023/x.yaml:7: tasks.0: no task "a"; add it [unknown-reference]'
    assert as_text(PROBLEM) == expected


def test_a_problem_of_the_whole_record_names_no_field_and_a_hint_says_so() -> None:
    hint = Problem(path="a.yaml", rule="unused", message="nobody names it", severity="hint")
    assert as_text(hint) == "a.yaml:1: hint: nobody names it [unused]"


def test_a_field_is_written_with_dots() -> None:
    assert dotted(("lineage", 0, "parent")) == "lineage.0.parent"
    assert dotted(()) == ""


def test_the_json_of_a_problem_has_the_fields_of_the_contract() -> None:
    expected = ["path", "line", "field", "rule", "message", "hint", "fixable", "severity"]
    assert list(as_json(PROBLEM)) == expected


def test_github_gets_a_workflow_command_with_the_place() -> None:
    assert as_github(PROBLEM) == (
        "::error file=papers/2023/x.yaml,line=7,title=tasks.0 [unknown-reference]"
        '::no task "a"; add it'
    )


def test_github_escapes_what_would_begin_another_property_or_command() -> None:
    hostile = Problem(path="a,b:c%.yaml", rule="r", message="x\r\n::set-env name=A::b", line=1)
    assert as_github(hostile) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,title=record [r]::x%0D%0A::set-env name=A::b"
    )


@given(ANY, ANY, ANY)
def test_no_text_of_a_record_can_forge_a_line(path: str, field: str, message: str) -> None:
    problem = Problem(path=path, field=field, rule="r", message=message)
    for shown in (as_text(problem), as_github(problem)):
        assert len(shown.splitlines()) == 1
        assert shown.isprintable()
        shown.encode("utf-8")
    json.dumps(as_json(problem), ensure_ascii=False).encode("utf-8")


def test_a_name_of_a_file_that_is_no_text_is_shown_as_escapes() -> None:
    problem = Problem(path="papers/\udcff.yaml", rule="r", message="m")
    assert as_text(problem) == "papers/\\udcff.yaml:1: m [r]"
    assert as_json(problem)["path"] == "papers/\\udcff.yaml"
