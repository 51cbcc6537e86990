"""Records as JSON objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.records import AnyRecord, Paper, kind_of, plain

__all__ = ["DERIVED_FIELDS", "as_line", "as_list", "as_object", "jsonl"]

DERIVED_FIELDS = {
    "paper": {
        "authors": "All authors in order, by their names as they are read aloud.",
        "introduces": "What it introduces: ids of models, benchmarks and other records by kind.",
    },
}
"""Fields of the objects that the records have not, or have in another form, by kind."""

_ESCAPES = {letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def jsonl(papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
    """The papers as objects, one a line."""
    return (f"{as_line(as_object(paper, kb))}\n" for paper in papers)


def as_object(record: AnyRecord, kb: KnowledgeBase) -> dict[str, Any]:
    """The record with its id, its page, and what other records say of it."""
    fields = plain(record)
    if "url" in fields:
        fields = {("link" if name == "url" else name): value for name, value in fields.items()}
    made = {"id": record.id, "url": kind_of(record).address(record.id), **fields}
    if isinstance(record, Paper):
        if record.authors:
            made["authors"] = list(record.display_names)
        if introduced := _introduced(kb, record):
            made["introduces"] = introduced
    return made


def _introduced(kb: KnowledgeBase, paper: Paper) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in kb.introduced_by(paper):
        found.setdefault(kind_of(record).plural, []).append(record.id)
    return found


def as_line(item: dict[str, Any]) -> str:
    """The object on one line, which may stand inside a script element unharmed."""
    line = json.dumps(item, ensure_ascii=False)
    for letter, escape in _ESCAPES.items():
        line = line.replace(letter, escape)
    return line


def as_list(lines: Iterable[str]) -> str:
    """A list of objects, from the line of each."""
    return "[\n{}\n]\n".format(",\n".join(lines))
