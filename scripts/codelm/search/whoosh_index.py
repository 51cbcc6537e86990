"""The engine of the command line: an index in files, kept by Whoosh."""

from __future__ import annotations

import contextlib
import math
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, formats, index, query, scoring
from whoosh.matching import ListMatcher, NullMatcher

from codelm.search.alternatives import Alternatives
from codelm.search.answer import Wanted, answer
from codelm.search.document import Document
from codelm.search.engine import Found, digest
from codelm.search.labels import Labels
from codelm.search.query import parse
from codelm.search.weights import LABEL, exact_names, other_words, people_words, title_words

__all__ = ["WhooshEngine"]

_LAYOUT = 1
"""Raised whenever the same documents are indexed in another way."""
_LABELS = ("kind", "venue", "task", "model", "benchmark", "language", "contribution", "has")


class _Weighed(fields.FieldType):  # type: ignore[misc]
    """A field whose value is a mapping: each word with its weight."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None)

    def index(
        self, value: Mapping[str, float], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings of a document."""
        return ((word.encode(), 1, weight, b"") for word, weight in value.items())


class _AnyOf(query.Query):  # type: ignore[misc]
    """Documents with any of some words; the best of them counts, more where its group is rare."""

    def __init__(self, groups: Sequence[Alternatives], *, rare: bool = True) -> None:
        self._groups = groups
        self._rare = rare

    def estimate_size(self, reader: Any) -> int:
        """At most how many documents there are."""
        words = (word for group in self._groups for word in group)
        return sum(reader.doc_frequency(field, word) for field, word in words)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The documents with their scores."""
        del context
        best: dict[int, float] = {}
        for group in self._groups:
            found = _best(searcher, group)
            rarity = _rarity(searcher.doc_count_all(), len(found)) if self._rare else 1.0
            for number, weight in found.items():
                best[number] = max(best.get(number, 0), weight * rarity)
        if not best:
            return NullMatcher()
        numbers = sorted(best)
        weights = [best[number] for number in numbers]
        return ListMatcher(numbers, weights, scorer=scoring.WeightScorer(max(weights)))


def _best(searcher: Any, group: Alternatives) -> dict[int, float]:
    """The documents that have a word of the group, with the most that one is worth there."""
    found: dict[int, float] = {}
    for (field, word), factor in group.items():
        for number, weight in _postings(searcher, field, word):
            found[number] = max(found.get(number, 0), weight * factor)
    return found


def _rarity(count: int, hits: int) -> float:
    return math.log(1 + count / (hits + 0.5))


def _postings(searcher: Any, field: str, word: str) -> Iterator[tuple[int, float]]:
    if (field, word.encode()) not in searcher.reader():
        return
    matcher = searcher.postings(field, word.encode())
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()


class _Open:
    """An open index: its words, and the documents that match."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self._words: dict[str, list[str]] = {}

    def has(self, field: str, word: str) -> bool:
        return (field, word.encode()) in self._reader

    def beginning(self, field: str, start: str) -> Iterator[str]:
        return (word.decode() for word in self._reader.expand_prefix(field, start.encode()))

    def words(self, field: str) -> list[str]:
        if field not in self._words:
            self._words[field] = [word.decode() for word in self._reader.lexicon(field)]
        return self._words[field]

    def matches(self, wanted: Wanted) -> Iterator[tuple[int, float]]:
        whole: Any = query.And([_AnyOf(part) for part in wanted.needed] or [query.Every()])
        if wanted.spare:
            whole = query.AndMaybe(whole, query.Or([_AnyOf(part) for part in wanted.spare]))
        if wanted.exact:
            whole = query.Or([whole, _AnyOf([wanted.exact], rare=False)])
        limits = [_AnyOf([part], rare=False) for part in wanted.within]
        nots = [query.Not(query.And([_AnyOf([p]) for p in part])) for part in wanted.without]
        found = self._searcher.search(query.And([whole, *limits, *nots]), limit=None)
        return ((number, score) for score, number in found.top_n)


class WhooshEngine:
    """A search engine over an index in a folder, made anew when the documents have changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._documents: Sequence[Document] = ()
        self._labels = Labels(())
        self._index: Any = None

    def build(self, documents: Sequence[Document]) -> None:
        """Takes these documents; what the folder has of them already is used."""
        self._documents = documents
        self._labels = Labels(documents)
        place = self._folder / digest(documents, _LAYOUT)
        if not place.is_dir():
            self._make(place)
        self._index = index.open_dir(place)

    def _make(self, place: Path) -> None:
        """Writes the index beside its place, puts it there whole, and removes older ones."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._folder, prefix="new-") as name:
            new = Path(name) / "index"
            new.mkdir()
            self._write(new)
            with contextlib.suppress(OSError):  # another process may have been faster
                new.rename(place)
        for old in self._folder.iterdir():
            if old != place and not old.name.startswith("new-"):
                shutil.rmtree(old, ignore_errors=True)

    def _write(self, folder: Path) -> None:
        names = ("title", "other", "people", "label", "exact", "year", *_LABELS)
        schema = fields.Schema(**{name: _Weighed() for name in names})
        writer = index.create_in(folder, schema).writer(limitmb=256)
        for document in self._documents:
            writer.add_document(**self._fields(document))
        writer.commit()

    def _fields(self, document: Document) -> dict[str, Mapping[str, float]]:
        values = self._labels.values(document)
        made: dict[str, Mapping[str, float]] = {
            "title": title_words(document),
            "other": other_words(document),
            "people": people_words(document),
            "label": dict.fromkeys(self._labels.spoken(document), LABEL),
            "exact": exact_names(document),
            "year": {str(document.year): 1.0} if document.year else {},
            **{field: dict.fromkeys(sorted(values[field]), 1.0) for field in _LABELS},
        }
        return {name: words for name, words in made.items() if words}

    def search(self, query: str, limit: int = 20) -> Found:
        """The answer to a query."""
        asked = parse(query)
        with self._index.searcher() as searcher:
            return answer(asked, self._documents, self._labels, _Open(searcher), limit)
