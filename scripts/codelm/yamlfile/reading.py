"""Strict YAML as plain values, and the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

import yaml
from yaml._yaml import CParser
from yaml.resolver import BaseResolver

from codelm.problems import Field
from codelm.yamlfile.malformed import Malformed, malformed

__all__ = ["lines", "parsed"]

_DEEPEST = 20
_MAY_BE_DEEP = re.compile(
    rf"(?:[\[{{][^\[{{]*){{{_DEEPEST}}}|(?:[-?:][ \t][^-?:\n]*){{{_DEEPEST}}}"
)
"""So many brackets in the file, or signs that open a block on one line."""

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEFAULT_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Composer(CParser, BaseResolver):
    """libyaml's nodes with every plain scalar left as text."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseResolver.__init__(self)


def parsed(text: str) -> dict[str, Any]:
    """The mapping that the text holds: text, true, false, null, lists and mappings.

    Raises:
        Malformed: where the text is no single mapping of that kind.

    """
    return _mapping(_root(text), (), set())


def lines(text: str) -> dict[Field, int]:
    """The line of each field of a well-formed text, counted from 1."""
    return {(): 1, **dict(_lines(_root(text), ()))}


def _root(text: str) -> yaml.MappingNode:
    _check_depth(text)
    composer = _Composer(text)
    try:
        node = composer.get_single_node()
    except yaml.YAMLError as error:
        raise malformed(error, text) from None
    finally:
        composer.dispose()
    if node is None:
        raise Malformed(1, "the file is empty", "write the fields of one record")
    if not isinstance(node, yaml.MappingNode):
        raise Malformed(1, "the file holds no mapping", 'write lines of the form "field: value"')
    return node


def _check_depth(text: str) -> None:
    """Refuse deep nesting by its events: the composer recurses on the C stack and would crash."""
    if not _MAY_BE_DEEP.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise _too_deep(event.start_mark.line + 1 if event.start_mark else 1)
    except yaml.YAMLError as error:
        raise malformed(error, text) from None


def _too_deep(line: int) -> Malformed:
    return Malformed(line, f"values are nested deeper than {_DEEPEST} levels")


def _value(node: yaml.Node, field: Field, seen: set[int]) -> Any:
    _check_node(node, field, seen)
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return text if node.style else _WORDS.get(text, text)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*field, i), seen) for i, item in enumerate(node.value)]
    return _mapping(cast("yaml.MappingNode", node), field, seen)


def _mapping(node: yaml.MappingNode, field: Field, seen: set[int]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = _key(key_node, field, seen)
        if key in made:
            line = key_node.start_mark.line + 1
            raise Malformed(line, f'the key "{key}" stands twice', "keep one", (*field, key))
        made[key] = _value(value_node, (*field, key), seen)
    return made


def _key(node: yaml.Node, field: Field, seen: set[int]) -> str:
    if not isinstance(node, yaml.ScalarNode):
        line = node.start_mark.line + 1
        raise Malformed(line, "a key is no plain text", 'write "field: value"', field)
    _check_node(node, field, seen)
    key: str = node.value
    return key


def _check_node(node: yaml.Node, field: Field, seen: set[int]) -> None:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise Malformed(line, "an alias (*name) repeats a value", "write the value out", field)
    if len(field) > _DEEPEST:
        raise _too_deep(line)
    seen.add(id(node))
    if node.tag not in (_DEFAULT_TAGS[type(node)], "!"):
        raise Malformed(line, f"the tag {node.tag} is not allowed", "write plain values", field)


def _lines(node: yaml.Node, field: Field) -> Iterator[tuple[Field, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*field, key.value), key.start_mark.line + 1
            yield from _lines(value, (*field, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            yield (*field, i), item.start_mark.line + 1
            yield from _lines(item, (*field, i))
