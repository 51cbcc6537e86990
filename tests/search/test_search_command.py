"""`codelm search`, as a person or a script meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codelm.cli import main

_TOY = Path(__file__).parents[1] / "toy"


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the toy index, which the command makes its search index in."""
    return Path(shutil.copytree(_TOY, tmp_path_factory.mktemp("search") / "toy"))


def _run(root: Path, *arguments: str) -> Result:
    command = ["search", "--root", str(root), *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_hits_are_printed_with_what_they_are(toy: Path) -> None:
    result = _run(toy, "starcoder")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "StarCoder: may the source be with you!\n  paper:li2023starcoder"
    )
    assert "match" in result.stderr
    assert list((toy / "build/index").iterdir())


def test_json_is_for_machines(toy: Path) -> None:
    found = json.loads(_run(toy, "--json", "--limit", "1", "starcodre").stdout)
    assert list(found) == ["query", "total", "corrected", "hits"]
    assert (found["query"], found["corrected"]) == ("starcodre", "starcoder")
    assert found["total"] > len(found["hits"]) == 1
    assert list(found["hits"][0]) == ["kind", "id", "title", "score", "url", "arxiv"]
    assert found["hits"][0]["url"] == "papers/li2023starcoder/"


def test_an_author_that_the_title_does_not_show_is_printed(toy: Path) -> None:
    assert "… Loubna Ben Allal" in _run(toy, "author:allal").stdout


def test_a_malformed_query_says_where_and_what(toy: Path) -> None:
    result = _run(toy, "code year:soon")
    assert result.exit_code == 2
    assert "character 11: “soon” is no year" in result.stderr
    assert "  code year:soon\n            ^" in result.stderr
    assert result.stdout == ""


def test_finding_nothing_is_no_error(toy: Path) -> None:
    result = _run(toy, "zzzzqqqq")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing matches zzzzqqqq" in result.stderr


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_query_is_wrong_usage(query: str, toy: Path) -> None:
    assert _run(toy, query).exit_code == 2


def test_a_query_may_begin_with_a_minus(toy: Path) -> None:
    assert "model:starcoder " not in _run(toy, "--", "-kind:model", "starcoder").stdout
