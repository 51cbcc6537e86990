"""Every text in a record, and every title of a paper, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.problems import Field
from codelm.records import Paper

__all__ = ["all_titles", "keys", "parts", "texts"]


def texts(value: Any, place: Field = ()) -> Iterator[tuple[Field, str]]:
    """Each text in a record or in a part of it, except its id."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from texts(item, (*place, i))
    else:
        for key, item in parts(value):
            if item and key != "id":
                yield from texts(item, (*place, key))


def keys(value: Any, place: Field = ()) -> Iterator[tuple[Field, str]]:
    """Each key that is free text: the name of a track, of an issue."""
    is_free = isinstance(value, Mapping)
    for key, item in parts(value):
        if is_free and isinstance(key, str):
            yield (*place, key), key
        if item and not isinstance(item, str | tuple):
            yield from keys(item, (*place, key))


def parts(value: Any) -> Iterator[tuple[Any, Any]]:
    """The named parts of a record or mapping; other values have none."""
    if isinstance(value, Mapping):
        yield from value.items()
    elif is_dataclass(value):
        yield from ((field.name, getattr(value, field.name)) for field in fields(value))


def all_titles(kb: KnowledgeBase) -> Iterator[tuple[Paper, Field, str]]:
    """Each title of each paper, other ones too."""
    for paper in kb.papers.values():
        yield paper, ("title",), paper.title
        yield from ((paper, ("other_titles", i), t) for i, t in enumerate(paper.other_titles))
