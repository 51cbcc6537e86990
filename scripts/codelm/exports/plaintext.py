"""Text of records for formats that know no markup."""

from __future__ import annotations

import unicodedata

__all__ = ["on_one_line"]


def on_one_line(text: str) -> str:
    """The text without line breaks, control characters and needless blanks."""
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    seen = (c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(seen).split())


_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
