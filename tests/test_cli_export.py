"""`codelm export`, as a person or a script meets it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codelm.cli import main
from codelm.exports import formats
from codelm.exports.formats import EXPORTS
from codelm.kb import KnowledgeBase
from codelm.records import Paper
from tests.sites import TOY

KB = KnowledgeBase.read(TOY)


@pytest.fixture(scope="module", autouse=True)
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The toy index around the working directory."""
    root = shutil.copytree(TOY, tmp_path_factory.mktemp("index") / "toy")
    with chdir(root):
        yield


def run(*arguments: str) -> Result:
    """What the command did; our own bugs come through as exceptions."""
    return CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)


def keys(*arguments: str) -> list[str]:
    """The keys of the papers that are exported."""
    result = run(*arguments, "--format", "jsonl")
    assert result.exit_code == 0
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize("form", EXPORTS)
def test_every_format_is_printed_as_the_library_makes_it(form: str) -> None:
    papers = sorted(KB.papers.values(), key=lambda paper: paper.id)
    expected = "".join(EXPORTS[form].text(papers, KB)).encode()
    assert run("--format", form).stdout_bytes == expected


@pytest.mark.parametrize("form", EXPORTS)
def test_every_format_can_be_shown(form: str) -> None:
    command = ["show", "berg2024toycoder", "--format", form]
    shown = CliRunner().invoke(main, command, catch_exceptions=False).stdout_bytes
    assert shown == run("berg2024toycoder", "--format", form).stdout_bytes


def test_only_papers_are_shown_in_formats_of_bibliographies() -> None:
    command = ["show", "humaneval", "--format", "bibtex"]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is no paper" in result.stderr


def test_without_ids_all_papers_come_by_key() -> None:
    assert keys() == sorted(KB.papers)


def test_ids_come_as_given_and_each_paper_once() -> None:
    given = ["liu2023code", "berg2024toycoder", "arXiv:2305.01210v2", "liu2023code"]
    assert keys(*given) == ["liu2023code", "berg2024toycoder"]


@pytest.mark.parametrize(
    "call",
    [
        "berg2024toycoder",
        "2402.00001",
        "2402.00001v3",
        "arXiv:2402.00001",
        "arxiv:2402.00001v1",
        "https://arxiv.org/abs/2402.00001",
        "https://arxiv.org/pdf/2402.00001v2.pdf",
        "10.48550/arXiv.2402.00001",
        "10.5555/toy.(2024)<1>",
        "doi:10.5555/TOY.(2024)<1>",
        "https://doi.org/10.5555/toy.(2024)<1>",
    ],
)
def test_a_paper_has_many_calls(call: str) -> None:
    assert keys(call) == ["berg2024toycoder"]


def test_an_earlier_key_gives_the_paper_under_its_key_with_a_word_on_stderr() -> None:
    result = run("vanderberg2024toycoder", "--format", "bibtex")
    assert result.stdout.startswith("@inproceedings{berg2024toycoder,")
    assert result.stderr == "vanderberg2024toycoder is now berg2024toycoder\n"


def test_all_unknown_ids_are_named_at_once_with_what_is_near(tmp_path: Path) -> None:
    output = tmp_path / "some.bib"
    result = run("liu2023code", "liu2032code", "x", "--format", "bibtex", "-o", str(output))
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert 'no paper "liu2032code"; did you mean liu2023code' in first
    assert 'no paper "x"' in second
    assert not output.exists()


@pytest.mark.parametrize(
    ("arguments", "passes"),
    [
        (["--task", "code-completion"], lambda p: "code-completion" in p.tasks),
        (["--year", "2023"], lambda p: p.date[:4] == "2023"),
        (["--year", "2022..2023"], lambda p: "2022" <= p.date[:4] <= "2023"),
        (["--year", "2023.."], lambda p: p.date[:4] >= "2023"),
        (["--year", "..2022"], lambda p: p.date[:4] <= "2022"),
        (["--venue", "ToyConf"], lambda p: p.venue == "toyconf"),
        (["--model", "toycoder"], lambda p: p.id == "berg2024toycoder" or "toycoder" in p.models),
        (["--model", "starcoder"], lambda p: p.id == "li2023starcoder" or "starcoder" in p.models),
    ],
)
def test_filters_choose(arguments: list[str], passes: object) -> None:
    assert callable(passes)
    expected = sorted(key for key, paper in KB.papers.items() if passes(paper))
    assert keys(*arguments) == expected


def test_a_class_of_tasks_has_the_papers_of_its_tasks() -> None:
    task = KB.tasks["code-repair"]
    assert task.parent
    assert "berg2024toycoder" in keys("--task", task.parent)


def test_a_paper_passes_every_filter_and_is_one_of_the_ids() -> None:
    assert keys("--model", "starcoder", "--year", "2024") == ["berg2024toycoder"]
    assert keys("liu2023code", "--year", "2024") == []
    assert "no paper passes" in run("--year", "1999", "--format", "csv").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--year", "20..4", "--format", "ris"], 2, "write 2023, 2022..2024"),
        (["--year", "..", "--format", "ris"], 2, "write 2023, 2022..2024"),
        (["--format", "word"], 2, "'bibtex', 'biblatex', 'ris'"),
        ([], 2, "--format"),
        (["--task", "code-repiar", "--format", "ris"], 1, "did you mean code-repair"),
        (["--format", "ris", "-o", "nowhere/x.ris"], 2, "no folder nowhere"),
    ],
)
def test_mistakes_are_explained(arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_file_is_written_as_a_whole_in_place_of_the_old_one(tmp_path: Path) -> None:
    output = tmp_path / "all.bib"
    output.write_text("old")
    linked = tmp_path / "linked.bib"
    linked.symlink_to(output)
    result = run("--format", "bibtex", "-o", str(linked))
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_bytes() == run("--format", "bibtex").stdout_bytes
    assert linked.is_symlink()
    assert sorted(tmp_path.iterdir()) == [output, linked]


class Broken(Exception):  # noqa: N818  it stands for any mistake of ours
    """What the export fails with."""


def test_a_file_stays_as_it_was_when_the_export_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_papers: object, _kb: object) -> Iterator[str]:
        yield "half"
        raise Broken

    broken = formats.Export("bibtex", "", "", "", "", failing)
    monkeypatch.setitem(EXPORTS, "bibtex", broken)
    output = tmp_path / "all.bib"
    output.write_text("old")
    with pytest.raises(Broken):
        run("--format", "bibtex", "-o", str(output))
    assert output.read_text() == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_papers_are_written_while_they_are_made() -> None:
    made = 0

    def counted() -> Iterator[Paper]:
        nonlocal made
        for paper in KB.papers.values():
            made += 1
            yield paper

    for export in EXPORTS.values():
        made = 0
        pieces = export.text(counted(), KB)
        next(pieces), next(pieces)
        assert made == 1


def test_a_file_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    name = "x" * 250
    result = run("--format", "bibtex", "-o", str(tmp_path / name))
    assert result.exit_code == 1
    assert "File name too long" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_records_that_cannot_be_read_are_spoken_of(tmp_path: Path) -> None:
    root = Path(shutil.copytree(TOY, tmp_path / "toy"))
    (root / "papers/2023/liu2023code.yaml").write_text("title: [")
    result = run("--format", "csv", "--root", str(root))
    assert (result.exit_code, "liu2023code" in result.stdout) == (0, False)
    assert "`codelm validate` says why" in result.stderr


def test_a_device_is_written_to(tmp_path: Path) -> None:
    assert run("--format", "ris", "-o", os.devnull).exit_code == 0
    assert run("--format", "ris", "-o", "-").stdout_bytes == run("--format", "ris").stdout_bytes
    assert list(tmp_path.iterdir()) == []


def test_a_query_exports_the_papers_that_it_finds() -> None:
    printed = CliRunner().invoke(main, ["search", "starcoder", "--json"]).stdout
    found = [hit["id"] for hit in json.loads(printed)["hits"] if hit["kind"] == "paper"]
    assert keys("--query", "starcoder") == sorted(found) != []


def test_a_malformed_query_is_wrong_usage() -> None:
    assert run("--query", "yeer:2020", "--format", "jsonl").exit_code == 2
