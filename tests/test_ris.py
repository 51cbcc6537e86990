"""RIS, read back by a reader of its own."""

from __future__ import annotations

import re
from typing import Any

import pytest
import rispy
from hypothesis import given

from codelm.exports.formats import EXPORTS
from codelm.records import Name, Paper
from tests.bibliography import real
from tests.hostile_papers import hostile_papers, index_of, texts

RIS = EXPORTS["ris"]
LINE = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*").fullmatch


@pytest.fixture(scope="module")
def entries() -> dict[str, dict[str, Any]]:
    """Every real paper, as rispy reads it."""
    text = "".join(RIS.text(real().papers.values(), real()))
    return {entry["id"]: entry for entry in rispy.loads(text)}


def test_every_paper_is_read_back(entries: dict[str, dict[str, Any]]) -> None:
    assert list(entries) == list(real().papers)


def test_titles_are_those_of_the_records(entries: dict[str, dict[str, Any]]) -> None:
    titles = {key: entry["title"] for key, entry in entries.items()}
    assert titles == {key: paper.title for key, paper in real().papers.items()}


def read_aloud(name: str) -> str:
    """A name of RIS as it is read aloud."""
    family, *rest = name.split(", ")
    given, *suffix = rest or [""]
    return ", ".join([f"{given} {family}".strip(), *suffix])


def test_names_are_those_of_the_records_in_order(entries: dict[str, dict[str, Any]]) -> None:
    for key, paper in real().papers.items():
        read = [read_aloud(name) for name in entries[key].get("authors", ())]
        said = [" ".join(name.replace(" ,", ",").split()) for name in paper.display_names]
        assert [name.replace(",", "") for name in read] == [name.replace(",", "") for name in said]


def test_years_and_identifiers_are_those_of_the_records(
    entries: dict[str, dict[str, Any]],
) -> None:
    for key, paper in real().papers.items():
        entry = entries[key]
        assert entry["year"] == paper.published
        if paper.doi:
            assert entry["doi"] == paper.doi
        if paper.arxiv:
            assert entry["accession_number"] == f"arXiv:{paper.arxiv}"


def test_unknown_authors_are_spoken_of(entries: dict[str, dict[str, Any]]) -> None:
    for key, paper in real().papers.items():
        said = "notes" in entries[key]
        assert said == (paper.authors_truncated or not paper.authors)


def of(**fields: Any) -> list[str]:
    """The lines of a paper with these fields."""
    paper = Paper(**{"id": "a2024b", "title": "A title", "date": "2024-05", **fields})
    return "".join(RIS.text([paper], index_of(paper, "Proceedings"))).split("\r\n")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Ada Example", "Example, Ada"),
        ("Plato", "Plato"),
        (
            Name(given="Jan", particle="van der", family="Berg", suffix="Jr."),
            "van der Berg, Jan, Jr.",
        ),
        (Name(given="Ronan", family="Le Bras"), "Le Bras, Ronan"),
        (Name(literal="Example, Inc."), "Example Inc."),
    ],
)
def test_a_name_begins_with_the_family(name: str | Name, line: str) -> None:
    assert f"AU  - {line}" in of(authors=(name,))


def test_a_preprint_is_a_report_of_its_archive_with_its_month() -> None:
    lines = of(arxiv="2405.00001")
    assert lines[0] == "TY  - RPRT"
    assert {"PB  - arXiv", "PY  - 2024", "DA  - 2024/05//"} < set(lines)
    assert {"DO  - 10.48550/arxiv.2405.00001", "UR  - https://arxiv.org/abs/2405.00001"} < set(
        lines
    )


def test_a_paper_of_a_conference_names_the_proceedings_for_every_reader() -> None:
    lines = of(venue="v", year=2024, pages="7-12")
    assert lines[0] == "TY  - CONF"
    assert {"T2  - Proceedings", "C3  - Proceedings", "SP  - 7", "EP  - 12"} < set(lines)


@given(hostile_papers, texts)
def test_no_text_breaks_out_of_its_line(paper: Paper, text: str) -> None:
    written = "".join(RIS.text([paper], index_of(paper, text)))
    assert written.endswith("ER  - \r\n\r\n")
    lines = written.removesuffix("\r\n\r\n").split("\r\n")
    assert all(map(LINE, lines))
    tags = [line[:2] for line in lines]
    assert [tags[0], tags[-1]] == ["TY", "ER"]
    assert [tags.count(tag) for tag in ("TY", "ER", "ID")] == [1, 1, 1]
    assert len(written.splitlines()) == len(lines) + 1
    written.encode()
    (entry,) = rispy.loads(written)
    assert entry["id"] == paper.id
