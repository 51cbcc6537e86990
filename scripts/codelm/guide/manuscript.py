"""The files of the pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from codelm import yamlfile
from codelm.guide.links import FRONT_MATTER, Link, links, list_after
from codelm.problems import Problem

__all__ = ["FOLDER", "GUIDE", "PAGES", "Manuscript", "chapter_files", "manuscripts"]

PAGES = "site/pages"
"""Folder of the pages written by hand, relative to the root of the index."""
GUIDE = "survey"
"""Folder below it with the chapters of the guide, and their place in the site."""
FOLDER = f"{PAGES}/{GUIDE}/"
"""That folder, relative to the root of the index."""

_CODE = re.compile(r"^(`{3,}|~{3,})(?s:.*?)^\1", re.MULTILINE)
_WORDS_A_MINUTE = 220


@dataclass(frozen=True)
class Manuscript:
    """A page written by hand."""

    path: str
    """Its file, relative to the root of the index."""
    text: str
    """All that stands in the file."""
    meta: dict[str, Any]
    """Its front matter: title, description."""
    problems: tuple[Problem, ...] = ()
    """What kept it from being read."""

    @property
    def address(self) -> str:
        """Where it stands in the site."""
        below = self.path.removeprefix(f"{PAGES}/").removesuffix(".md")
        return f"{below}/".removesuffix("index/")

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.meta.get("title") or "")

    @property
    def description(self) -> str:
        """What it is about, in a sentence."""
        return str(self.meta.get("description") or "")

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its links to records, figures and baskets."""
        return links(self.text)

    def listed(self, link: Link) -> list[Link]:
        """The links in the list that follows a link."""
        begin, end = list_after(self.text, link)
        return [each for each in self.links if begin <= each.start < end]

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        words = _CODE.sub("", FRONT_MATTER.sub("", self.text)).split()
        return max(1, round(len(words) / _WORDS_A_MINUTE))


def manuscripts(root: Path) -> Iterator[Manuscript]:
    """Every page written by hand, by its path."""
    for file in sorted((root / PAGES).rglob("*.md")):
        yield _read(file, file.relative_to(root).as_posix())


def _read(file: Path, path: str) -> Manuscript:
    text = ""
    try:
        text = yamlfile.text_of(file)
        found = FRONT_MATTER.match(text)
        return Manuscript(path, text, yamlfile.parsed(found[1]) if found else {})
    except yamlfile.Malformed as error:
        problem = Problem(
            path=path,
            line=error.line + text.startswith("---\n"),
            rule="guide-page",
            message=error.message,
            hint=error.hint,
        )
        return Manuscript(path, text, {}, (problem,))


def chapter_files(root: Path) -> list[str]:
    """The chapters of the guide in their order, as files below the folder of pages.

    The order is that in the front matter of the guide's first page.
    """
    first = root / FOLDER / "index.md"
    if not first.is_file():
        return []
    slugs = _read(first, "").meta.get("chapters")
    return [f"{GUIDE}/{slug}.md" for slug in (slugs if isinstance(slugs, list) else ())]
