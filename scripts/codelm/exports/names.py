"""Names of authors as BibTeX reads them: von Last, Jr., First."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from codelm.records import Name, name_of

from .latex import clean

__all__ = ["bibtex_names"]

Encode = Callable[[str], str]


def bibtex_names(authors: Iterable[str | Name], encode: Encode, *, truncated: bool) -> str:
    """The authors as the value of an author field."""
    written = [_bibtex_name(author, encode) for author in authors]
    return " and ".join([*filter(None, written), *(["others"] if truncated else [])])


@lru_cache(maxsize=1 << 16)
def _bibtex_name(author: str | Name, encode: Encode) -> str:
    """The name with the parts where BibTeX expects them; one in braces has no parts."""
    if isinstance(author, str) and _SIMPLE(author):
        given, _, family = author.rpartition(" ")
        return f"{family}, {given}"
    name = name_of(author)
    family, given = clean(name.family), clean(name.given)
    if not (family and given):
        whole = clean(name.display)
        return f"{{{encode(whole)}}}" if whole else ""
    particle = _part(clean(name.particle), encode)
    suffix = _part(clean(name.suffix).replace(",", ""), encode)  # Biber counts commas in braces
    last = _part(family, encode, whole=_looks_like_von(family))
    return ", ".join(filter(None, (f"{particle} {last}".strip(), suffix, _part(given, encode))))


def _part(text: str, encode: Encode, *, whole: bool = False) -> str:
    """A part of a name, in braces where BibTeX would cut it."""
    return f"{{{encode(text)}}}" if whole or _CUTS(text) else encode(text)


def _looks_like_von(family: str) -> bool:
    """Whether BibTeX would take the first words of a family name for a particle: al-Khatib."""
    return any(word[:1].islower() for word in _JOINT(family)[:-1])


_SIMPLE = re.compile(
    r"(?!And )[A-Z][a-z]*(?:-[A-Z][a-z]+)?(?: [A-Z]\.)? (?!And$)[A-Z][a-z]+"
).fullmatch
_JOINT = re.compile(r"[\s-]+").split
_CUTS = re.compile(r",|(?:^|\s)and(?:$|\s)", re.IGNORECASE).search
