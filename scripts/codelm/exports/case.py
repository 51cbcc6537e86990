"""Which words of a title keep their capitals in styles that write titles as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

__all__ = ["pieces"]

Span = tuple[int, int]


def pieces(title: str, names: Iterable[str]) -> list[tuple[str, bool]]:
    """The title in pieces, each with whether it must be kept as it is.

    Kept are the names, words with a capital inside, and the first words of sentences and quotes,
    where styles would put a small letter.
    """
    cut: list[tuple[str, bool]] = []
    end = 0
    for start, stop in _joined(_spans(title, names)):
        cut += [(title[end:start], False), (title[start:stop], True)]
        end = stop
    return [*cut, (title[end:], False)]


def _spans(title: str, names: Iterable[str]) -> Iterator[Span]:
    for found in _WORDS(title):
        if _is_odd(found[1]):
            yield found.span()
    for found in _STARTS(title):
        at_start = found.start() == found.start("word")
        if found["word"][0].islower() if at_start else found["word"][0].isupper():
            yield found.span("word")
    for name in names:
        yield from _standing(title, name)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, with those that overlap or touch made one."""
    joined: list[Span] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def _standing(title: str, name: str) -> Iterator[Span]:
    """Where a name stands as whole words, with the "'s" after it."""
    start = title.find(name) if name else -1
    while start >= 0:
        tail = _TAIL(title, start + len(name))
        if tail and not title[max(start - 1, 0) : start].isalnum():
            yield start, tail.end()
        start = title.find(name, start + 1)


@lru_cache(maxsize=1 << 16)
def _is_odd(word: str) -> bool:
    """Whether a word has a capital inside, or is a capital standing for a name: C#, T5, I."""
    return _FIRST_PERSON(word) is not None or any(map(_is_name, _JOINT.split(word)))


def _is_name(part: str) -> bool:
    letters = [character for character in part if character.isalpha()]
    if len(letters) == 1:
        return letters[0].isupper()
    return any(map(str.isupper, letters[1:]))


_FIRST_PERSON = re.compile(r"I['’]").match
_JOINT = re.compile(r"[/&+]")
_TAIL = re.compile(r"(?:['’](?:s|S)\b)?(?!\w)").match
_GAP = r"\s\-‐‑–—()\[\]{}\"“”‘,;"
_WORDS = re.compile(
    rf"""
    (?<![^{_GAP}])
    (?!(?:A|[A-Z]?[a-z]+)[.:!?'’]*(?![^{_GAP}]))  # most words are ordinary
    ([^{_GAP}]*[^{_GAP}.:!?'’])
    (?:-[0-9][0-9.]*[a-z]?\b)*                    # GPT-4o
    """,
    re.VERBOSE,
).finditer
_STARTS = re.compile(
    r"""
    (?:
        (?:\A|:\s)[“‘(\[]+                          # Title: "A quote"
      | \A                                          # code2vec: Learning
      | (?:[?!]|(?<=[a-z)]{3})\.)[”’)\]]*\s(?:[–—-]+\s)?[“‘(\[]*  # Is it? It is.
    )
    (?P<word>\w(?:[\w'’.]*\w)?)
    """,
    re.VERBOSE,
).finditer
