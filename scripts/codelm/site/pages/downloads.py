"""Files beside a page that hold what it shows."""

from __future__ import annotations

from codelm.site.pages.labels import counted
from codelm.site.pages.links import Said, inner

__all__ = ["BIB", "ENTRIES", "FEED", "FORMATS", "files_of"]

BIB = "papers.bib"
"""The papers of a page as BibTeX, beside the page."""
FEED = "feed.xml"
"""The newest papers of a page, beside the page."""
FORMATS = "data/entries/formats.json"
"""How entries make a whole in each format, below the root of the site."""
ENTRIES = "data/entries/{format}/{shard}.json"
"""Entries of papers in a format, below the root of the site."""


def files_of(papers: int, *, feed: bool = False) -> list[Said]:
    """The links to the papers of a page as files, where there are any."""
    if not papers:
        return []
    bib = inner(f"BibTeX of {counted(papers, 'paper')}", BIB)
    return [bib, inner("Feed of new papers", FEED)] if feed else [bib]
