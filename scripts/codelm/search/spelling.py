"""The query that was answered in place of the one that was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codelm.search.alternatives import Alternatives
from codelm.search.document import Document
from codelm.search.labels import Labels
from codelm.search.query import Query, Term
from codelm.search.slots import Slot
from codelm.search.weights import other_words, people_words, title_words

__all__ = ["spelt"]

_LABELLED = ("venue", "task", "model", "benchmark", "language")


def spelt(
    query: Query,
    taken: Mapping[Slot, tuple[Alternatives, Alternatives]],
    best: Document,
    labels: Labels,
) -> str:
    """The query as its best hit spells it; words that the hit lacks are left out.

    Args:
        query: What was asked.
        taken: For each word its readings, and the guesses where it was taken as misspelt.
        best: The best hit.
        labels: The labels of all documents.
    """
    own = {*title_words(best), *other_words(best), *people_words(best), *labels.spoken(best)}
    return " ".join(filter(None, (_term(term, taken, own, labels) for term in query)))


def _term(
    term: Term,
    taken: Mapping[Slot, tuple[Alternatives, Alternatives]],
    own: set[str],
    labels: Labels,
) -> str:
    slots = [slot for slot in taken if slot.term is term]
    if not slots:
        return _written(term, _label(term, labels))
    words = [_word(slot, *taken[slot], own) for slot in slots]
    if words == [slot.word for slot in slots]:
        return _written(term, term.text)
    said = " ".join(dict.fromkeys(filter(None, words)))
    return _written(term, said) if said else ""


def _word(slot: Slot, read: Alternatives, guessed: Alternatives, own: set[str]) -> str:
    """The word as typed where the document has it, or the word that it misspells, or nothing."""
    if slot.optional or _of(read, own):
        return slot.word
    meant = _of(guessed, own)
    return max(meant, key=lambda word: (meant[word], len(word), word)) if meant else ""


def _of(alternatives: Alternatives, own: Iterable[str]) -> dict[str, float]:
    return {word: factor for (_, word), factor in alternatives.items() if word in own}


def _label(term: Term, labels: Labels) -> str:
    """A field's value, or the label that was taken for it."""
    if term.negated or term.field not in _LABELLED or labels.named(term, tolerant=False):
        return term.text
    meant = labels.named(term, tolerant=True)
    return meant[0].value if meant else term.text


def _written(term: Term, text: str) -> str:
    quoted = f'"{text}"' if term.phrase or (term.field and " " in text) else text
    field = f"{term.field}:" if term.field else ""
    return f"{'-' if term.negated else ''}{field}{quoted}"
