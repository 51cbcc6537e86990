"""Strangers' text in Markdown: always as code, since that alone makes no link, mention or markup.

Escapes are not enough: GitHub looks for @names, #numbers and addresses after Markdown is read.
"""

from __future__ import annotations

import re

from codelm.problems import on_one_line

__all__ = ["block", "code"]

_LONGEST = 2_000


def code(text: str) -> str:
    """The text as code within a line."""
    shown = _cut(on_one_line(text))
    fence = "`" * (_run(shown) + 1)
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown.strip() else "(blank)"


def block(text: str, language: str = "text") -> str:
    """The text as a block of code, line by line."""
    lines = [_cut(on_one_line(line)) for line in text.rstrip("\n").split("\n")]
    fence = "`" * max(3, _run("\n".join(lines)) + 1)
    return "\n".join((f"{fence}{language}", *lines, fence)) + "\n"


def _run(text: str) -> int:
    """The length of the longest run of backticks."""
    return max(map(len, re.findall("`+", text)), default=0)


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
