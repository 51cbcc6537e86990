"""CSL-JSON, rendered by pandoc."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from codelm.exports.formats import EXPORTS
from codelm.exports.plaintext import on_one_line
from codelm.records import Name, Paper
from tests.bibliography import bibliography, papers, real
from tests.hostile_papers import hostile_papers, index_of, texts
from tests.outside_tools import tool_path

CSL = EXPORTS["csl-json"]

FIELDS = {
    "id",
    "type",
    "title",
    "author",
    "issued",
    "container-title",
    "collection-title",
    "volume",
    "issue",
    "publisher",
    "number",
    "archive",
    "archive_location",
    "page",
    "DOI",
    "URL",
}


@pytest.fixture(scope="module")
def items() -> dict[str, dict[str, Any]]:
    """Every real paper as an object."""
    read = json.loads("".join(CSL.text(real().papers.values(), real())))
    return {item["id"]: item for item in read}


def rendered(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What pandoc's citeproc says to a bibliography of all items."""
    (folder / "all.csl.json").write_text(text, "utf-8")
    (folder / "all.md").write_text('---\nnocite: "@*"\n---\n', "utf-8")
    command = [tool_path("pandoc"), "--citeproc", "--bibliography=all.csl.json", "--to=plain"]
    command += ["--wrap=none", "all.md"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.needs("pandoc")
def test_pandoc_renders_the_papers_without_a_complaint(tmp_path: Path) -> None:
    said = rendered(bibliography("csl-json", papers()), tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert len(said.stdout.strip().split("\n\n")) == len(papers())


@pytest.mark.needs("pandoc")
def test_a_rendered_line_has_names_title_and_place(tmp_path: Path) -> None:
    team = Name(literal="The Toy Team")
    jan = Name(given="Jan", particle="van der", family="Berg", suffix="Jr.")
    paper = Paper(
        id="a2024b",
        title="A title",
        authors=("Ada Example", jan, team),
        date="2024-05",
        venue="v",
        year=2024,
        pages="7-12",
    )
    said = rendered("".join(CSL.text([paper], index_of(paper, "Proceedings"))), tmp_path)
    names = "Example, Ada, Jan van der Berg Jr., and The Toy Team. 2024."
    assert said.stdout.startswith(f"{names} “A Title.” In Proceedings, 7–12.")


@pytest.mark.needs("pandoc")
def test_names_that_are_not_known_are_et_al(tmp_path: Path) -> None:
    paper = Paper(
        id="a2024b", title="A title", authors=("Ada Example",), authors_truncated=True, date="2024"
    )
    said = rendered("".join(CSL.text([paper], index_of(paper, ""))), tmp_path)
    assert said.stdout.startswith("Example, Ada et al. 2024.")


def test_objects_say_what_the_records_say(items: dict[str, dict[str, Any]]) -> None:
    assert list(items) == list(real().papers)
    for key, paper in real().papers.items():
        item = items[key]
        assert item["title"] == paper.title
        assert item["issued"]["date-parts"][0][0] == int(paper.published)
        names = [name for name in item.get("author", ()) if name != {"literal": "others"}]
        assert len(names) == len(paper.authors)
        assert [n.get("family", n.get("literal")) for n in names] == [
            n.sorting for n in paper.names
        ]
        of_arxiv = f"10.48550/arxiv.{paper.arxiv}" if paper.arxiv else None
        assert item.get("DOI") in ({paper.doi.lower()} if paper.doi else {of_arxiv, None})


def test_objects_have_fields_of_the_standard_alone(items: dict[str, dict[str, Any]]) -> None:
    assert set().union(*items.values()) <= FIELDS


@given(hostile_papers, texts)
def test_no_text_breaks_out_of_its_value(paper: Paper, text: str) -> None:
    written = "".join(CSL.text([paper, paper], index_of(paper, text)))
    first, second = json.loads(written.encode())
    assert first == second
    assert first["id"] == paper.id
    assert set(first) <= FIELDS
    assert first.get("title", "") == on_one_line(paper.title)
