"""Files of references become records: many at once, or none."""

from __future__ import annotations

import random
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from codelm.exports.formats import EXPORTS
from codelm.kb import KnowledgeBase
from codelm.records import Paper
from tests.command import run
from tests.sites import ROOT, TOY, fingerprint


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real index under another root, which no test here may change."""
    root = tmp_path_factory.mktemp("real")
    for part in ("papers", "taxonomy"):
        (root / part).symlink_to(ROOT / part)
    return root


def some_papers(count: int) -> tuple[KnowledgeBase, list[Paper]]:
    """The real index, and some of its papers."""
    kb = KnowledgeBase.read(ROOT)
    dated = [paper for paper in kb.papers.values() if paper.year or not paper.venue]
    return kb, random.Random(500).sample(dated, count)  # noqa: S311  the same samples every time


@pytest.mark.parametrize(
    ("form", "end", "count"), [("bibtex", "bib", 500), ("ris", "ris", 60), ("csl-json", "json", 60)]
)
def test_our_own_export_under_other_keys_adds_nothing(
    real: Path, tmp_path: Path, form: str, end: str, count: int
) -> None:
    kb, papers = some_papers(count)
    text = "".join(EXPORTS[form].text(papers, kb))
    for i, paper in enumerate(papers):
        text = text.replace(paper.id, f"Key{i}")
    file = tmp_path / f"refs.{end}"
    file.write_text(text, "utf-8")
    result = run(real, "add", str(file))  # never --yes: these are links to the real records
    assert result.exit_code == 0, result.output[:2000]
    assert f"{count:,} already there" in result.stderr
    assert result.stdout == ""


def unknown(number: int) -> str:
    """A BibTeX entry of a paper that no index has."""
    rng = random.Random(number)  # noqa: S311  the same samples every time
    words = ["".join(rng.choices("bdfgklmnprstvz", k=3)) + rng.choice("aeiou") for _ in range(12)]
    names = [f"{words[i].title()}ar, {words[i + 1].title()}" for i in (0, 2, 4)]
    year = 2015 + number % 10
    return (
        f"@inproceedings{{made{number},\n  title = {{{' '.join(words[6:]).title()} {number}}},\n"
        f"  author = {{{' and '.join(names)}}},\n  booktitle = {{ToyConf}},\n"
        f"  year = {{{year}}}\n}}\n"
    )


def test_five_hundred_unknown_papers_come_in_at_once(toy: Path) -> None:
    file = toy / "refs.bib"
    file.write_text("\n".join(map(unknown, range(500))), "utf-8")
    result = run(toy, "add", str(file), "--yes")
    assert result.exit_code == 0, result.output[-2000:]
    assert "Wrote 500 new records" in result.stderr
    assert run(toy, "validate").exit_code == 0
    assert run(toy, "add", str(file), "--yes").stdout == ""


def test_of_five_hundred_all_problems_are_told_at_once_and_nothing_is_written(toy: Path) -> None:
    made = [unknown(number) for number in range(500)]
    for number in range(7, 500, 50):
        made[number] = re.sub(r"  title = .*\n", "", made[number])
    for number in range(8, 500, 50):
        made[number] = re.sub(r",\n  year = .*\n", "\n", made[number])
    for number in range(9, 500, 50):
        made[number] = made[number].replace("2015 +", "").replace("author = {", "author = {and@x, ")
    made[10] = "@article{broken, title = {no end\n"
    file = toy / "refs.bib"
    file.write_text("\n".join(made), "utf-8")
    before = fingerprint(toy / "papers")
    result = run(toy, "add", str(file), "--yes")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len([line for line in lines if "no title" in line]) == 10
    assert len([line for line in lines if "no date" in line]) == 10
    place = file.read_text("utf-8")[: file.read_text("utf-8").index("@inproceedings{made7,")]
    assert any(line.startswith(f"refs.bib:{place.count(chr(10)) + 1}: made7:") for line in lines)
    assert fingerprint(toy / "papers") == before


def test_what_the_index_would_not_accept_names_the_entry(toy: Path) -> None:
    file = toy / "refs.bib"
    entry = unknown(1).replace("year = {2016}", "year = {2096}")
    file.write_text(entry, "utf-8")
    result = run(toy, "add", str(file), "--yes")
    assert result.exit_code == 1
    assert result.stdout.startswith("refs.bib:1: made1: papers/2096/")
    assert "lies in the future" in result.stdout


def test_two_entries_of_one_paper_make_one_record(toy: Path) -> None:
    file = toy / "refs.bib"
    twice = unknown(3) + unknown(3).replace("made3", "again").replace(
        "year", "pages = {1--9},\n  year"
    )
    file.write_text(twice, "utf-8")
    result = run(toy, "add", str(file), "--yes")
    assert result.exit_code == 0, result.output
    new = set(KnowledgeBase.read(toy).papers) - set(KnowledgeBase.read(TOY).papers)
    assert len(new) == 1
    assert KnowledgeBase.read(toy).papers[new.pop()].pages == "1-9"


def test_a_paper_that_only_looks_like_another_is_asked_about(toy: Path) -> None:
    file = toy / "refs.bib"
    people = "Liu, Jiawei and Xia, Chunqiu Steven and Wang, Yuyao and Zhang, Lingming"
    title = "Is Code That Runs Correct? Evaluation of Code from ChatGPT"
    entry = f"@misc{{x, title={{{title}}}, author={{{people}}}, year=2023}}"
    file.write_text(entry, "utf-8")
    result = run(toy, "add", str(file), "--yes")
    assert result.exit_code == 1
    assert "may be papers/2023/liu2023code.yaml" in result.stdout
    both = Path(shutil.copytree(toy, toy.with_name("both")))
    assert run(both, "add", str(file), "--yes", "--apart").exit_code == 0
    assert len(KnowledgeBase.read(both).papers) == len(KnowledgeBase.read(toy).papers) + 1
    assert run(toy, "add", str(file), "--yes", "--same").exit_code == 0
    assert title in KnowledgeBase.read(toy).papers["liu2023code"].other_titles


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.bib", b""),
        ("x.bib", b"\xff\xfe\x00"),
        ("x.bib", b"@misc{a, title = {{{{{{"),
        ("x.bib", b"just words"),
        ("x.ris", b"TY  - JOUR\nbroken"),
        ("x.ris", b"\x00\x01\x02"),
        ("x.json", b"[{]"),
        ("x.json", b"[" * 100_000),
        ("x.json", b"[1, null, []]"),
        ("x.json", b'[{"title": {"a": 1}, "author": 7, "issued": "soon"}]'),
    ],
)
def test_a_file_that_is_no_bibliography_is_told_and_changes_nothing(
    toy: Path, name: str, content: bytes
) -> None:
    (toy / name).write_bytes(content)
    before = fingerprint(toy / "papers")
    result = run(toy, "add", str(toy / name), "--yes")
    assert result.exit_code == 1
    assert result.stdout
    assert fingerprint(toy / "papers") == before


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = import_module("codelm.cli.drafting")
    (toy / "refs.bib").write_text(unknown(5), "utf-8")
    new = run(toy, "add", str(toy / "refs.bib")).stdout.split("\n")[0]
    path = toy / new.removeprefix("# ").removesuffix(" (new)")

    def meanwhile(*_: object, **__: object) -> bool:
        path.parent.mkdir(exist_ok=True)
        path.write_text("title: mine\n", "utf-8")
        return True

    monkeypatch.setattr(command, "agreed", meanwhile)
    result = run(toy, "add", str(toy / "refs.bib"))
    assert result.exit_code == 1
    assert "changed meanwhile" in result.stdout
    assert path.read_text("utf-8") == "title: mine\n"
