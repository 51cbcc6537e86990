"""Words, by the cases that the browser is held to as well."""

import json
from pathlib import Path
from typing import Any

import pytest

from codelm.search.typos import slips
from codelm.search.words import compact, name_forms, spoken_words

_LINES = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8").splitlines()
_CASES = [json.loads(line[2:]) for line in _LINES if line.startswith("- ")]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"] or "nothing")
def test_a_text_is_taken_apart(case: dict[str, Any]) -> None:
    assert spoken_words(case["text"]) == case["spoken"]
    assert compact(case["text"]) == case["compact"]
    assert list(dict.fromkeys(name_forms(case["text"]))) == case["name"]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("metagpt", "metagpt", 0),
        ("metagtp", "metagpt", 1),
        ("metagp", "metagpt", 1),
        ("netagpt", "metagpt", 1),
        ("emtagtp", "metagpt", 2),
        ("abc", "xyz", 3),
        ("", "ab", 2),
    ],
)
def test_swapped_letters_are_one_slip(one: str, other: str, count: int) -> None:
    assert slips(one, other, 3) == slips(other, one, 3) == count
