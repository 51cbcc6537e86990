"""What checkers of HTML and of accessibility find in the theme's pages, mended."""

from __future__ import annotations

import re

__all__ = ["mended"]

_MENDS = (
    # Allowed on fields for text only.
    (re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"'), r"\1"),
    (re.compile(r' tabindex=""'), ""),
    # A cell without text heads no column.
    (re.compile(r"<th( [^>]*)?></th>"), r"<td\1></td>"),
    # The search of the theme, which is not there.
    (re.compile(r'"search": "[^"]*", '), ""),
)


def mended(html: str) -> str:
    """A page of the theme as valid, accessible HTML."""
    for fault, remedy in _MENDS:
        html = fault.sub(remedy, html)
    # A page beside the navigation has no such control.
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
