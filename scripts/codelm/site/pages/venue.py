"""The pages of venues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from codelm.kb import newest_first
from codelm.records import Paper, Venue
from codelm.site.page import Page
from codelm.site.pages.downloads import FEED, files_of
from codelm.site.pages.entity import entity_page, index_page, web_links
from codelm.site.pages.facts import Fact, fact, known
from codelm.site.pages.labels import counted, sentence_case
from codelm.site.pages.links import Said, inner
from codelm.site.pages.rows import Rows
from codelm.site.tallies import some_years

__all__ = ["venue_pages"]

_PLACEHOLDER = re.compile(r"\{\w+\}")
_YEAR = re.compile(r"[0-9]{4}")
_SECTIONS = {
    "years": "Papers by year",
    "papers": "Papers",
}


def venue_pages(rows: Rows) -> Iterator[Page]:
    """The list of all venues, and each venue."""
    fullest = sorted(rows.venues.values(), key=lambda row: (-row["papers"], row["short"]))
    lead = f"{counted(len(fullest), 'venue')} where the papers were published."
    yield index_page("venue", fullest, lead)
    yield from (_page(rows, venue) for venue in rows.kb.venues.values())


def _page(rows: Rows, venue: Venue) -> Page:
    papers = newest_first(rows.kb.naming(venue, Paper, "venue"))
    kind = sentence_case(venue.kind)
    facts: dict[str, Any] = {
        "kind": kind,
        "names": _names(venue),
        "actions": web_links(venue),
        "facts": _facts(rows, venue, kind),
        "years": some_years(paper.published for paper in papers),
        "papers": [rows.papers[paper.id] for paper in papers],
        "files": files_of(len(papers), feed=True),
        "feed": FEED if papers else "",
    }
    number = counted(len(papers), "paper")
    about = f"{venue.name} ({venue.short}): {number} on {rows.atlas.identity.subject}, by year."
    return entity_page(rows, venue, facts, _SECTIONS, about)


def _names(venue: Venue) -> list[str]:
    """What else the venue is called; spellings of single editions hold a year."""
    names = dict.fromkeys((venue.short, *venue.aliases))
    return [name for name in names if name != venue.name and not _YEAR.search(name)]


def _facts(rows: Rows, venue: Venue, kind: str) -> list[Fact]:
    container = _PLACEHOLDER.sub("…", venue.bibtex.container or "")
    tracks = [track.name or name for name, track in venue.tracks.items()]
    return [
        fact("Kind", kind),
        fact("Publisher", venue.publisher),
        *known(
            fact("Cited as", container),
            fact("Tracks", tracks),
            fact("ISSN", venue.issn),
            fact("Since", str(venue.first_year) if venue.first_year else None),
            fact("Held with", _venue_link(rows, venue.colocated)),
        ),
    ]


def _venue_link(rows: Rows, key: str | None) -> list[Said]:
    venue = rows.kb.venues.get(key or "")
    return [inner(venue.short, f"venues/{venue.id}/")] if venue else []
