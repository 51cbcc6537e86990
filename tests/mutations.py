"""How records go wrong: changes of a sound one, for the faults of `faults.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

from codelm import yamlfile

__all__ = [
    "Mapping",
    "Mutation",
    "added",
    "after_word",
    "cut_with_others",
    "first_field_last",
    "in_file",
    "in_item",
    "in_links",
    "in_score",
    "in_text",
    "joined_authors",
    "key_twice",
    "last_name_first",
    "parted",
    "repeated",
    "replaced",
    "reversed_lineage",
    "self_parent",
    "swapped",
    "swapped_digits",
    "text_of",
    "unparted",
    "where_possible",
    "without",
]

Mapping = dict[str, Any]
Mutation = Callable[[Mapping, Random], "Mapping | str | None"]
"""The faulty mapping or text; None where the record offers no place for the fault."""


def text_of(mapping: Mapping) -> str:
    return yamlfile.dumped(mapping)


def in_text(field: str, change: Callable[[str, Random], str | None]) -> Mutation:
    """The fault in the text of a field."""

    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get(field)
        new = change(old, random) if isinstance(old, str) else None
        return {**mapping, field: new} if new not in (None, old) else None

    return make


def in_item(field: str, change: Callable[[str, Random], Any]) -> Mutation:
    """The fault in one text of a list."""

    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get(field, [])
        places = [i for i, item in enumerate(old) if isinstance(item, str)]
        random.shuffle(places)
        for i in places:
            new = change(old[i], random)
            if new not in (None, old[i]):
                return {**mapping, field: [*old[:i], new, *old[i + 1 :]]}
        return None

    return make


def in_links(change: Callable[[str], str]) -> Mutation:
    """The fault in the addresses of all links."""

    def make(mapping: Mapping, _: Random) -> Mapping | None:
        old = mapping.get("links", {})
        new = {key: change(url) for key, url in old.items()}
        return {**mapping, "links": new} if new != old else None

    return make


def where_possible(change: Callable[[str], str]) -> Callable[[str, Random], str | None]:
    """The fault, where the text offers a place for it."""
    return lambda text, _: new if (new := change(text)) != text else None


def replaced(field: str, value: Any) -> Mutation:
    """Another value in a field that is there."""
    return lambda mapping, _: {**mapping, field: value} if field in mapping else None


def added(field: str, value: Any) -> Mutation:
    """A field that is not there."""
    return lambda mapping, _: None if field in mapping else {**mapping, field: value}


def in_file(pattern: str, instead: str) -> Mutation:
    """The fault in the file, whatever its fields say."""

    def make(mapping: Mapping, _: Random) -> str | None:
        old = text_of(mapping)
        new = re.sub(pattern, instead, old, count=1, flags=re.MULTILINE)
        return new if new != old else None

    return make


def swapped(text: str, random: Random) -> str | None:
    """Two neighbouring letters in the wrong order."""
    places = [
        i for i in range(1, len(text) - 1) if text[i : i + 2].isalpha() and text[i] != text[i + 1]
    ]
    if not places:
        return None
    i = random.choice(places)
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def swapped_digits(text: str, random: Random) -> str | None:
    places = [i for i in range(3) if text[i : i + 2].isdigit() and text[i] != text[i + 1]]
    if not places or "/" in text:
        return None
    i = random.choice(places)
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def after_word(sign: str) -> Callable[[str, Random], str | None]:
    """The sign in place of a blank."""

    def change(text: str, random: Random) -> str | None:
        places = [found.start() for found in re.finditer(r"(?<=\w) (?=\w)", text)]
        if not places:
            return None
        i = random.choice(places)
        return text[:i] + sign + text[i + 1 :]

    return change


def last_name_first(name: str, _: Random) -> str | None:
    given, blank, family = name.rpartition(" ")
    return f"{family}, {given}" if blank else None


def joined_authors(mapping: Mapping, random: Random) -> Mapping | None:
    """Two authors in one line."""
    old = mapping.get("authors", [])
    places = [
        i for i in range(len(old) - 1) if isinstance(old[i], str) and isinstance(old[i + 1], str)
    ]
    if not places:
        return None
    i = random.choice(places)
    return {**mapping, "authors": [*old[:i], f"{old[i]} and {old[i + 1]}", *old[i + 2 :]]}


def unparted(mapping: Mapping, _: Random) -> Mapping | None:
    """A particle in a plain name."""
    old = mapping.get("authors", [])
    for i, name in enumerate(old):
        if isinstance(name, dict) and set(name) == {"given", "particle", "family"}:
            plain = " ".join(name.values())
            if re.fullmatch(r"\S+ (?:van|von|de|del|di) \S+", plain):
                return {**mapping, "authors": [*old[:i], plain, *old[i + 1 :]]}
    return None


def parted(mapping: Mapping, random: Random) -> Mapping | None:
    """A plain name in parts."""
    old = mapping.get("authors", [])
    places = [i for i, name in enumerate(old) if isinstance(name, str) and name.count(" ") == 1]
    if not places:
        return None
    i = random.choice(places)
    given, family = old[i].split()
    return {**mapping, "authors": [*old[:i], {"given": given, "family": family}, *old[i + 1 :]]}


def cut_with_others(mapping: Mapping, _: Random) -> Mapping | None:
    """Words in place of the field that says that authors are missing."""
    if not mapping.get("authors_truncated"):
        return None
    kept = {key: value for key, value in mapping.items() if key != "authors_truncated"}
    return {**kept, "authors": [*mapping["authors"], "et al."]}


def repeated(field: str) -> Mutation:
    """An item twice."""

    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get(field)
        return {**mapping, field: [*old, random.choice(old)]} if old else None

    return make


def without(field: str) -> Mutation:
    return lambda mapping, _: {key: value for key, value in mapping.items() if key != field}


def first_field_last(mapping: Mapping, _: Random) -> Mapping:
    """Fields in another order."""
    first, *rest = mapping
    return {key: mapping[key] for key in (*rest, first)}


def key_twice(mapping: Mapping, _: Random) -> str | None:
    """A key twice in the file."""
    return f"{text_of(mapping)}date: 2020-01\n" if "date" in mapping else None


def self_parent(mapping: Mapping, _: Random) -> Mapping:
    step = {
        "parent": mapping["id"],
        "relation": "fine-tuned-from",
        "source": "arxiv:2305.06161",
        "check": "read",
    }
    kept = {key: value for key, value in mapping.items() if key not in {"from_scratch", "lineage"}}
    return {**kept, "lineage": [step]}


def reversed_lineage(mapping: Mapping, _: Random) -> Mapping | None:
    """A child of the model as its parent; `children` comes with the mapping."""
    if not mapping["children"]:
        return None
    step = {
        "parent": mapping["children"][0],
        "relation": "fine-tuned-from",
        "source": "arxiv:2305.06161",
        "check": "read",
    }
    kept = {key: value for key, value in mapping.items() if key != "from_scratch"}
    return {**kept, "lineage": [*mapping.get("lineage", []), step]}


def in_score(**values: Any) -> Mutation:
    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get("scores")
        if not old:
            return None
        i = random.randrange(len(old))
        return {**mapping, "scores": [*old[:i], {**old[i], **values}, *old[i + 1 :]]}

    return make
