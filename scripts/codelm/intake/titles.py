"""Titles compared: by their words, by their letters, and by their parts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from .surnames import folded

__all__ = ["Likeness", "matches", "names_differ", "respelt", "shared_words", "words_of"]


@lru_cache(maxsize=1 << 14)
def words_of(title: str) -> tuple[str, ...]:
    """The words of a title without case, accents and endings of the plural."""
    text = _LANGUAGE_MODEL("llm", folded(title).replace("-", " "))
    found = re.findall(r"[^\W_]+[+#]*", text)
    return tuple(_SPELT.get(word) or _stem(word) for word in found if word not in _SMALL)


def matches(title: str, others: Iterable[str]) -> bool:
    """Whether a title is surely that of the same paper as one of the others, whoever wrote it."""
    return any(_spelling(title, other) > _ALIKE or _inside(title, other) for other in others)


def shared_words(title: str, other: str) -> float:
    """The share of the words of two titles that stand in both."""
    mine, yours = set(words_of(title)), set(words_of(other))
    return len(mine & yours) / max(len(mine | yours), 1)


def respelt(title: str, other: str) -> bool:
    """Whether two titles are one, but for small words, endings and slips of the pen."""
    return _spelling(title, other) > _SLIPS


def names_differ(one: str, other: str) -> bool:
    """Whether the titles name two things before their colons, or two versions of one thing."""
    names = {_name(one), _name(other)}
    return (len(names) > 1 and "" not in names) or _numbers(one) != _numbers(other)


class Likeness:
    """How alike two titles are, from 0 to 1, rare words counting more than common ones."""

    def __init__(self, titles: Iterable[str]) -> None:
        sets = [frozenset(words_of(title)) for title in titles]
        count = Counter(word for words in sets for word in words)
        every = max(len(sets), 1)
        self._weights = {word: math.log(1 + every / (1 + n)) for word, n in count.items()}
        self._most = math.log(1 + every)

    def weight(self, word: str) -> float:
        """How much a word tells."""
        return self._weights.get(word, self._most)

    def __call__(self, one: str, other: str) -> float:
        """The greatest of the likenesses of their words, their letters and their parts."""
        mine, yours = set(words_of(one)), set(words_of(other))
        either = self._sum(mine | yours)
        by_words = self._sum(mine & yours) / either if either else 0.0
        if by_words < _WORTH_SPELLING:
            return by_words
        return max(by_words, _spelling(one, other), _PART * _inside(one, other))

    def _sum(self, words: Iterable[str]) -> float:
        return sum(map(self.weight, words))


_ALIKE = 0.88
_SLIPS = 0.95
_WORTH_SPELLING = 0.3
_PART = 0.92
_LEAST_PART = 4


def _spelling(one: str, other: str) -> float:
    """How alike they are letter by letter, or 0 where that is little or their numbers differ."""
    mine, yours = " ".join(words_of(one)), " ".join(words_of(other))
    matcher = SequenceMatcher(None, mine, yours, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio() if _numbers(one) == _numbers(other) else 0.0


def _inside(one: str, other: str) -> bool:
    """Whether one title is the other with a name before it or a subtitle after it."""
    mine, yours = {words_of(one), *_parts(one)}, {words_of(other), *_parts(other)}
    return any(len(part) >= _LEAST_PART for part in mine & yours)


def _parts(title: str) -> list[tuple[str, ...]]:
    return [words_of(part) for part in _PARTING.split(title)]


def _name(title: str) -> str:
    """What stands before the colon, where it is short enough for a name."""
    name, colon, _ = title.partition(":")
    words = words_of(name)
    return "".join(words) if colon and len(words) <= 2 else ""  # noqa: PLR2004


def _numbers(title: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?|\+", folded(title))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "su" else word  # noqa: PLR2004


_PARTING = re.compile(r":\s|\s[–—-]\s|\?\s")
_LANGUAGE_MODEL = re.compile(r"\b(?:large )?language models?\b").sub
_SMALL = frozenset(
    {"a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "its", "of"}
    | {"on", "or", "the", "to", "towards", "toward", "using", "via", "with"}
)
_SPELT = {"modelling": "modeling", "behaviour": "behavior", "programme": "program"}
