"""What is wrong with a file, in words that help its author."""

from __future__ import annotations

import re

import yaml

from codelm.problems import Field

__all__ = ["Malformed", "malformed"]


class Malformed(Exception):  # noqa: N818  it reads as what the file is
    """A file that is no strict YAML mapping."""

    def __init__(self, line: int, message: str, hint: str = "", field: Field = ()) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint
        self.field = field


def malformed(error: yaml.YAMLError, text: str) -> Malformed:
    """What the parser found, on the line that it is about, with a remedy."""
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
