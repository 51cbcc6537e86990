"""Text of strangers as records want it: plain, on one line, without markup."""

from __future__ import annotations

import html
import re

from codelm.checks.text import FAULTS
from codelm.exports.parsed import without_latex

__all__ = ["LONGEST", "plain"]

LONGEST = 1_000
"""Characters of the longest title or name that is taken for one."""


def plain(text: str) -> str:
    """The text without tags, entities, LaTeX, control characters and needless blanks."""
    text = html.unescape(html.unescape(text[: 4 * LONGEST]))
    text = _TAG(" ", _INLINE("", text))
    if "\\" in text or _MATHS(text):
        text = without_latex(_BARE_PERCENT(r"\\%", text))
    for _ in range(2):  # what one mend leaves may be another's fault
        for fault in _MENDED:
            text = fault(text)
    text = _LOST("", " ".join(text.split()))
    return re.sub(r" +([,;:.?!)])(?!\w|\.)", r"\1", text).strip()


_MENDED = [fault.mended for fault in FAULTS.values() if fault.mended]
_INLINE = re.compile(
    r"(?i)</?(?:i|b|u|em|strong|sub|sup|scp|tt|sc|span|inf|mml:\w+|jats:\w+)(?:\s[^<>]*)?>"
).sub
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>|<!--.*?-->").sub
_MATHS = re.compile(r"\$[^$]+\$").search
_BARE_PERCENT = re.compile(r"(?<!\\)%").sub
_LOST = re.compile("[\ufffd\ud800-\udfff\ue000-\uf8ff]").sub
