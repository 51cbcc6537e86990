"""Paragraphs of records as their pages show them: text, code and links."""

from __future__ import annotations

from collections.abc import Iterable

from codelm.guide.guide import meant
from codelm.guide.paragraph import Piece, pieces
from codelm.kb import KnowledgeBase
from codelm.site.pages.links import Said, record_link, said

__all__ = ["prose"]


def prose(kb: KnowledgeBase, paragraphs: Iterable[str]) -> list[list[Said]]:
    """The pieces of each paragraph; a link that means no record is its text."""
    return [[_said(kb, piece) for piece in pieces(each)] for each in paragraphs]


def _said(kb: KnowledgeBase, piece: Piece) -> Said:
    if piece.is_code:
        return {"code": piece.text}
    if not piece.target:
        return said(piece.text)
    found = meant(kb, piece.target)
    if len(found) != 1:
        return said(piece.text or piece.target)
    return record_link(found[0], piece.text)
