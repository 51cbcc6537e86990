"""Hard titles, names and records, each with the exact entry that is right for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from codelm import yamlfile
from codelm.exports.formats import EXPORTS
from codelm.exports.parsed import parsed
from codelm.load import record_of
from codelm.records import KINDS, Paper

from .bibliography import biber_complaints, bibliography, bibtex_run, latex_errors, real

GOLD = Path(__file__).parent / "gold"
KEY = "example2024toy"


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yamlfile.parsed((GOLD / name).read_text("utf-8"))["cases"]
    return cases


TITLES = _cases("titles.yaml")
NAMES = _cases("names.yaml")
ENTRIES = _cases("entries.yaml")
FLAVOURS = ("bibtex", "biblatex")


def _paper(record: Mapping[str, Any], key: str = KEY) -> Paper:
    paper = record_of({"title": "A Toy", "date": "2024", **record}, KINDS["paper"], key)
    assert isinstance(paper, Paper)
    return paper


def _written(record: Mapping[str, Any], flavour: str) -> str:
    return "".join(EXPORTS[flavour].text([_paper(record)], real()))


def _toy(flavour: str, author: str, title: str) -> str:
    """The whole entry of a toy paper with that author and title."""
    year = "year" if flavour == "bibtex" else "date"
    fields = {"author": author, "title": title, year: "2024"}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{KEY},\n{lines}\n}}\n\n"


def test_there_are_enough_cases() -> None:
    assert len(TITLES) + len(NAMES) + len(ENTRIES) >= 300


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("case", TITLES, ids=lambda case: case["title"])
def test_title(case: dict[str, Any], flavour: str) -> None:
    """A title stands in its entry with the right escapes, accents and braces."""
    record = {
        "title": case["title"],
        "protect": case.get("protect", []),
        "authors": ["Ada Example"],
    }
    expected = case.get(flavour, case["bibtex"])
    assert _written(record, flavour) == _toy(flavour, "Example, Ada", expected)


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("case", NAMES, ids=lambda case: str(case["author"]))
def test_name(case: dict[str, Any], flavour: str) -> None:
    """A name stands in its entry with its parts where BibTeX looks for them."""
    written = _written({"authors": [case["author"], "Ada Example"]}, flavour)
    expected = f"{case.get(flavour, case['bibtex'])} and Example, Ada"
    native = written.partition("author+an:native")[2].partition("\n")[0]
    assert written.replace(f"  author+an:native{native}\n", "") == _toy(flavour, expected, "A Toy")


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("case", ENTRIES, ids=lambda case: case["about"])
def test_entry(case: dict[str, Any], flavour: str) -> None:
    """A record gives exactly its entry."""
    assert _written(case["record"], flavour) == f"{case[flavour]}\n"


def _shown(papers: list[Paper], style: str, folder: Path) -> dict[str, list[str]]:
    """What a reader sees of each entry: the parts of its line, as BibTeX and LaTeX leave them."""
    said, bbl = bibtex_run(folder, bibliography("bibtex", papers), style)
    assert said == []
    items = re.findall(r"\\bibitem\{(\S+)\}\n(.*?)(?:\n\n|\Z)", bbl, re.DOTALL)
    return {key: [_read(part) for part in item.split(r"\newblock")] for key, item in items}


def _read(latex: str) -> str:
    text = " ".join(re.sub(r"(?<!\\)~", " ", latex).split())
    text = text.removesuffix(".").removesuffix(", 2024")
    return parsed(f"@misc{{x, title = {{{text}}}}}").entries[0].fields["title"]


@pytest.mark.needs("bibtex")
def test_rendered_titles(tmp_path: Path) -> None:
    """BibTeX turns titles into sentences, but for what is protected."""
    cases = {f"t{i}": case for i, case in enumerate(TITLES) if "sentence" in case}
    papers = [
        _paper({k: case[k] for k in ("title", "protect") if k in case} | {"authors": ["A B"]}, key)
        for key, case in cases.items()
    ]
    shown = _shown(papers, "plain", tmp_path)
    assert {key: parts[1] for key, parts in shown.items()} == {
        key: case["sentence"].removesuffix(".") for key, case in cases.items()
    }


@pytest.mark.needs("bibtex")
def test_rendered_names(tmp_path: Path) -> None:
    """BibTeX shortens given names, and leaves particles, teams and double names alone."""
    cases = {f"n{i}": case for i, case in enumerate(NAMES) if "initials" in case}
    papers = [_paper({"authors": [case["author"]]}, key) for key, case in cases.items()]
    shown = _shown(papers, "abbrv", tmp_path)
    assert {key: parts[0] for key, parts in shown.items()} == {
        key: case["initials"].removesuffix(".") for key, case in cases.items()
    }


@pytest.mark.needs("bibtex", "pdflatex", "biber")
def test_hard_cases_compile(tmp_path: Path) -> None:
    """BibTeX, LaTeX and Biber take every title and name that is of Latin letters."""
    cases = [case for case in (*TITLES, *NAMES) if case["bibtex"].isascii()]
    papers = [
        _paper(
            {key: case[key] for key in ("title", "protect") if key in case} | _authors(case),
            f"c{i}",
        )
        for i, case in enumerate(cases)
    ]
    said, bbl = bibtex_run(tmp_path, bibliography("bibtex", papers), "plain")
    assert said == []
    preamble = r"\documentclass{article}\usepackage[T1]{fontenc}\begin{document}"
    assert latex_errors(tmp_path, f"{preamble}\n{bbl}\n\\end{{document}}\n") == []
    assert biber_complaints(tmp_path, bibliography("biblatex", papers), "authoryear") == []


def _authors(case: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {"authors": [case.get("author", "Ada Example")]}
