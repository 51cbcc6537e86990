"""Words that a misspelt one may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["allowance", "near", "slips"]

_SHORTEST = 4
_LONG = 8


def allowance(word: str) -> int:
    """How many slips the word may have."""
    if len(word) < _SHORTEST or word.isdigit():
        return 0
    return 1 if len(word) < _LONG else 2


def slips(one: str, other: str, most: int) -> int:
    """Letters left out, added, replaced or swapped with a neighbour; more than `most` for many."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    older: list[int] = []
    old = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            value = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                value = min(value, older[j - 2] + 1)
            row.append(value)
        if min(row) > most:
            return most + 1
        older, old = old, row
    return old[-1]


def near(word: str, words: Iterable[str]) -> dict[str, int]:
    """Those of the words that this one may stand for, each with its slips, nearest first."""
    found = dict(_near(word, words))
    return dict(sorted(found.items(), key=lambda each: (each[1], each[0])))


def _near(word: str, words: Iterable[str]) -> Iterator[tuple[str, int]]:
    most = allowance(word)
    if not most:
        return
    start = set(word[:2])
    for other in words:
        if abs(len(other) - len(word)) <= most and not start.isdisjoint(other[:2]):
            count = slips(word, other, most)
            if 0 < count <= most:
                yield other, count
