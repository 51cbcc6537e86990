"""What a title that says the words of a query in a row is worth above others."""

from __future__ import annotations

from collections.abc import Iterable

from codelm.search.document import Document
from codelm.search.engine import Hit
from codelm.search.query import Term
from codelm.search.weights import EXACT
from codelm.search.words import spoken_words

__all__ = ["raised", "says"]

_MOST_RAISED = 60
_AT_START, _INSIDE = 1.6, 1.3
_PAPER = 90.0


def raised(hits: list[Hit], said: str) -> list[Hit]:
    """The hits in order, best first; titles with the words in a row are raised."""
    words = " ".join(spoken_words(said))
    found = sorted(hits, key=lambda hit: -hit.score)
    if " " in words:
        head = [Hit(hit.document, _raised(hit, words)) for hit in found[:_MOST_RAISED]]
        found[:_MOST_RAISED] = sorted(head, key=lambda hit: -hit.score)
    return found


def _raised(hit: Hit, words: str) -> float:
    title = " ".join(spoken_words(hit.document.title))
    if title == words:
        return hit.score + (EXACT + _PAPER if hit.document.kind == "paper" else 0)
    if title.startswith(words):
        return hit.score * _AT_START
    return hit.score * (_INSIDE if f" {words}" in f" {title}" else 1)


def says(document: Document, term: Term) -> bool:
    """Whether a text of the document has the words of the term in a row."""
    wanted = f" {' '.join(spoken_words(term.text))} "
    return any(wanted in f" {' '.join(spoken_words(text))} " for text in _texts(document, term))


def _texts(document: Document, term: Term) -> Iterable[str]:
    if term.field != "author":
        yield from (document.title, *document.names, *document.other_names)
    if term.field != "title":
        yield from document.people
