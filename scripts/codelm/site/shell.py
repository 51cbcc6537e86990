"""The theme's HTML with slots where a page's own text goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from codelm.site.page import Page

__all__ = ["Section", "Shell", "Shells", "marked_pages", "marker"]

_SLOT = re.compile(r"codelm-slot-(\w+)-end")


def marker(slot: str) -> str:
    """The text that stands for a slot while the theme is rendered; HTML and URLs leave it as is."""
    return f"codelm-slot-{slot}-end"


_ITEMS = tuple((marker(f"id{n}"), marker(f"label{n}")) for n in (1, 2))
# Where the theme lists the two marked headings: what stands within an item, and between two.
_LIST = re.compile("(.*?)".join(re.escape(text) for item in _ITEMS for text in item), re.DOTALL)
_BODY = f"<h1>{marker('body')}</h1>"  # the theme writes a title of its own where it sees no <h1


@dataclass(frozen=True, slots=True)
class Section:
    """A directory of generated pages: its index and, one level below, its pages."""

    name: str
    """The directory, without slashes; "" is the home page alone."""
    by_hand: bool = False
    """Whether its index is written by hand."""

    @property
    def index(self) -> str:
        """The address of its index."""
        return f"{self.name}/" if self.name else ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Addresses that stand for the index and for every page below it, if they are generated."""
        index = () if self.by_hand else (self.index,)
        return (*index, f"{self.index}{marker('address')}/") if self.name else index


def marked_pages(section: Section) -> Iterator[tuple[Page, str, str]]:
    """Each kind of page the section can have, made of markers, with its body and head."""
    for address in section.addresses:
        for toc in ((), _ITEMS):
            for source in (None, marker("source")):
                page = Page(
                    address=address,
                    template="",
                    title=marker("title"),
                    description=marker("description"),
                    facts={},
                    toc=toc,
                    source=source,
                )
                yield page, _BODY, marker("head")


@dataclass(frozen=True, slots=True)
class Shell:
    """The theme round one kind of page, cut at the slots."""

    texts: tuple[str, ...]
    """What the theme wrote before, between and after the slots."""
    slots: tuple[str, ...]
    within: str
    """What stands between the id and the label of an item of the table of contents."""
    between: str
    """What stands between two items."""

    @classmethod
    def cut(cls, html: str) -> Self:
        """The shell in a marked page that the theme has rendered."""
        listed = _LIST.search(html)
        within, between = listed.group(1, 2) if listed else ("", "")
        html = _LIST.sub(marker("toc"), html).replace(_BODY, marker("body"))
        parts = _SLOT.split(html)
        return cls(tuple(parts[0::2]), tuple(parts[1::2]), within, between)

    def fill(self, page: Page, body: str, head: str = "") -> str:
        """The whole page; `body` and `head` are HTML, everything else is escaped here."""
        if "<h1" not in body:
            raise ValueError(f"{page.address}: the body of a page needs an <h1>")
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "address": quote((page.leads_to or page.address).rstrip("/").rpartition("/")[2]),
            "source": quote(page.source or ""),
            "toc": self._toc(page.toc),
            "head": head,
            "body": body,
        }
        return self.joined(values[slot] for slot in self.slots)

    def joined(self, values: Iterable[str]) -> str:
        """The page with a text in each slot: HTML, which is never searched for markers."""
        parts = [self.texts[0]]
        for value, text in zip(values, self.texts[1:], strict=True):
            parts += value, text
        return "".join(parts)

    def _toc(self, toc: Iterable[tuple[str, str]]) -> str:
        return self.between.join(f"{escape(id_)}{self.within}{escape(label)}" for id_, label in toc)


class Shells:
    """The shells of all sections."""

    def __init__(self, shells: dict[str, Shell]) -> None:
        self._shells = shells

    @classmethod
    def cut(cls, rendered: Iterable[tuple[Page, str]]) -> Self:
        """The shells in marked pages that the theme has rendered."""
        return cls({_kind(page): Shell.cut(html) for page, html in rendered})

    @classmethod
    def read(cls, path: Path) -> Self:
        """The shells that `write` left in a file."""
        data: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
        return cls({kind: Shell(**shell) for kind, shell in data.items()})

    def write(self, path: Path) -> None:
        """Keep the shells in a file."""
        data = {kind: asdict(shell) for kind, shell in self._shells.items()}
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    def fill(self, page: Page, body: str, head: str = "") -> str:
        """The whole page, in the shell of its section."""
        return self._shells[_kind(page)].fill(page, body, head)


def _kind(page: Page) -> str:
    """The shell that fits: in one directory, pages differ in having a list and a source or not."""
    section, slash, below = page.address.partition("/")
    place = f"{section}{slash}{'*' if below else ''}"
    return " ".join([place, *["toc"] * bool(page.toc), *["source"] * bool(page.source)])
