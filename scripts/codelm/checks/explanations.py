"""Explanations: what they link to is in the index."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.guide.guide import meant
from codelm.guide.paragraph import pieces
from codelm.kb import KnowledgeBase
from codelm.records import kind_of

from .finding import Finding

__all__ = ["links"]


def links(kb: KnowledgeBase) -> Iterator[Finding]:
    """A link in an explanation means one record."""
    for record in kb.records():
        for i, paragraph in enumerate(getattr(record, "explanation", ())):
            for target in filter(None, (piece.target for piece in pieces(paragraph))):
                if said := _fault(kb, target):
                    message, hint = said
                    place = ("explanation", i)
                    yield Finding(record=record, field=place, message=message, hint=hint)


def _fault(kb: KnowledgeBase, target: str) -> tuple[str, str] | None:
    """What is wrong with a link, and the remedy."""
    found = meant(kb, target)
    if not found:
        return f'no record "{target}"', "`codelm search` finds what there is"
    if len(found) > 1:
        ways = " or ".join(f"[[{kind_of(each).name}:{each.id}]]" for each in found)
        return f'"{target}" stands for several records', f"write {ways}"
    return None
