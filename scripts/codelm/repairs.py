"""What was meant by values that do not fit the type of their record, where that is clear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from codelm.problems import Field
from codelm.records.identifiers import identifier

__all__ = ["is_one_item", "meant", "repaired"]

Errors = Iterable[tuple[str, Field, Mapping[str, Any]]]
"""What pydantic reports: the type of the error, the place, and the context."""


def meant(text: str, pattern: str) -> str:
    """The text in the form with that pattern; nothing where it is not clear."""
    _, id_ = identifier(text) or ("", "")
    rewritten = (found.expand(form) for whole, form in _USUAL if (found := whole(text.strip())))
    made = (text.strip(), id_, *rewritten)
    return next((each for each in made if re.fullmatch(pattern, each)), "")


_USUAL = [
    (re.compile(pattern).fullmatch, form)
    for pattern, form in (
        (r"(0[1-9]|1[0-2])[-/.]([0-9]{4})", r"\2-\1"),
        (r"([0-9]{4})[-/.](0[1-9]|1[0-2])(?:[-/.][0-9]{1,2})?", r"\1-\2"),
        (r"([0-9]{4})[-/.]([1-9])", r"\1-0\2"),
        (r"(https?):/([^/].*)", r"\1://\2"),
        (r"ht+ps(:/.*)", r"https\1"),
    )
]
"""How people write dates and addresses, and the form that these have in records."""


def is_one_item(value: Any) -> bool:
    """Whether a text in the place of a list is one item of it."""
    return isinstance(value, str) and not re.search(r"[\s,;]", value)


def repaired(mapping: Mapping[str, Any], errors: Errors) -> dict[str, Any]:
    """The mapping with what was meant in the places of the errors."""
    made = dict(mapping)
    for type_, field, context in errors:
        if field and (repair := _REPAIRS.get(type_)):
            made = _put(made, field, context, repair)
    return made


Repair = Callable[[Any, Any, Mapping[str, Any]], tuple[Any, Any]]


def _form(key: Any, value: Any, context: Mapping[str, Any]) -> tuple[Any, Any]:
    return key, meant(str(value), context["pattern"]) or value


def _key(key: Any, value: Any, _: Mapping[str, Any]) -> tuple[Any, Any]:
    return str(key).lower(), value


def _list(key: Any, value: Any, _: Mapping[str, Any]) -> tuple[Any, Any]:
    return key, [value] if is_one_item(value) else value


_REPAIRS: dict[str, Repair] = {
    "string_pattern_mismatch": _form,
    "unexpected_keyword_argument": _key,
    "tuple_type": _list,
}
"""The key and the value that were meant, by the type of the error."""


def _put(value: Any, field: Field, context: Mapping[str, Any], repair: Repair) -> Any:
    """The value with the place inside it repaired."""
    first, rest = field[0], field[1:]
    if isinstance(value, Mapping) and first in value:
        inner = _put(value[first], rest, context, repair) if rest else value[first]
        key, new = (first, inner) if rest else repair(first, inner, context)
        return {**{k: v for k, v in value.items() if k != first}, key: new}
    if isinstance(value, list) and isinstance(first, int) and first < len(value):
        inner = _put(value[first], rest, context, repair) if rest else value[first]
        new = inner if rest else repair(first, inner, context)[1]
        return [*value[:first], new, *value[first + 1 :]]
    return value
