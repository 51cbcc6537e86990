"""Explanations: what they link to is in the index."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.guide.names import UNCLOSED, Names, Said
from codelm.guide.paragraph import Piece, pieces
from codelm.kb import KnowledgeBase

from .finding import Finding

__all__ = ["links"]


def links(kb: KnowledgeBase) -> Iterator[Finding]:
    """A link in an explanation is closed and means one record."""
    names = Names(kb)
    for record in kb.records():
        for i, paragraph in enumerate(getattr(record, "explanation", ())):
            for said in filter(None, (_fault(names, piece) for piece in pieces(paragraph))):
                message, hint = said
                place = ("explanation", i)
                yield Finding(record=record, field=place, message=message, hint=hint)


def _fault(names: Names, piece: Piece) -> Said | None:
    """What is wrong with a link, or with what was meant as one."""
    if piece.target:
        return names.fault(piece.target)
    return UNCLOSED if "[[" in piece.text and not piece.is_code else None
