"""Links to records in Markdown: `[[id]]`, outside of code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = [
    "BASKET",
    "CHAPTERS",
    "FIGURE",
    "FRONT_MATTER",
    "Link",
    "links",
    "list_after",
    "replaced",
]

BASKET = "basket"
"""What stands for a button that puts the papers of the next list into the basket."""
CHAPTERS = "chapters"
"""What stands for the list of all chapters."""
FIGURE = "figure:"
"""What the name of a figure follows."""
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
"""What stands above the text of a page: its group is YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text in double square brackets."""

    target: str
    """What it names: `codex`, `model:codex`, `figure:years`, `basket`; empty if it is broken."""
    text: str
    """The text to show, where it is not that of the record."""
    line: int
    """Line of the file, counted from 1."""
    start: int
    end: int
    """Its place in the text of the file."""
    alone: bool
    """Whether nothing else stands on its line."""
    in_heading: bool

    @property
    def is_block(self) -> bool:
        """Whether it stands for a block, not for a link within a sentence."""
        return self.target in {BASKET, CHAPTERS} or self.target.startswith(FIGURE)


_CODE_OR_LINK = re.compile(
    r"""
    ^(?P<fence>`{3,}|~{3,})[^`\n]*\n(?s:.*?)(?:^(?P=fence)[`~]*[ \t]*$|\Z)  # a block of code
    |(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)(?s:.))+?(?<!`)(?P=ticks)(?!`)  # code within a sentence
    |<!--(?s:.*?)-->
    |\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<text>[^\[\]]+))?\]\]
    |(?P<broken>\[\[)
    """,
    re.MULTILINE | re.VERBOSE,
)
_ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]+[.)])[ \t]")
_INDENTED = re.compile(r" {4}|\t")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")


def links(text: str) -> tuple[Link, ...]:
    """Every link of a file, in its order."""
    found = (match for match in _CODE_OR_LINK.finditer(_prose(text)))
    return tuple(_link(text, match) for match in found if match["target"] or match["broken"])


def _link(text: str, match: re.Match[str]) -> Link:
    begin = text.rfind("\n", 0, match.start()) + 1
    line, _, after = text[begin:].partition("\n")
    return Link(
        target=" ".join((match["target"] or "").split()),
        text=" ".join((match["text"] or "").split()),
        line=text.count("\n", 0, match.start()) + 1,
        start=match.start(),
        end=match.end(),
        alone=line.rstrip() == match[0],
        in_heading=line.startswith("#") or bool(_UNDERLINE.match(after)),
    )


def _prose(text: str) -> str:
    """The text with blanks for front matter and indented code: each place stays where it is."""
    text = FRONT_MATTER.sub(lambda match: _blank(match[0]), text)
    return "".join(_blank(line) if code else line for line, code in _lines(text))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is indented code: what is indented after an item belongs to it."""
    in_list, after_blank, in_code = False, True, False
    for line in text.splitlines(keepends=True):
        if not line.strip():
            after_blank = True
        elif _INDENTED.match(line):
            in_code = not in_list and (in_code or after_blank)
            after_blank = False
        else:
            in_list = bool(_ITEM.match(line)) or (in_list and not after_blank)
            in_code = after_blank = False
        yield line, in_code


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def list_after(text: str, link: Link) -> tuple[int, int]:
    """Where the list begins and ends that follows the line of a link; (0, 0) without one."""
    begin = end = link.end + len(text[link.end :]) - len(text[link.end :].lstrip())
    begin = end = text.rfind("\n", 0, begin) + 1
    if not _ITEM.match(text, begin):
        return 0, 0
    after_blank = False
    for line in text[begin:].splitlines(keepends=True):
        goes_on = _ITEM.match(line) or line[0].isspace() or not after_blank
        if line.startswith("#") or not goes_on:
            break
        after_blank = not line.strip()
        end += len(line)
    return begin, end


def replaced(text: str, made: Callable[[int, Link], str]) -> str:
    """The text with something else in place of each link, made of its number and itself."""
    parts: list[str] = []
    at = 0
    for number, link in enumerate(links(text)):
        parts += text[at : link.start], made(number, link)
        at = link.end
    return "".join([*parts, text[at:]])
