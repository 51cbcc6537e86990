"""The documents as the browser gets them: small files with one column for each fact.

The first is enough to begin with, and hardly grows with the index; the second has the documents
that the first has not; the third the rest of long author lists and the arXiv ids.
`core-records.mjs` reads them.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

from codelm.records import KINDS, Contribution
from codelm.search.document import HAS, Document
from codelm.search.words import compact

__all__ = ["first_columns", "more_columns", "rest_columns"]

FORM = 3
"""Number of this layout; the browser reads no other."""

_MOST_SHOWN = 3
_FIRST_PAPERS = 200
_BY_KIND = ("task", "model", "benchmark", "venue")
_CONTRIBUTIONS = get_args(Contribution)


def first_columns(documents: Sequence[Document], files: Mapping[str, str]) -> bytes:
    """The file for the first answers, with the names of the others: `more` and `rest`."""
    first, _ = _parted(documents)
    return _json({"files": {**files}, **_columns(first, documents, _People())})


def more_columns(documents: Sequence[Document]) -> bytes:
    """The file with all other documents, and which ones in the order of all they are."""
    first, more = _parted(documents)
    people = _People()
    for each in first:
        people.refs(_shown(each))
    there = {id(each) for each in first}
    order = "".join(str(int(id(each) not in there)) for each in documents)
    return _json({**_columns(more, documents, people), "order": order})


def rest_columns(documents: Sequence[Document]) -> bytes:
    """The file for what results do without."""
    people = _People()
    for each in itertools.chain(*_parted(documents)):
        people.refs(_shown(each))
    known = len(people.names)
    return _json(
        {
            "form": FORM,
            "people": "\n".join(people.refs(d.people[len(_shown(d)) :]) for d in documents),
            "persons": "\n".join(people.names[known:]),
            "native": {i: d.native_people for i, d in enumerate(documents) if d.native_people},
            "arxiv": "\n".join(map(_arxiv, documents)),
        }
    )


def _parted(documents: Sequence[Document]) -> tuple[list[Document], list[Document]]:
    """What the first file holds, and all other documents, both in their order.

    First comes everything but papers, since papers refer to it; then papers that have to do with
    models and benchmarks, for these are looked for most; then the newest.
    """
    papers = [each for each in documents if each.kind == "paper"]
    papers.sort(key=lambda each: not (each.models or each.benchmarks))
    later = {id(each) for each in papers[_FIRST_PAPERS:]}
    parts: tuple[list[Document], list[Document]] = ([], [])
    for each in documents:
        parts[id(each) in later].append(each)
    return parts


def _columns(
    documents: Sequence[Document], among: Sequence[Document], people: _People
) -> dict[str, Any]:
    """A column of each fact of these documents among all."""
    kinds = list(KINDS)
    numbers = {kind: _numbers(among, kind) for kind in _BY_KIND}
    languages = _dictionary(each.languages for each in among)
    known = len(people.names)

    def column(said: Callable[[Document], str]) -> str:
        return "\n".join(said(each) for each in documents)

    def linked(kind: str, ids: Callable[[Document], Iterable[str]]) -> str:
        of_kind = numbers[kind]
        return column(lambda d: _refs(of_kind, (i for i in ids(d) if (kind, i) != (d.kind, d.id))))

    return {
        "form": FORM,
        "count": len(documents),
        "kinds": [[kind.name, kind.noun, kind.title] for kind in KINDS.values()],
        "has": HAS,
        "contributions": _CONTRIBUTIONS,
        "languages": "\n".join(map(_line, languages)),
        "kind": "".join(str(kinds.index(each.kind)) for each in documents),
        "title": column(lambda d: _line(d.title)),
        "names": column(_names),
        "other": column(_other_names),
        "line": column(lambda d: "" if d.kind == "benchmark" else _line(d.line)),
        "date": " ".join(map(str, _months(documents))),
        "published": column(_lag),
        "key": column(_key),
        "venue": linked("venue", lambda d: [d.venue] if d.venue else []),
        "tasks": linked("task", lambda d: d.tasks),
        "above": linked("task", lambda d: d.above),
        "models": linked("model", lambda d: d.models),
        "benchmarks": linked("benchmark", lambda d: d.benchmarks),
        "language": column(lambda d: _refs(languages, d.languages)),
        "contribution": column(
            lambda d: "".join(str(_CONTRIBUTIONS.index(each)) for each in d.contribution)
        ),
        "had": column(lambda d: "".join(str(HAS.index(each)) for each in d.has)),
        "people": column(lambda d: people.refs(_shown(d)) + ("~" if _more(d) else "")),
        "persons": "\n".join(people.names[known:]),
    }


class _People:
    """Names in the order of their first appearance; a list of them says how many are new."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}

    def refs(self, names: Iterable[str]) -> str:
        """The names as `+` for a new one and numbers for known ones: `+ 17 + +`."""
        found = []
        for name in map(_line, names):
            number = self._numbers.setdefault(name, len(self.names))
            new = number == len(self.names)
            found.append("+" if new else str(number))
            if new:
                self.names.append(name)
        return " ".join(found)


def _shown(document: Document) -> tuple[str, ...]:
    """The people that a line names: all up to three, else the first."""
    few = len(document.people) <= _MOST_SHOWN and not document.truncated
    return document.people if few else document.people[:1]


def _more(document: Document) -> bool:
    return bool(document.people) and (
        document.truncated or len(document.people) > len(_shown(document))
    )


def _names(document: Document) -> str:
    """The names, with `^` for what the title has before its first colon."""
    head = document.title.partition(":")[0]
    return "\t".join("^" if name == head else _line(name) for name in document.names)


def _other_names(document: Document) -> str:
    """The other names, but for those that the title, the names or the line have already."""
    said = (document.title, *document.names, *document.line.split(", "))
    known = {compact(name) for name in said}
    known.update(compact(document.title.partition(":")[0]) for _ in document.names[:1])
    return "\t".join(_line(name) for name in document.other_names if compact(name) not in known)


def _months(documents: Iterable[Document]) -> Iterable[int]:
    """Dates as steps back from the one before; 13 to a year, the first for "no month"."""
    before = 0
    for each in documents:
        year, _, month = each.date.partition("-")
        date = int(year or 0) * 13 + int(month or 0)
        yield before - date
        before = date


def _lag(document: Document) -> str:
    """Years from the first version to the publication, where they differ."""
    lag = (document.published or 0) - (document.year or 0)
    return str(lag) if document.published and lag else ""


def _key(document: Document) -> str:
    """What must be said of the id: nothing, or the place of the title's word, or all of it."""
    if document.kind != "paper":
        return "" if "-".join(_ascii_words(document.title)) == document.id else f"={document.id}"
    family = "".join(_ascii_words(document.people[0].split(" ")[-1])) if document.people else ""
    start = f"{family}{document.date[:4]}"
    for place, word in enumerate(_ascii_words(document.title)[:10]):
        rest = document.id.removeprefix(start + word)
        if rest != document.id and re.fullmatch("[b-z]?", rest):
            return f"{place or ''}{rest}"
    return f"={document.id}"


def _ascii_words(text: str) -> list[str]:
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))
    return re.findall("[a-z0-9]+", bare.lower())


def _arxiv(document: Document) -> str:
    """The number of the arXiv id, with year and month where they are not those of the date."""
    identifier = document.arxiv or ""
    same = document.date[2:].replace("-", "") + "."
    return identifier.removeprefix(same) if len(document.date) > len("YYYY") else identifier


def _numbers(documents: Iterable[Document], kind: str) -> dict[str, int]:
    ids = (each.id for each in documents if each.kind == kind)
    return {id_: number for number, id_ in enumerate(ids)}


def _dictionary(lists: Iterable[Iterable[str]]) -> dict[str, int]:
    values = dict.fromkeys(value for each in lists for value in each)
    return {value: number for number, value in enumerate(values)}


def _refs(numbers: dict[str, int], ids: Iterable[str]) -> str:
    return " ".join(str(numbers[id_]) for id_ in ids if id_ in numbers)


def _line(text: str) -> str:
    """The text without line ends and tabs, which part the values of a column."""
    return " ".join(text.split())


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
