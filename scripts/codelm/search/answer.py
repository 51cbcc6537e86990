"""From a query to its hits: as typed, else with slips forgiven, else by most of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from codelm.search.alternatives import (
    FIELDS_OF,
    Alternatives,
    Lexicon,
    Tolerance,
    guesses,
    joined,
    readings,
    singular_or_plural,
)
from codelm.search.document import Document
from codelm.search.engine import Found, Hit
from codelm.search.labels import Labels
from codelm.search.query import Query, Term, years
from codelm.search.ranking import raised, says
from codelm.search.slots import OF_TEXT, Slot, in_plain_words, joins, slots
from codelm.search.spelling import spelt
from codelm.search.typos import near
from codelm.search.words import compact, spoken_words

__all__ = ["Index", "Wanted", "answer"]

_TOLERANCES: tuple[Tolerance, ...] = ("none", "unknown", "all")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What documents must have, in words of the index."""

    needed: Sequence[Sequence[Alternatives]] = ()
    """For each word of the query, groups of words of which it must have one."""
    spare: Sequence[Sequence[Alternatives]] = ()
    """The same for words that it may lack."""
    exact: Alternatives = field(default_factory=dict)
    """Names that make good for all words."""
    within: Sequence[Alternatives] = ()
    """For each field of the query, labels of which it must have one."""
    without: Sequence[Sequence[Alternatives]] = ()
    """For each exclusion, groups of which it must not have one each."""


class Index(Lexicon, Protocol):
    """An index of documents by number."""

    def matches(self, wanted: Wanted) -> Iterable[tuple[int, float]]:
        """The documents that have what is wanted, each with its score."""


def answer(
    asked: Query, documents: Sequence[Document], labels: Labels, index: Index, limit: int
) -> Found:
    """The answer of an index to a query."""
    return _Search(asked, documents, labels, index).found(limit)


@dataclass(frozen=True)
class _Search:
    asked: Query
    documents: Sequence[Document]
    labels: Labels
    index: Index

    def found(self, limit: int) -> Found:
        words = slots(self.asked)
        if not words and any(t.field is None and not t.negated for t in self.asked):
            return _NOTHING
        for tolerance in _TOLERANCES:
            taken = {slot: self._taken(slot, tolerance) for slot in words}
            if hits := self._hits(taken, tolerance):
                return self._answer(hits, taken, limit, as_typed=tolerance == "none")
        return self._partly(words, limit)

    def _answer(self, hits: list[Hit], taken: _Taken, limit: int, *, as_typed: bool) -> Found:
        best = hits[0].document
        corrected = None if as_typed else spelt(self.asked, taken, best, self.labels)
        words = frozenset(word for each in taken.values() for part in each for _, word in part)
        joined_words = frozenset(join.word for join in joins(list(taken)))
        return Found(len(hits), tuple(hits[:limit]), corrected, words | joined_words)

    def _taken(self, slot: Slot, tolerance: Tolerance) -> tuple[Alternatives, Alternatives]:
        """What a word of the query may stand for, as typed and misspelt."""
        read = readings(slot, self.index)
        guess = tolerance == "all" or (tolerance == "unknown" and not read)
        return read, guesses(slot, self.index) if guess else {}

    def _hits(self, taken: _Taken, tolerance: Tolerance) -> list[Hit]:
        """The documents that have all words of the query, best first."""
        tolerant = tolerance != "none"
        parts = self._parts(taken)
        wanted = self._wanted(
            needed=[part for slot, part in parts if not slot.optional],
            spare=[part for slot, part in parts if slot.optional],
            exact=self._exact(tolerant=tolerant) if taken else {},
            tolerant=tolerant,
        )
        found = (Hit(self.documents[n], score) for n, score in self.index.matches(wanted))
        hits = [hit for hit in found if self._says_all(hit.document)]
        if not taken:
            return [Hit(hit.document, 0.0) for hit in hits]
        return raised(hits, "" if tolerant else in_plain_words(self.asked))

    def _wanted(
        self,
        needed: Sequence[Sequence[Alternatives]],
        spare: Sequence[Sequence[Alternatives]] = (),
        exact: Alternatives | None = None,
        *,
        tolerant: bool = True,
    ) -> Wanted:
        """These words, and all that the fields and exclusions of the query say."""
        return Wanted(
            needed=needed,
            spare=spare,
            exact=exact or {},
            within=[self._within(term, tolerant=tolerant) for term in self._fields()],
            without=[each for term in self.asked if term.negated for each in self._without(term)],
        )

    def _parts(self, taken: _Taken) -> list[tuple[Slot, list[Alternatives]]]:
        """For each word its forms, and apart from them what it is joined with its neighbours."""
        parts = [(slot, [read | guessed]) for slot, (read, guessed) in taken.items()]
        words = list(taken)
        for join in joins(words):
            together = joined(join, words[join.end - 1], self.index)
            for _, part in parts[join.start : join.end] if together else ():
                part.append(together)
        return parts

    def _exact(self, *, tolerant: bool) -> Alternatives:
        """The names that the query says, or with slips forgiven says nearly."""
        said = compact(in_plain_words(self.asked))
        if not tolerant:
            return {("exact", said): 1.0} if said else {}
        names = near(said, self.index.words("exact"))
        return {("exact", name): 1 / (1 + count) for name, count in names.items()}

    def _fields(self) -> list[Term]:
        return [t for t in self.asked if t.field not in OF_TEXT and not t.negated]

    def _within(self, term: Term, *, tolerant: bool) -> Alternatives:
        """The labels that a field's value names."""
        if term.field == "year":
            first, last = years(term.text)
            known = (word for word in self.index.words("year"))
            return {
                ("year", word): 1e-9
                for word in known
                if (first or 0) <= int(word) <= (last or int(word))
            }
        named = self.labels.named(term, tolerant=tolerant)
        return {(label.field, label.value): 1e-9 for label in named}

    def _without(self, term: Term) -> Iterator[list[Alternatives]]:
        """What no document may have: all words of a term, or a label; phrases are left to later."""
        if term.field not in OF_TEXT:
            yield [self._within(term, tolerant=False)]
            return
        if term.phrase and len(spoken_words(term.text)) > 1:
            return
        places = FIELDS_OF[term.field]
        if words := spoken_words(term.text):
            forms = [(word, singular_or_plural(word)) for word in words]
            yield [{(place, form): 1.0 for place in places for form in each} for each in forms]
            yield [{(place, compact(term.text)): 1.0 for place in places}]

    def _says_all(self, document: Document) -> bool:
        """Whether the document has the phrases of the query, and none of those excluded."""
        phrases = [t for t in self.asked if t.phrase and t.field in OF_TEXT]
        return all(
            says(document, term) != term.negated
            for term in phrases
            if len(spoken_words(term.text)) > 1
        )

    def _partly(self, words: list[Slot], limit: int) -> Found:
        """The matches of most words, where no document has all."""
        taken = {slot: self._taken(slot, "unknown") for slot in words}
        scores: defaultdict[int, list[float]] = defaultdict(list)
        for _, part in self._parts(taken):
            for number, score in self.index.matches(self._wanted(needed=[part])):
                scores[number].append(score)
        most = max(map(len, scores.values()), default=0)
        if not most or most * 2 < len(words):
            return _NOTHING
        found = (Hit(self.documents[n], sum(s)) for n, s in scores.items() if len(s) == most)
        hits = [hit for hit in found if self._says_all(hit.document)]
        ranked = raised(hits, "")
        return self._answer(ranked, taken, limit, as_typed=False) if ranked else _NOTHING


_Taken = dict[Slot, tuple[Alternatives, Alternatives]]
_NOTHING = Found(0, (), None, frozenset())
