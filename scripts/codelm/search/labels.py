"""What several documents have in common, by the names with which a query asks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from codelm.search.document import HAS, Document
from codelm.search.query import Term
from codelm.search.typos import allowance, slips
from codelm.search.words import STOP_WORDS, compact, name_forms, spoken_words

__all__ = ["Label", "Labels"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPOKEN = ("task", "venue", "language", "contribution", "kind")
_LONGEST_VENUE = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A task, venue, language or the like that documents bear."""

    field: str
    """The field of the query language that asks for it."""
    value: str
    """Its id."""
    names: tuple[str, ...]
    """What it is called."""


class Labels:
    """All labels of a set of documents, and which of them a document bears."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._all: dict[tuple[str, str], Label] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        for document in documents:
            if document.kind in ("task", "venue", "model", "benchmark"):
                self._add(document.kind, document.id, (document.title, *document.names))
            if document.kind == "task":
                self._above[document.id] = document.above
            for value in document.languages:
                self._add("language", value, (value,))
            for value in document.contribution:
                self._add("contribution", value, (value,))
            spoken = ("data set",) if document.kind == "dataset" else ()
            self._add("kind", document.kind, (document.kind, *spoken))
        for value in HAS:
            self._add("has", value, (value,))

    def _add(self, field: str, value: str, names: tuple[str, ...]) -> None:
        self._all.setdefault((field, value), Label(field, value, names))

    def named(self, term: Term, *, tolerant: bool) -> list[Label]:
        """The labels that a field's value names: one exactly, else those with all its words."""
        labels = [label for label in self._all.values() if label.field == term.field]
        whole = compact(term.text)
        exact = [
            label
            for label in labels
            if label.value == term.text.lower() or whole in map(compact, label.names)
        ]
        if exact or not whole:
            return exact
        words = spoken_words(term.text)
        partly = [label for label in labels if any(_has_all(n, words) for n in label.names)]
        if partly or not tolerant or term.negated:
            return partly
        most = allowance(whole)
        return [
            label
            for label in labels
            if any(slips(whole, compact(name), most) <= most for name in label.names)
        ]

    def values(self, document: Document) -> Mapping[str, set[str]]:
        """The values of the labels that a document bears, by field."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        found["kind"].add(document.kind)
        found["task"].update(self._with_above(document.tasks))
        if document.venue:
            found["venue"].add(document.venue)
        for field, read in _LISTS.items():
            found[field].update(read(document))
        return found

    def _with_above(self, tasks: Iterable[str]) -> list[str]:
        found = list(dict.fromkeys(tasks))
        for task in found:
            found += [above for above in self._above.get(task, ()) if above not in found]
        return found

    def spoken(self, document: Document) -> Iterator[str]:
        """The words by which plain words of a query find the labels of a document."""
        for field, values in self.values(document).items():
            for value in values if field in _SPOKEN else ():
                yield from self._words(field, value)
        for year in {document.year, document.published} - {None}:
            yield str(year)

    def _words(self, field: str, value: str) -> Iterator[str]:
        label = self._all.get((field, value))
        for name in label.names if label else ():
            if field == "venue" and not _short(name):
                continue
            yield from (word for word in name_forms(name) if word not in STOP_WORDS)


_LISTS: dict[str, Callable[[Document], tuple[str, ...]]] = {
    "model": lambda document: document.models,
    "benchmark": lambda document: document.benchmarks,
    "language": lambda document: document.languages,
    "contribution": lambda document: document.contribution,
    "has": lambda document: document.has,
}


def _short(name: str) -> bool:
    """Whether a venue's name may count in plain words: long ones would match too much."""
    return not _YEAR.search(name) and len(spoken_words(name)) <= _LONGEST_VENUE


def _has_all(name: str, words: list[str]) -> bool:
    own = set(spoken_words(name))
    return all(word in own or f"{word}s" in own for word in words)
