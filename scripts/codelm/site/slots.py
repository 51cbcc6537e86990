"""Pages written by hand with slots in them: for what they show of records."""

from __future__ import annotations

import re

from codelm.guide.links import Link, links, replaced
from codelm.site.shell import Shell, marker

__all__ = ["ABOVE", "BELOW", "END", "cut", "number_of", "slotted"]

ABOVE, BELOW, END = "above", "below", "end"
"""The slots of a page above and below its title, and at its end."""

_ALONE = re.compile(rf"<p>({marker('(?:above|below|end|block[0-9]+)')})</p>")
_TITLE = re.compile(r"^# .*$", re.MULTILINE)


def slotted(markdown: str, title: str, *, is_chapter: bool) -> str:
    """The Markdown of a page with a marker in place of each link, and round a chapter."""
    linked = bool(links(markdown))
    text = replaced(markdown, _marked)
    if is_chapter:
        text = text if _TITLE.search(text) else f"# {title}\n\n{text}"
        text = _TITLE.sub(_framed, text, count=1)
    works = "\n\n## Works cited\n" if is_chapter and linked else ""
    return f"{text}{works}\n\n{marker(END)}\n" if linked or is_chapter else text


def _marked(number: int, link: Link) -> str:
    return f"\n\n{marker(f'block{number}')}\n\n" if link.is_block else marker(f"link{number}")


def _framed(title: re.Match[str]) -> str:
    return f"{marker(ABOVE)}\n\n{title[0]}\n\n{marker(BELOW)}\n"


def cut(html: str) -> Shell:
    """The rendered page, cut at its slots."""
    return Shell.cut(_ALONE.sub(r"\1", html))


def number_of(slot: str) -> int:
    """The number of the link that a slot is for; -1 where it is for none."""
    return int(slot.removeprefix("link").removeprefix("block")) if slot[-1].isdigit() else -1
