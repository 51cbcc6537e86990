"""Where a mapping does not fit the type of its record, in the author's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from codelm.problems import Field
from codelm.records import FORMS, Kind
from codelm.repairs import is_one_item, meant

__all__ = ["place_of", "violations"]

Said = tuple[Field, dict[str, Any]]
"""A place, and the rule, message, hint and fixable of a Problem."""


def violations(
    errors: Sequence[Mapping[str, Any]], mapping: Mapping[str, Any], kind: Kind
) -> Iterator[Said]:
    """What pydantic reported, and empty values, which it lets pass."""
    empty = set(_empty_places(mapping, ())) - {()}
    for field in sorted(empty, key=str):
        yield field, _needed(field, kind) or {**_EMPTY, "rule": "empty"}
    if "id" in mapping:
        yield ("id",), {**_ID, "rule": "unknown-field"}
    for error in errors:
        field = place_of(error["loc"])
        if field not in empty and not _other_branch(error, mapping):
            yield field, _said(error, field, kind)


_EMPTY = {"message": "the value is empty", "hint": "leave the field out", "fixable": True}
_ID = {
    "message": "the id is the name of the file",
    "hint": "delete this line",
    "fixable": True,
}
_BRANCHES = ("str", "Name")


def place_of(loc: Field) -> Field:
    """The place of an error, without what pydantic calls the branches of a type."""
    return tuple(part for part in loc if part not in _BRANCHES and part != "[key]")


def _other_branch(error: Mapping[str, Any], mapping: Mapping[str, Any]) -> bool:
    """Whether the error speaks of the kind of author that was not meant."""
    loc = error["loc"]
    if loc[:1] != ("authors",) or len(loc) < 3:  # noqa: PLR2004
        return False
    is_mapping = isinstance(mapping["authors"][loc[1]], dict)
    return bool(loc[2] == ("str" if is_mapping else "Name"))


def _empty_places(value: Any, place: Field) -> Iterator[Field]:
    if value is None or value in ("", [], {}):
        yield place
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _empty_places(item, (*place, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _empty_places(item, (*place, i))


def _said(error: Mapping[str, Any], field: Field, kind: Kind) -> dict[str, Any]:
    say = _SAY.get(error["type"])
    if say is None:
        return {"rule": "type", "message": error["msg"]}
    return say(_Violation(field, error["input"], kind, error["msg"], error.get("ctx", {})))


@dataclass(frozen=True, slots=True)
class _Violation:
    """What pydantic reported of one value."""

    field: Field
    value: Any
    kind: Kind
    message: str
    context: Mapping[str, Any]

    @property
    def shown(self) -> str:
        """The value, cut to a length that fits a message."""
        text = str(self.value)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    @property
    def key(self) -> str:
        """The last part of the place."""
        return str(self.field[-1])


_LONGEST = 60


def _missing(found: _Violation) -> dict[str, Any]:
    message = f'the field "{found.key}" is missing'
    return {"rule": "missing-field", "message": message, "hint": _NEEDED.get(found.key, "")}


def _needed(field: Field, kind: Kind) -> dict[str, Any] | None:
    """What to say of an empty value in a field that every record must have."""
    around = fields(_record_around(kind.type, field))
    known = {item.name: (item.default, item.default_factory) for item in around}
    if known.get(str(field[-1])) != (MISSING, MISSING):
        return None
    return _missing(_Violation(field, None, kind, "", {}))


def _unknown(found: _Violation) -> dict[str, Any]:
    around = fields(_record_around(found.kind.type, found.field))
    known = [item.name for item in around if item.name != "id"]
    if found.key.lower() in known:
        message, hint = f'no field "{found.key}"', f'write "{found.key.lower()}"'
        return {"rule": "unknown-field", "message": message, "hint": hint, "fixable": True}
    hint = _did_you_mean(found.key, known) or f"the fields are: {', '.join(known)}"
    return {"rule": "unknown-field", "message": f'no field "{found.key}"', "hint": hint}


def _form(found: _Violation) -> dict[str, Any]:
    says = _FORM[found.context["pattern"]]
    if found.field == ("id",):
        return {"rule": "id", "message": f'the file name "{found.shown}" must be {says.says}'}
    message = f'"{found.shown}" must be {says.says}'
    if clear := meant(str(found.value), found.context["pattern"]):
        return {"rule": "form", "message": message, "hint": f"write {clear}", "fixable": True}
    return {"rule": "form", "message": message, "hint": _as_id(found)}


def _as_id(found: _Violation) -> str:
    """The id that was probably meant by a name in the place of an id."""
    slug = re.sub(r"[^a-z0-9]+", "-", str(found.value).casefold()).strip("-")
    is_id = found.context["pattern"] == FORMS[0].whole
    return f'did you mean "{slug}"?' if is_id and slug else ""


def _vocabulary(found: _Violation) -> dict[str, Any]:
    known = found.context["expected"].replace("'", "").replace(" or ", ", ")
    hint = _did_you_mean(str(found.value), known.split(", ")) or f"use one of: {known}"
    message = f'"{found.shown}" is not in the vocabulary'
    return {"rule": "vocabulary", "message": message, "hint": hint}


def _range(found: _Violation) -> dict[str, Any]:
    hint = found.message.replace("Input should be", "it must be")
    return {"rule": "form", "message": f"{found.shown} is out of range", "hint": hint}


def _list(found: _Violation) -> dict[str, Any]:
    said = _must_be("a list", 'begin each item on a line of its own with "- "')(found)
    return {**said, "fixable": is_one_item(found.value)}


def _must_be(what: str, hint: str = "") -> Callable[[_Violation], dict[str, Any]]:
    def say(found: _Violation) -> dict[str, Any]:
        return {"rule": "type", "message": f'"{found.shown}" must be {what}', "hint": hint}

    return say


def _did_you_mean(text: str, known: Sequence[str]) -> str:
    near = get_close_matches(text, known, 1, 0.6)
    return f'did you mean "{near[0]}"?' if near else ""


_SAY: dict[str, Callable[[_Violation], dict[str, Any]]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown,
    "string_pattern_mismatch": _form,
    "literal_error": _vocabulary,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "string_type": _must_be("text", "put it in quotes, or write one line of text"),
    "string_unicode": lambda _: {"rule": "id", "message": "the file name is not UTF-8"},
    "tuple_type": _list,
    "dict_type": _must_be("a mapping", 'write indented lines "field: value"'),
    "mapping_type": _must_be("a mapping", 'write indented lines "field: value"'),
    "dataclass_type": _must_be("a mapping", 'write indented lines "field: value"'),
    "bool_type": _must_be("true or false"),
    "int_parsing": _must_be("a whole number"),
    "int_type": _must_be("a whole number"),
    "float_parsing": _must_be("a number"),
    "float_type": _must_be("a number"),
    "finite_number": _must_be("a number that is not infinite"),
}


def _record_around(cls: type, field: Field) -> type:
    """The class of the record, or of its part, that the last key of the field stands in."""
    for part in field[:-1]:
        if isinstance(part, str) and part in (hints := get_type_hints(cls)):
            cls = next(filter(is_dataclass, _types_in(hints[part])), cls)
    return cls


def _types_in(hint: Any) -> Iterator[type]:
    yield hint
    for part in get_args(hint):
        yield from _types_in(part)


_NEEDED = {
    "title": "give the title as published",
    "date": "give the month of the first public version, as YYYY-MM",
    "released": "give the month of the first public release, as YYYY-MM",
    "protocol": 'say how it was measured, or "not stated" where the source says nothing of it',
    "source": "name where this is stated: the key of a paper, arxiv:ID, or an address",
    "check": "say read if you read it in the source, recalled if you know it from memory",
}


_FORM = {form.whole: form for form in FORMS}
