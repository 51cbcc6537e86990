"""The words of a query one by one, as they are looked up in texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from codelm.search.query import Query, Term
from codelm.search.words import STOP_WORDS, spoken_words

__all__ = ["OF_TEXT", "Join", "Slot", "in_plain_words", "joins", "slots"]

OF_TEXT = (None, "title", "author")
"""The fields whose values are looked up as words."""

_MOST_SLOTS = 30
_LONGEST_JOIN = 4
_SHORTEST_JOIN = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a query."""

    word: str
    """The word as it is compared."""
    term: Term
    """The term that it belongs to."""
    last: bool = False
    """Whether it ends the query, and may be unfinished."""
    optional: bool = False
    """Whether a document may do without it."""

    @property
    def exact(self) -> bool:
        """Whether it must stand as it is."""
        return self.term.phrase


@dataclass(frozen=True, slots=True)
class Join:
    """Neighbouring words as one: `code`, `llama` as `codellama`."""

    word: str
    """The joined word."""
    start: int
    """The first slot that it spans."""
    end: int
    """The slot after the last."""


def slots(query: Query) -> list[Slot]:
    """The words of a query that documents must have; stop words only where there are no others."""
    wanted = [term for term in query if not term.negated and term.field in OF_TEXT]
    found = [Slot(word, term) for term in wanted for word in spoken_words(term.text)][:_MOST_SLOTS]
    if found and found[-1].term is query[-1] and not found[-1].exact:
        found[-1] = replace(found[-1], last=True)
    if all(slot.word in STOP_WORDS for slot in found):
        return found
    return [replace(slot, optional=_optional(slot)) for slot in found]


def _optional(slot: Slot) -> bool:
    return slot.word in STOP_WORDS and not slot.exact and not slot.last


def in_plain_words(query: Query) -> str:
    """What the query says outside of its fields."""
    return " ".join(term.text for term in query if term.field is None and not term.negated)


def joins(found: Sequence[Slot]) -> Iterator[Join]:
    """All neighbours of a query as joined words."""
    for start in range(len(found)):
        for end in range(start + 2, min(len(found), start + _LONGEST_JOIN) + 1):
            span = found[start:end]
            if len({slot.term.field for slot in span}) > 1:
                break
            words = [slot.word for slot in span]
            if len("".join(words)) >= _SHORTEST_JOIN:
                yield Join("".join(words), start, end)
            if words[1:-1] == ["to"]:
                yield Join(f"{words[0]}2{words[2]}", start, end)
