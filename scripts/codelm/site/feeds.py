"""Atom feeds of new papers: of the whole site, of each task and of each venue.

Ids are made from the addresses of the records, so that they stay the same wherever the site
stands; times are the dates of papers, so that the same records make the same feeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from codelm.kb import newest_first
from codelm.records import Paper
from codelm.site.atlas import Atlas
from codelm.site.fingerprints import code_fingerprint
from codelm.site.pages.citation import citation
from codelm.site.pages.downloads import FEED
from codelm.site.pages.rows import Rows
from codelm.site.tree import SiteFile, digest

__all__ = ["feed", "feed_files"]

_NEWEST = 50
_ATOM = "http://www.w3.org/2005/Atom"


def feed_files(rows: Rows, site_url: str) -> Iterator[SiteFile]:
    """The feeds with papers in them; addresses in them are absolute if `site_url` is known."""
    for address, title, papers in _feeds(rows):
        newest = list(islice(papers, _NEWEST))
        if newest:
            said = (
                code_fingerprint(),
                site_url,
                title,
                rows.atlas.identity.feeds,
                rows.fingerprints.of_all(p.id for p in newest),
                *(rows.kb.tasks[task].name for paper in newest for task in paper.tasks),
            )
            state = digest(*(part.encode() for part in said))
            make = partial(feed, newest, rows.atlas, address, title, site_url)
            yield SiteFile(f"{address}{FEED}", state, make)


def _feeds(rows: Rows) -> Iterator[tuple[str, str, Sequence[Paper]]]:
    """The page that each feed stands beside, its title, and its papers, newest first."""
    kb, name = rows.kb, rows.atlas.identity.name
    yield "", name, newest_first(kb.papers.values())
    for task in kb.tasks.values():
        yield f"tasks/{task.id}/", f"{task.name} - {name}", rows.papers_on[task.id]
    for venue in kb.venues.values():
        papers = newest_first(kb.naming(venue, Paper, "venue"))
        yield f"venues/{venue.id}/", f"{venue.short} - {name}", papers


def feed(
    papers: Sequence[Paper], atlas: Atlas, address: str, title: str, site_url: str = ""
) -> bytes:
    """The feed beside the page at an address, with these papers, newest first."""
    root = site_url or "../" * address.count("/") or "./"
    top = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _text(top, "id", _id(f"{address}{FEED}", atlas))
    _text(top, "title", title)
    _text(top, "updated", _moment(papers[0].date))
    _text(SubElement(top, "author"), "name", f"{atlas.identity.name} contributors")
    _link(top, "self", f"{root}{address}{FEED}", "application/atom+xml")
    _link(top, "alternate", f"{root}{address}", "text/html")
    for paper in papers:
        _entry(SubElement(top, "entry"), paper, atlas, root)
    indent(top, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(top, "unicode")}\n'.encode()


def _entry(entry: Element, paper: Paper, atlas: Atlas, root: str) -> None:
    kb = atlas.kb
    _text(entry, "id", _id(f"papers/{paper.id}/", atlas))
    _text(entry, "title", paper.title)
    _text(entry, "published", _moment(paper.date))
    _text(entry, "updated", _moment(paper.date))
    for name in paper.display_names:
        _text(SubElement(entry, "author"), "name", name)
    _link(entry, "alternate", f"{root}papers/{paper.id}/", "text/html")
    for task in paper.tasks:
        if task in kb.tasks:
            SubElement(entry, "category", {"term": task, "label": kb.tasks[task].name})
    _text(entry, "summary", paper.summary or citation(paper, kb.venues.get(paper.venue or "")))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(parent: Element, relation: str, to: str, media_type: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media_type, "href": to})


def _id(address: str, atlas: Atlas) -> str:
    return uuid5(UUID(atlas.identity.feeds), address).urn


def _moment(date: str) -> str:
    """The beginning of a month or year."""
    year, _, month = date.partition("-")
    return f"{year}-{month or '01'}-01T00:00:00Z"
