"""Strict YAML: one mapping a file, plain values, lines for messages, one canonical layout."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import yaml
from yaml._yaml import CParser
from yaml.resolver import BaseResolver

from codelm.problems import Field

__all__ = [
    "LARGEST",
    "Malformed",
    "comment_line",
    "dumped",
    "has_comments",
    "lines",
    "parsed",
    "text_of",
    "write",
]

LARGEST = 1_000_000
"""Bytes of the largest file that is read; real records stay far below."""

_DEEPEST = 20
_MAY_BE_DEEP = re.compile(
    rf"(?:[\[{{][^\[{{]*){{{_DEEPEST}}}|(?:[-?:][ \t][^-?:\n]*){{{_DEEPEST}}}"
)
"""So many brackets in the file, or signs that open a block on one line."""

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TEXT = "tag:yaml.org,2002:str"
_DEFAULT_TAGS = {
    yaml.ScalarNode: _TEXT,
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class Malformed(Exception):  # noqa: N818  it reads as what the file is
    """A file that is no strict YAML mapping."""

    def __init__(self, line: int, message: str, hint: str = "", field: Field = ()) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint
        self.field = field


class _Dumper(yaml.CSafeDumper):
    """Writes text of several lines as it stands, indented below its field."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """The text as a node: in one line, or as a literal block."""
        return self.represent_scalar(_TEXT, data, style="|" if "\n" in data else None)


_Dumper.add_representer(str, _Dumper.represent_str)


class _Composer(CParser, BaseResolver):
    """libyaml's nodes with every plain scalar left as text."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseResolver.__init__(self)


def text_of(path: Path) -> str:
    """The text of a file; raises Malformed when it is too large or no clean UTF-8."""
    raw = _bytes_of(path)
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Malformed(1, "the file begins with a byte order mark", "save it as plain UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Malformed(line, "the file is not UTF-8", "save it as UTF-8") from None


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise Malformed(1, f"the file cannot be read: {error.strerror}") from None
    message = f"the file has {size:,} bytes, more than the {LARGEST:,} allowed"
    raise Malformed(1, message, "keep only the fields of one record")


def parsed(text: str) -> dict[str, Any]:
    """The mapping that the text holds: text, true, false, null, lists and mappings.

    Raises:
        Malformed: where the text is no single mapping of that kind.

    """
    return _mapping(_root(text), (), set())


def lines(text: str) -> dict[Field, int]:
    """The line of each field of a well-formed text, counted from 1."""
    return {(): 1, **dict(_lines(_root(text), ()))}


def dumped(mapping: Mapping[str, Any]) -> str:
    """The mapping in the one canonical layout."""
    return yaml.dump(
        mapping,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=1_000_000,
    )


def has_comments(text: str) -> bool:
    """Whether the text holds comments, which the canonical layout would lose."""
    return comment_line(text) is not None


def comment_line(text: str) -> int | None:
    """The line of the first comment, counted from 1."""
    if "#" not in text:
        return None
    tokens = list(yaml.scan(text, Loader=yaml.CLoader))
    spans = [(token.start_mark.index, token.end_mark.index) for token in tokens]
    between = [(end, start) for (_, end), (start, _) in pairwise(spans)]
    gaps = [(0, spans[0][1]), *between, (spans[-1][0], len(text))]
    found = (text.find("#", start, end) for start, end in gaps)
    at = next((place for place in found if place >= 0), None)
    return None if at is None else text.count("\n", 0, at) + 1


def _root(text: str) -> yaml.MappingNode:
    _check_depth(text)
    composer = _Composer(text)
    try:
        node = composer.get_single_node()
    except yaml.YAMLError as error:
        raise _malformed(error, text) from None
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
        raise _malformed(error, text) from None


def _too_deep(line: int) -> Malformed:
    return Malformed(line, f"values are nested deeper than {_DEEPEST} levels")


def _malformed(error: yaml.YAMLError, text: str) -> Malformed:
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
    mark = getattr(error, "context_mark" if said in _BEGUN_ABOVE else "problem_mark", None)
    line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
    if opened := _open_quote(text, line):
        return Malformed(opened, f"no well-formed YAML: {said}", "close the quotes")
    at = text.splitlines()[line - 1 : line]
    if at and "\t" in at[0][: len(at[0]) - len(at[0].lstrip())]:
        return Malformed(line, "a tab indents the line", "indent with blanks")
    return Malformed(line, f"no well-formed YAML: {said}", _REMEDIES.get(said, ""))


def _open_quote(text: str, before: int) -> int | None:
    """The line on which a text in quotes begins and does not end, as it does in all our records."""
    lines = enumerate(text.splitlines()[:before], 1)
    return next((number for number, line in lines if _OPEN_QUOTE(line)), None)


_OPEN_QUOTE = re.compile(
    r"""\s*(?:- )*(?:\w+: )?(?:'(?:[^']|'')*|"(?:[^"\\]|\\.)*)""",
).fullmatch

_BEGUN_ABOVE = {
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}
"""What is said at a place below the one that it is about."""

_REMEDIES = {
    "mapping values are not allowed in this context": 'put text that holds ": " in quotes',
    "found character that cannot start any token": "put the text in quotes",
    "did not find expected key": "put text with quotes or colons in quotes; check the indentation",
    "did not find expected <document start>": "keep one record a file",
    "but found another document": "keep one record a file",
    "control characters are not allowed": "delete the invisible character",
    "found unexpected end of stream": "close the quotes",
    "did not find expected ',' or ']'": "close the bracket",
    "did not find expected ',' or '}'": "close the brace",
    "did not find expected node content": "close the bracket, or put the text in quotes",
    "could not find expected ':'": 'write "field: value"',
    "found undefined alias": 'put text that begins with "*" in quotes',
}


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


def write(path: Path, text: str) -> None:
    """Replace the file in one step, so that it is never half-written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    with beside.open("x", encoding="utf-8", newline="\n") as out:  # "x" follows no link
        out.write(text)
    beside.replace(path)
