"""The query language: words, "phrases", -not, and field:value.

The browser's `core-query.mjs` reads the same; tests/search/queries.yaml holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from codelm.records import KINDS
from codelm.records.identifiers import identifier
from codelm.search.document import HAS

__all__ = ["FIELDS", "Query", "QueryError", "Term", "parse", "years"]

FIELDS: tuple[str, ...] = (
    "kind",
    "title",
    "author",
    "year",
    "venue",
    "task",
    "model",
    "benchmark",
    "language",
    "has",
)
"""The fields that a query may name."""

_MOST_TERMS = 40
_IDENTIFIERS = ("arxiv", "doi", "http", "https")
_CLOSING = {'"': '"', "“": '“”"', "”": '“”"', "„": '“”"'}
_FIELD = re.compile(r"([A-Za-z]+):")
_YEARS = re.compile(r"([0-9]{4})|([0-9]{4})?\.\.([0-9]{4})?")


class QueryError(ValueError):
    """A query that can not be read."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong."""
        self.at = at
        """Where, counted in characters from 0."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a query."""

    field: str | None
    """Where to look; None for everywhere."""
    text: str
    """What to look for, as typed, without quotes."""
    phrase: bool
    """Whether its words must stand together."""
    negated: bool
    """Whether it must not match."""
    at: int
    """Where it begins in the query."""


Query = tuple[Term, ...]
"""The conditions of a query; all must hold."""


def parse(text: str) -> Query:
    """The terms of a query; of very many, the first.

    Raises:
        QueryError: The query is malformed.
    """
    return tuple(islice(_terms(text), _MOST_TERMS))


def years(text: str) -> tuple[int | None, int | None]:
    """The first and last year of a range; None for an open end.

    Raises:
        ValueError: The text is no range of years; the message says why.
    """
    if text == ".." or not _YEARS.fullmatch(text):
        raise ValueError(f"“{text}” is no year; write 2023, 2022..2024, 2022.. or ..2024")
    start, dots, end = text.partition("..")
    first = int(start) if start else None
    last = (int(end) if end else None) if dots else first
    if first is not None and last is not None and first > last:
        raise ValueError(f"the years {text} run backwards")
    return first, last


def _terms(text: str) -> Iterator[Term]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        term, at = _term(text, at)
        if term:
            yield term


def _term(text: str, at: int) -> tuple[Term | None, int]:
    """The term that begins there, and where it ends."""
    negated = bool(re.match(r"-[^\s-]", text[at : at + 2]))
    start = at + negated
    field = _field(text, start)
    value_at = start + (len(field) + 1 if field else 0)
    value, end, phrase = _value(text, value_at)
    if field in FIELDS:
        return Term(field, _checked(field, value, value_at), phrase, negated, at), end
    said = identifier(f"{field}:{value}") if field else None
    if said and said[0] == "arxiv":
        value = said[1]
    return (Term(None, value, phrase, negated, at) if value else None), end


def _field(text: str, at: int) -> str | None:
    """The field or kind of identifier that begins there."""
    found = _FIELD.match(text, at, at + 20)
    if not found:
        return None
    name = found[1].lower()
    if name != found[1] and re.match(r"\s|$", text[found.end() : found.end() + 1]):
        return None  # a title such as "A Benchmark: …"
    if name in FIELDS or name in _IDENTIFIERS:
        return name
    if re.match(r"\s|//|$", text[found.end() : found.end() + 2]):
        return None
    raise QueryError(f"there is no field “{found[1]}”; there are {', '.join(FIELDS)}", at)


def _value(text: str, at: int) -> tuple[str, int, bool]:
    """The value from there, where it ends, and whether it is a phrase."""
    closing = _CLOSING.get(text[at : at + 1])
    if not closing:
        blank = re.compile(r"\s").search(text, at)
        end = blank.start() if blank else len(text)
        return text[at:end], end, False
    ends = [place for mark in closing if (place := text.find(mark, at + 1)) >= 0]
    if not ends:
        raise QueryError("this quotation mark is never closed", at)
    return text[at + 1 : min(ends)].strip(), min(ends) + 1, True


def _checked(field: str, text: str, at: int) -> str:
    """The value in its one spelling."""
    if not text:
        raise QueryError(f"“{field}:” needs a value right behind it", at)
    if field == "year":
        return _checked_years(text, at)
    if field == "kind":
        kind = re.sub(r"[\s-]", "", text.lower()).removesuffix("s")
        return _one_of(tuple(KINDS), kind, f"there is no kind “{text}”; there are", at)
    if field == "has":
        return _one_of(HAS, text.lower(), f"nothing is known of “{text}”; it may be", at)
    return text


def _one_of(values: tuple[str, ...], value: str, message: str, at: int) -> str:
    if value not in values:
        raise QueryError(f"{message} {', '.join(values)}", at)
    return value


def _checked_years(text: str, at: int) -> str:
    try:
        years(text)
    except ValueError as error:
        raise QueryError(str(error), at) from None
    return text
