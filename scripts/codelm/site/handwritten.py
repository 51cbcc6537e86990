"""The pages written by hand, with what they show of records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from codelm.guide.guide import Guide
from codelm.guide.links import BASKET, CHAPTERS, FIGURE, Link
from codelm.guide.manuscript import GUIDE, Manuscript
from codelm.records import KINDS, AnyRecord, Paper, kind_of
from codelm.site.cards import card
from codelm.site.figures import FIGURES
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.downloads import BIB
from codelm.site.pages.labels import counted
from codelm.site.pages.links import inner, record_link
from codelm.site.pages.rows import Rows
from codelm.site.slots import ABOVE, BELOW, END, cut, number_of
from codelm.site.template import Templates
from codelm.site.tree import SiteFile, digest

__all__ = ["handwritten_files", "reading_lists"]


def handwritten_files(
    rows: Rows, templates: Templates, public: Path, how: str
) -> Iterator[SiteFile]:
    """Those pages that show something of records; `public` holds them with their slots."""
    guide = rows.atlas.guide
    for manuscript in guide.pages:
        if manuscript.links or manuscript in guide.chapters:
            page = _Page(rows, manuscript)
            state = digest(how.encode(), json.dumps(page.facts).encode())
            file = f"{manuscript.address}index.html"
            yield SiteFile(file, state, partial(page.filled, public / file, templates))


def reading_lists(guide: Guide) -> Iterator[tuple[str, list[Paper]]]:
    """The file of each list that a basket stands before, with its papers."""
    for manuscript in guide.pages:
        for number, link in enumerate(_baskets(manuscript), start=1):
            yield _list_file(manuscript, number), guide.papers(manuscript.listed(link))


def _baskets(manuscript: Manuscript) -> list[Link]:
    return [link for link in manuscript.links if link.target == BASKET]


def _list_file(manuscript: Manuscript, number: int) -> str:
    return f"{manuscript.address}reading{'' if number == 1 else f'-{number}'}.bib"


class _Page:
    """What one page shows of records: plain values by template, one for each slot."""

    def __init__(self, rows: Rows, manuscript: Manuscript) -> None:
        self._rows = rows
        self._guide = rows.atlas.guide
        self._manuscript = manuscript
        self._cited = self._guide.cited(manuscript.links)
        self.facts: dict[str, Any] = {
            **{f"link{n}": self._link(link) for n, link in enumerate(manuscript.links)},
            **({ABOVE: self._above(), BELOW: self._below()} if self._is_chapter else {}),
            END: self._end(),
        }

    @property
    def _is_chapter(self) -> bool:
        return self._manuscript in self._guide.chapters

    def filled(self, file: Path, templates: Templates) -> bytes:
        """The whole page; `file` is the page with its slots."""
        shell = cut(file.read_text("utf-8"))
        return shell.joined(self._html(slot, templates) for slot in shell.slots).encode()

    def _html(self, slot: str, templates: Templates) -> str:
        number = number_of(slot)
        template, facts = self.facts[slot if number < 0 else f"link{number}"]
        page = Page(
            address=self._manuscript.address,
            template=f"guide-{template}.html.jinja",
            title=self._manuscript.title,
            description="",
            facts=facts,
        )
        return templates.body(page).strip()

    def _link(self, link: Link) -> tuple[str, dict[str, Any]]:
        """The template and the facts of a link."""
        if link.target == BASKET:
            return "basket", self._basket(link)
        if link.target == CHAPTERS:
            return "chapters", {"chapters": [_chapter(each) for each in self._guide.chapters]}
        if link.target.startswith(FIGURE):
            return "figure", {"figure": FIGURES[link.target.removeprefix(FIGURE)](self._rows)}
        record = self._guide.record(link)
        assert record  # noqa: S101  a build with a link that means none stops before
        return "link", record_link(record, link.text)

    def _basket(self, link: Link) -> dict[str, Any]:
        papers = self._guide.papers(self._manuscript.listed(link))
        number = _baskets(self._manuscript).index(link) + 1
        return {
            "papers": [self._pick(paper) for paper in papers],
            "count": counted(len(papers), "paper"),
            "file": _list_file(self._manuscript, number),
        }

    def _pick(self, paper: Paper) -> dict[str, str]:
        row = self._rows.papers[paper.id]
        detail = " · ".join(filter(None, (row["people"], row["published"] or row["year"])))
        return {"id": paper.id, "title": paper.title, "detail": detail}

    def _above(self) -> tuple[str, dict[str, Any]]:
        return "above", {"crumbs": [*crumbs(), inner("Guide", f"{GUIDE}/")]}

    def _below(self) -> tuple[str, dict[str, Any]]:
        chapters = self._guide.chapters
        return "below", {
            "number": chapters.index(self._manuscript) + 1,
            "chapters": len(chapters),
            "minutes": self._manuscript.minutes,
            "works": len(self._papers),
            "lead": self._manuscript.description,
        }

    def _end(self) -> tuple[str, dict[str, Any]]:
        chapters = self._guide.chapters if self._is_chapter else ()
        at = chapters.index(self._manuscript) if chapters else 0
        return "end", {
            "works": self._works() if chapters else [],
            "others": self._others() if chapters else [],
            "file": f"{self._manuscript.address}{BIB}",
            "before": _chapter(chapters[at - 1]) if at else None,
            "after": _chapter(chapters[at + 1]) if at + 1 < len(chapters) else None,
            "baskets": len(_baskets(self._manuscript)),
            "cards": {_to(record): card(self._rows, record) for record in self._cited},
        }

    @property
    def _papers(self) -> list[Paper]:
        return [record for record in self._cited if isinstance(record, Paper)]

    def _works(self) -> list[dict[str, Any]]:
        """The papers in the order of their authors."""
        works = [
            {
                **record_link(paper),
                "title": paper.title,
                "published": self._rows.papers[paper.id]["published"],
            }
            for paper in self._papers
        ]
        return sorted(works, key=lambda work: (work["text"].casefold(), work["title"]))

    def _others(self) -> list[dict[str, Any]]:
        """The records that are no papers, kind by kind."""
        said = defaultdict(list)
        for record in self._cited:
            said[kind_of(record).name].append(record_link(record))
        return [
            {
                "label": kind.title,
                "values": sorted(said[kind.name], key=lambda each: each["text"].casefold()),
            }
            for kind in KINDS.values()
            if said[kind.name] and kind.type is not Paper
        ]


def _to(record: AnyRecord) -> str:
    return kind_of(record).address(record.id)


def _chapter(manuscript: Manuscript) -> dict[str, Any]:
    said = inner(manuscript.title, manuscript.address)
    return {**said, "line": manuscript.description, "minutes": manuscript.minutes}
