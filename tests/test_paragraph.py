"""Paragraphs of records: what is code, what is a link."""

from __future__ import annotations

import pytest

from codelm.guide.paragraph import Piece, pieces


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Plain text.", [Piece("Plain text.")]),
        ("", []),
        ("As [[the-stack]].", [Piece("As "), Piece("", target="the-stack"), Piece(".")]),
        ("[[model:codex|the first]]", [Piece("the first", target="model:codex")]),
        ("`a[[0]]` is code", [Piece("a[[0]]", is_code=True), Piece(" is code")]),
        ("one ` alone, [[ not closed", [Piece("one ` alone, [[ not closed")]),
    ],
)
def test_a_paragraph_falls_into_text_code_and_links(paragraph: str, expected: list[Piece]) -> None:
    assert list(pieces(paragraph)) == expected
