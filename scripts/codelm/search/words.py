"""Words as they are compared: without case, accents and hyphens; whole, in parts, and joined.

The browser's `core-words.mjs` does the same; tests/search/words.yaml holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["STOP_WORDS", "compact", "exact_forms", "forms", "name_forms", "spoken_words"]

STOP_WORDS = frozenset(
    "a an and are as at by for from in into is it its of on or the to via with".split(" ")  # noqa: SIM905  read as a line
)
"""Words that a query may have in excess."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Þ": "Th"}
)
_MARKS = re.compile("[\u0300-\u036f]")
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_HAN = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_WORD = rf"[^\W_{_HAN}]+[+#]*"
_COMPOUND = re.compile(rf"[{_HAN}]+|{_WORD}(?:[-_.‐‑–/'’*@&]{_WORD})*")
_PLAIN_WORD = re.compile(_WORD)
_PIECE = re.compile(r"[A-Z]+s(?![a-z])|[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_BRITISH = re.compile(r"is(e|ed|er|ers|es|ing|ation|ations)$")
_MOST_PIECES = 6
_LONGEST = 40


def spoken_words(text: str) -> list[str]:
    """The words of a text one by one, as a query has them: `SWE-bench` is `swe`, `bench`."""
    found: list[str] = []
    for compound in _compounds(text):
        if _HAN_RUN.match(compound):
            found += _pairs(compound)
        else:
            found += map(_folded, _PLAIN_WORD.findall(compound))
    return found


def compact(text: str) -> str:
    """The text as one word: `Code Llama` and `code-llama` are `codellama`."""
    return "".join(
        run if _HAN_RUN.match(run) else "".join(map(_folded, _PLAIN_WORD.findall(run)))
        for run in _compounds(text)
    )


def exact_forms(name: str) -> Iterator[str]:
    """The name as one word, and `x to y` as `x2y` too."""
    if whole := compact(name):
        yield whole
    words = spoken_words(name)
    if words[1:-1] == ["to"]:
        yield f"{words[0]}2{words[2]}"


def forms(text: str) -> Iterator[str]:
    """Every word by which a text is found, whole, in parts and joined; some more than once."""
    for compound in _compounds(text):
        yield from _forms_of(compound)


def name_forms(name: str) -> Iterator[str]:
    """Every word by which a name is found: besides its forms, neighbours joined to one word."""
    yield from forms(name)
    words = [compact(compound) for compound in _compounds(name)]
    if 1 < len(words) <= _MOST_PIECES:
        yield from _joined(words)


def _compounds(text: str) -> list[str]:
    """Words with what hyphens and the like tie to them; runs of Chinese stand alone."""
    return _COMPOUND.findall(_plain(text))


def _plain(text: str) -> str:
    """The text without accents and decimal points, in its own case."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return _POINT.sub("", text)


def _folded(word: str) -> str:
    return _BRITISH.sub(r"iz\1", word.lower())


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@lru_cache(maxsize=1 << 16)
def _forms_of(compound: str) -> tuple[str, ...]:
    if _HAN_RUN.match(compound):
        return tuple(_pairs(compound))
    words = _PLAIN_WORD.findall(compound)
    found = [form for word in words for form in (_folded(word), *_pieces(word))]
    if 1 < len(words) <= _MOST_PIECES:
        found += _joined([_folded(word) for word in words])
    return tuple(dict.fromkeys(form for form in found if len(form) <= _LONGEST))


def _pieces(word: str) -> list[str]:
    """The parts of a word at changes of case and at numbers: `CodeT5` is `code`, `t5`."""
    pieces = _PIECE.findall(word)
    if not 1 < len(pieces) <= _MOST_PIECES:
        return []
    return [_folded(piece) for piece in pieces if len(piece) > 1]


def _joined(words: list[str]) -> Iterator[str]:
    """Neighbours as one word, and `x to y` as `x2y` too."""
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            yield "".join(words[start:end])
        if words[start + 1 : start + 2] == ["to"] and start + 2 < len(words):
            yield f"{words[start]}2{words[start + 2]}"
