"""The query language, by the cases that the browser's reader is held to as well."""

import json
from pathlib import Path
from typing import Any

import pytest

from codelm.search.query import QueryError, Term, parse

_LINES = (Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8").splitlines()
_CASES = [json.loads(line[2:]) for line in _LINES if line.startswith("- ")]


def _plain(term: Term) -> list[str | None]:
    flags = [name for name, on in (("phrase", term.phrase), ("not", term.negated)) if on]
    return [term.field, term.text, " ".join(flags)]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["query"] or "nothing")
def test_a_query_is_read(case: dict[str, Any]) -> None:
    if "error" not in case:
        assert [_plain(term) for term in parse(case["query"])] == case["terms"]
        return
    with pytest.raises(QueryError) as caught:
        parse(case["query"])
    place, message = case["error"]
    assert caught.value.at == place
    assert caught.value.message.startswith(message)


def test_a_term_knows_where_it_begins() -> None:
    assert [term.at for term in parse('a  -"b c" year:2023')] == [0, 3, 10]
