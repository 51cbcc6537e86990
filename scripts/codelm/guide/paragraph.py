"""Paragraphs of records in their pieces: text, code in backticks, and links as `[[id]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Piece", "pieces"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text within a paragraph."""

    text: str
    """What is shown; of a link only where it is not the name of the record."""
    is_code: bool = False
    target: str = ""
    """What a link names: `codex`, `model:codex`."""


_CODE_OR_LINK = re.compile(
    r"`(?P<code>[^`]+)`|\[\[(?P<target>[^\[\]|]+)(?:\|(?P<text>[^\[\]]+))?\]\]"
)


def pieces(paragraph: str) -> Iterator[Piece]:
    """The pieces of a paragraph, in their order."""
    at = 0
    for found in _CODE_OR_LINK.finditer(paragraph):
        if before := paragraph[at : found.start()]:
            yield Piece(before)
        if code := found["code"]:
            yield Piece(code, is_code=True)
        else:
            yield Piece(found["text"] or "", target=found["target"].strip())
        at = found.end()
    if rest := paragraph[at:]:
        yield Piece(rest)
