"""Letters that were UTF-8 and were read in another encoding: `Ã©` for `é`."""

from __future__ import annotations

import re

__all__ = ["misread", "reread"]

_CONTINUED = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
"""Bytes 80 to BF as they look in Latin-1 and in Windows-1252."""
_LETTER = re.compile(
    f"[\u00c2-\u00df]{_CONTINUED}|[\u00e0-\u00ef]{_CONTINUED}{{2}}|[\u00f0-\u00f4]{_CONTINUED}{{3}}"
)


def misread(text: str) -> str:
    """The first letter that is UTF-8 read as Windows-1252 or Latin-1 on its way here."""
    return next((found[0] for found in _LETTER.finditer(text) if _reread(found) != found[0]), "")


def _reread(found: re.Match[str]) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return found[0].encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return found[0]


def reread(text: str) -> str:
    """The text with the letters that were meant."""
    return _LETTER.sub(_reread, text)
