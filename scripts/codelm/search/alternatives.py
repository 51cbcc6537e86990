"""The words of an index that one word of a query may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from codelm.search.slots import Join, Slot
from codelm.search.typos import near

__all__ = [
    "FIELDS_OF",
    "Alternatives",
    "Lexicon",
    "Tolerance",
    "guesses",
    "joined",
    "readings",
    "singular_or_plural",
]

Alternatives = dict[tuple[str, str], float]
"""Field and word of the index, with how near it comes to what was asked: at most 1."""
Tolerance = Literal["none", "unknown", "all"]
"""Which words of a query may be misspelt."""

FIELDS_OF: Mapping[str | None, tuple[str, ...]] = {
    None: ("title", "other", "people", "label"),
    "title": ("title", "other"),
    "author": ("people",),
}
"""Where the index looks for the words of a field of the query."""

_PLURAL = 0.9
_UNFINISHED, _BEGINNING = 0.55, 0.3
_SHORTEST_UNFINISHED, _SHORTEST_BEGINNING = 2, 4
_SHORTEST_PLURAL = 3
_BY_SLIPS = (1.0, 0.6, 0.35)
_JOINED = 0.8
_MOST_GUESSES = 40


class Lexicon(Protocol):
    """The words of an index, by field."""

    def has(self, field: str, word: str) -> bool:
        """Whether some document has the word in the field."""

    def beginning(self, field: str, start: str) -> Iterable[str]:
        """The words of the field that begin so."""

    def words(self, field: str) -> Sequence[str]:
        """All words of the field."""


def readings(slot: Slot, lexicon: Lexicon) -> Alternatives:
    """The word as it is, its plural or singular, and what begins with it."""
    found: Alternatives = {}
    for field in FIELDS_OF[slot.term.field]:
        for word, factor in _forms(slot, field, lexicon):
            if lexicon.has(field, word):
                found[field, word] = max(found.get((field, word), 0), factor)
    return found


def _forms(slot: Slot, field: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    word = slot.word
    yield word, 1.0
    if slot.exact:
        return
    if len(word) >= _SHORTEST_PLURAL:
        yield singular_or_plural(word), _PLURAL
    if len(word) >= (_SHORTEST_UNFINISHED if slot.last else _SHORTEST_BEGINNING):
        factor = _UNFINISHED if slot.last else _BEGINNING
        for longer in lexicon.beginning(field, word):
            yield longer, 1.0 if longer == word else factor * (0.5 + 0.5 * len(word) / len(longer))


def singular_or_plural(word: str) -> str:
    """The word without its final s, or with one where it has none."""
    return word[:-1] if word.endswith("s") else f"{word}s"


def guesses(slot: Slot, lexicon: Lexicon) -> Alternatives:
    """The words that it may be a misspelling of."""
    found: Alternatives = {}
    for field in FIELDS_OF[slot.term.field]:
        for word, count in list(near(slot.word, lexicon.words(field)).items())[:_MOST_GUESSES]:
            found[field, word] = _BY_SLIPS[count]
    return found


def joined(join: Join, end: Slot, lexicon: Lexicon) -> Alternatives:
    """The words that neighbours in the query may be together."""
    found: Alternatives = {}
    for field in FIELDS_OF[end.term.field]:
        if lexicon.has(field, join.word):
            found[field, join.word] = _JOINED
        for longer in lexicon.beginning(field, join.word) if end.last else ():
            found.setdefault((field, longer), _UNFINISHED * _JOINED)
    return found
