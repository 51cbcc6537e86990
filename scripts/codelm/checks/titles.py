"""Titles of papers: punctuation, capitals, and the spans that keep their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Paper

from .finding import Finding, Fix, becomes, removed
from .walk import all_titles

__all__ = ["capitals", "ends", "protection"]


def ends(kb: KnowledgeBase) -> Iterator[Finding]:
    """No title ends in a full stop, comma or colon."""
    for paper, place, title in all_titles(kb):
        if re.search(r"(?<!\.)[.,;:]$", title) and not _ABBREVIATED(title):
            yield Finding(
                record=paper,
                field=place,
                message=f'the title ends in "{title[-1]}"',
                hint="take it out",
                fix=lambda text: text.rstrip(" .,;:"),
            )


def capitals(kb: KnowledgeBase) -> Iterator[Finding]:
    """No title is shouted in capitals."""
    for paper, place, title in all_titles(kb):
        if title.isupper() and len(re.findall(r"[^\W\d_]{3,}", title)) > _ACRONYMS:
            yield Finding(
                record=paper,
                field=place,
                message="the title is all in capitals",
                hint="write it as a sentence or with capitals at the start of words",
            )


def protection(kb: KnowledgeBase) -> Iterator[Finding]:
    """The protected spans of a title are words of it, each named once, and not all of it."""
    for paper in kb.papers.values():
        for i, span in enumerate(paper.protect):
            if message := _misprotected(paper, i, span):
                yield Finding(
                    record=paper,
                    field=("protect", i),
                    message=message[0],
                    hint=message[1],
                    fix=_fix(paper, i, span),
                )


def _fix(paper: Paper, i: int, span: str) -> Fix | None:
    """Out with what is there already; else the spelling of the title, if it has one alone."""
    if span in paper.protect[:i]:
        return removed
    words = re.findall(rf"(?<!\w){re.escape(span)}(?!\w)", paper.title, re.IGNORECASE)
    return becomes(words[0]) if len(set(words)) == 1 and words[0] != span else None


_ACRONYMS = 2
_NAME_WORDS = 3
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|etc|al|vs|Inc|Jr|Sr|No)\.$").search


def _misprotected(paper: Paper, i: int, span: str) -> tuple[str, str] | None:
    if span in paper.protect[:i]:
        return f'"{span}" is protected twice', "keep one"
    if span == paper.title and len(span.split()) > _NAME_WORDS:
        return "the whole title is protected", "protect only its names and acronyms"
    if not re.search(rf"(?<!\w){re.escape(span)}(?!\w)", paper.title):
        if span.casefold() in paper.title.casefold():
            return f'the title does not hold "{span}" as whole words', "copy the words from it"
        return f'the title does not hold "{span}"', "copy the words from the title"
    return None
