"""Citation keys: family name, year and word, minted once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import chain
from string import ascii_lowercase

from codelm.records import name_of

from .found import Author

__all__ = ["minted", "slug"]


def minted(
    title: str, authors: tuple[Author, ...], nickname: str, date: str, taken: Container[str]
) -> str:
    """The key of a new paper: `li2023starcoder`; `b`, `c` … follow where it is taken."""
    word = _first_word(title)
    first = _ascii(name_of(authors[0]).sorting) if authors else _ascii(nickname or "")
    stem = f"{first or word}{date[:4]}{word}"
    return next(key for key in _variants(stem) if key not in taken)


def slug(name: str) -> str:
    """A name as the id of an entity: `2.1 Text-to-SQL` is `text-to-sql`; of a number, ""."""
    apart = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
    words = re.findall(r"[a-z0-9]+", re.sub(r"^[\d.\s]+|\([^)]*\)", " ", apart))
    return "-".join(words)[:60].strip("-")


def _first_word(title: str) -> str:
    """The first word that carries meaning; what is tied to a short one belongs to it."""
    words = [_ascii(_head(compound)) for compound in title.split()]
    told = (word for word in words if word and word not in _STOP)
    return next(chain(told, filter(None, words)), "untitled")


def _head(compound: str) -> str:
    parts = [part for part in re.split(r"[-‐‑–—/:_,;+&]+", compound) if part]
    if len(parts) > 1 and (_TIED(parts[0]) or parts[1][0].isdigit()):
        return parts[0] + parts[1]
    return parts[0] if parts else ""


def _ascii(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return re.sub("[^a-z0-9]", "", apart.encode("ascii", "ignore").decode().lower())[:40]


def _variants(stem: str) -> Iterator[str]:
    yield stem
    yield from (stem + letter for letter in ascii_lowercase[1:])
    yield from (stem + one + two for one in ascii_lowercase for two in ascii_lowercase)


_TIED = re.compile(r"(?i)\W*(?:multi|pre|co|re|in|on|\w)").fullmatch
_STOP = frozenset(
    {"a", "an", "the", "and", "or", "of", "on", "in", "at", "to", "for", "from", "by", "with"}
    | {"towards", "toward", "using", "via", "can", "could", "do", "does", "did", "how", "is", "are"}
    | {"was", "were", "will", "would", "should", "what", "when", "where", "which", "who", "why"}
    | {"your", "you", "i", "we", "it", "its", "they", "this", "that", "these", "have", "has", "2"}
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Þ": "Th", "μ": "mu"}
    | {"α": "alpha", "β": "beta", "λ": "lambda", "π": "pi", "τ": "tau", "µ": "mu"}
)
