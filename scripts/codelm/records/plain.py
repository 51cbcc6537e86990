"""Records as plain values: the mapping that a file holds, and the references inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from .field import Reference

__all__ = ["plain", "references"]

Path = tuple[str | int, ...]


def plain(record: Any) -> dict[str, Any]:
    """The record's fields in declared order, without the id and what has its default value."""
    return {
        name: _plain_value(value)
        for name, default in _defaults(type(record))  # type: ignore[arg-type]  # classes are hashable
        if (value := getattr(record, name)) != default
    }


def references(record: Any) -> Iterator[tuple[Path, str, str]]:
    """Each reference in the record: its place, the kind of record it names, and the id."""
    for name, find in _finders(type(record)):  # type: ignore[arg-type]  # classes are hashable
        yield from find(getattr(record, name), (name,))


@cache
def _defaults(cls: Any) -> tuple[tuple[str, object], ...]:
    """The fields of a record but its id, each with its default."""
    return tuple((field.name, _default(field)) for field in fields(cls) if field.name != "id")


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _plain_value(value: Any) -> Any:
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain_value(item) for key, item in value.items()}
    return plain(value)


Found = Iterator[tuple[Path, str, str]]
Finder = Callable[[Any, Path], Found]


@cache
def _finders(cls: Any) -> tuple[tuple[str, Finder], ...]:
    hints = get_type_hints(cls, include_extras=True)
    found = ((field.name, _finder(hints[field.name])) for field in fields(cls))
    return tuple((name, find) for name, find in found if find)


def _finder(hint: Any) -> Finder | None:
    """What finds the references in a value of that type, or None where there can be none."""
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, Reference):
            return _the_one(mark.kind)
    if isinstance(hint, type) and is_dataclass(hint):
        return _in_record if _finders(hint) else None
    inner = [_finder(part) for part in get_args(hint)]
    if not any(inner):
        return None
    return _in_mapping(*inner) if get_origin(hint) is Mapping else _in_each(*filter(None, inner))


def _the_one(kind: str) -> Finder:
    def find(value: Any, place: Path) -> Found:
        if value is not None:
            yield place, kind, value

    return find


def _in_record(value: Any, place: Path) -> Found:
    if value is not None:
        yield from ((place + path, kind, target) for path, kind, target in references(value))


def _in_each(find: Finder) -> Finder:
    def find_each(value: Any, place: Path) -> Found:
        if not isinstance(value, tuple):
            yield from find(value, place)
            return
        for i, item in enumerate(value):
            yield from find(item, (*place, i))

    return find_each


def _in_mapping(of_key: Finder | None, of_value: Finder | None) -> Finder:
    def find(value: Any, place: Path) -> Found:
        for key, item in value.items():
            if of_key:
                yield from of_key(key, (*place, key))
            if of_value:
                yield from of_value(item, (*place, key))

    return find
