"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given

from codelm.exports.formats import EXPORTS
from codelm.exports.spreadsheet import scores_table
from codelm.records import Paper
from tests.bibliography import real
from tests.hostile_papers import HOSTILE_TEXTS, hostile_papers, index_of, texts

CSV = EXPORTS["csv"]


def rows(text: str) -> list[dict[str, str]]:
    """The rows as a reader of CSV finds them."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def of(**fields: Any) -> dict[str, str]:
    """The row of a paper with these fields."""
    paper = Paper(**{"id": "a2024b", "title": "A title", "date": "2024-05", **fields})
    (row,) = rows("".join(CSV.text([paper], index_of(paper, "Proceedings"))))
    return row


def test_every_paper_is_a_row_with_its_facts() -> None:
    read = rows("".join(CSV.text(real().papers.values(), real())))
    assert [row["id"] for row in read] == list(real().papers)
    for row, paper in zip(read, real().papers.values(), strict=True):
        assert row["title"].removeprefix("'") == paper.title
        assert row["year"] == paper.published
        assert row["tasks"] == "; ".join(paper.tasks)
        assert row["authors"].removesuffix("; et al.") == "; ".join(paper.display_names)


def test_excel_is_told_the_encoding_and_finds_its_line_ends() -> None:
    text = "".join(CSV.text(real().papers.values(), real()))
    assert text.encode().startswith(b"\xef\xbb\xbfid,title,")
    assert text.count("\n") == text.count("\r\n") == len(real().papers) + 1


def test_only_what_is_a_number_looks_like_one_in_the_real_papers_and_loses_no_digit() -> None:
    for row in rows("".join(CSV.text(real().papers.values(), real()))):
        found = {name: cell for name, cell in row.items() if cell.replace(".", "").isdigit()}
        assert set(found) <= _NUMBERS
        assert not [cell for cell in found.values() if cell.startswith("0")]


_NUMBERS = {"date", "year", "volume", "number", "pages"}


def test_pages_and_arxiv_ids_stay_text() -> None:
    row = of(venue="v", year=2024, pages="7-12", arxiv="2405.00010")
    assert row["pages"] == "7–12"
    assert row["arxiv"] == "arXiv:2405.00010"
    assert row["link"] == "https://arxiv.org/abs/2405.00010"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_cell_is_a_formula(text: str) -> None:
    for cell in of(title=text, nickname=text, summary=text, authors=(text,)).values():
        assert not cell.startswith(tuple("=+-@＝＋－＠\t\r\n "))


@given(hostile_papers, texts)
def test_no_text_breaks_out_of_its_cell(paper: Paper, text: str) -> None:
    written = "".join(CSV.text([paper, paper], index_of(paper, text)))
    written.encode()
    first, second = rows(written)
    assert first == second
    assert None not in first
    assert first["id"] == paper.id
    assert written.count("\n") == 3


def test_scores_are_a_table_with_numbers_as_numbers() -> None:
    kb = real()
    read = rows("".join(scores_table(kb)))
    scores = [(model, score) for model in kb.models.values() for score in model.scores]
    assert len(read) == len(scores)
    for row, (model, score) in zip(read, scores, strict=True):
        assert (row["model"], row["benchmark"]) == (model.id, score.benchmark)
        assert float(row["value"]) == score.value
        assert row["k"] == ("" if score.k is None else str(score.k))
        assert (row["source"], row["check"]) == (score.source, score.check)
        assert row["measured_by"] == (score.origin or score.source)
        assert row["weights"] == ("open" if model.open_weights else "closed")
        assert row["reported"] == (kb.reported(score) or "")
        texts = {"size": score.size, "protocol": score.protocol, "note": score.note}
        assert {name: row[name] for name in texts} == {k: v or "" for k, v in texts.items()}
