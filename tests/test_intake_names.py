"""Names of authors are split as citations need them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codelm import yamlfile
from codelm.checks import people as checks
from codelm.intake.bibtex import entries
from codelm.intake.people import author, is_others, known_names
from codelm.kb import KnowledgeBase
from codelm.records import Name, name_of
from tests.sites import ROOT

GOLD: dict[str, Any] = yamlfile.parsed((ROOT / "tests/gold/split.yaml").read_text("utf-8"))
CASES = [(said, parts) for group in GOLD.values() for said, parts in group.items()]


def wanted(parts: str) -> Name:
    """The name that a line of the gold set means."""
    if " / " not in parts:
        return Name(literal=parts)
    given, particle, family, suffix, *_ = [*(part.strip() for part in parts.split("/")), "", ""]
    return Name(given=given, particle=particle, family=family, suffix=suffix)


def test_the_gold_set_has_two_hundred_hard_names() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize(("said", "parts"), CASES, ids=[said for said, _ in CASES])
def test_a_hard_name_is_split_right(said: str, parts: str) -> None:
    made = author(said, {})
    assert made
    name, expected = name_of(made), wanted(parts)
    if expected.literal:  # of one word, it may also stand as plain text
        assert expected.literal == name.display
        assert not name.given
    else:
        assert name == expected


def test_almost_every_name_of_the_index_is_split_as_it_is_there() -> None:
    kb = KnowledgeBase.read(ROOT)
    names = {name for paper in kb.papers.values() for name in paper.authors}
    without = {name for name in names if isinstance(name, str) or not name.native}
    wrong = [n for n in without if author(n if isinstance(n, str) else n.display, {}) != n]
    assert len(wrong) < 0.003 * len(without)
    known = known_names(kb)
    assert author("Christian Schroeder de Witt", known) == Name(
        given="Christian", family="Schroeder de Witt"
    )


def test_what_is_made_of_a_name_passes_the_checks_of_names(tmp_path: Path) -> None:
    made = [author(said, {}) for said, _ in CASES]
    paper = {"title": "Names", "authors": [], "date": "2024"}
    people = [
        n if isinstance(n, str) else {k: v for k in NAME if (v := getattr(n, k))} for n in made
    ]
    folder = tmp_path / "papers/2024"
    folder.mkdir(parents=True)
    (folder / "names2024names.yaml").write_text(
        yamlfile.dumped({**paper, "authors": people}), "utf-8"
    )
    kb = KnowledgeBase.read(tmp_path)
    assert not kb.problems
    for check in (checks.not_one_name, checks.parts, checks.plain_names, checks.particles):
        assert [finding.message for finding in check(kb)] == []


NAME = ("given", "particle", "family", "suffix", "literal")


@pytest.mark.parametrize("text", ["et al.", "and others", "others", "Anonymous authors", "…"])
def test_others_are_no_author(text: str) -> None:
    assert is_others(text)


def test_bibtex_says_by_commas_and_braces_how_a_name_is_split() -> None:
    people = "{The Toy Group} and Garcia Lopez, Ana and de Berg, J. and others"
    text = f"@misc{{x, title={{X}}, author={{{people}}}}}"
    (found,) = entries(text, "x.bib").found
    assert found.truncated
    assert [name_of(made) for name in found.authors if (made := author(name, {}))] == [
        Name(literal="The Toy Group"),
        Name(given="Ana", family="Garcia Lopez"),
        Name(given="J.", particle="de", family="Berg"),
    ]
