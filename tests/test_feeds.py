"""The Atom feeds, held to RFC 4287."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, fromstring

import pytest

from codelm.site.feeds import feed_files
from codelm.site.pages.rows import Rows
from tests.rendering import ROOT, TOY, atlas_of
from tests.zotero import Metadata

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d\dT\d\d:\d\d:\d\dZ")
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ONCE = ("id", "title", "updated")
"""What each feed and each entry has exactly once."""


def feeds(root: Path, site_url: str = "") -> dict[str, Element]:
    """The feeds of an index by their addresses."""
    files = feed_files(Rows(atlas_of(root)), site_url)
    return {file.path: fromstring(file.content()) for file in files}  # noqa: S314  our own


@pytest.fixture(scope="module")
def real() -> dict[str, Element]:
    return feeds(ROOT)


def test_every_feed_is_a_sound_feed(real: dict[str, Element]) -> None:
    for path, feed in real.items():
        assert feed.tag == f"{ATOM}feed", path
        assert list(faults(feed)) == [], path
        assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        for entry in feed.findall(f"{ATOM}entry"):
            assert list(faults(entry)) == [], path
            assert len(entry.findall(f"{ATOM}summary")) == 1


def faults(element: Element) -> Iterator[str]:
    """What the standard forbids in a feed or an entry."""
    for name in ONCE:
        found = element.findall(f"{ATOM}{name}")
        if len(found) != 1 or not (found[0].text or "").strip():
            yield name
    if not UUID.fullmatch(element.findtext(f"{ATOM}id") or ""):
        yield "the id is no absolute address"
    moments = (element.findtext(f"{ATOM}{name}") for name in ("updated", "published"))
    yield from (moment for moment in moments if moment and not MOMENT.fullmatch(moment))
    for author in element.findall(f"{ATOM}author"):
        if not (author.findtext(f"{ATOM}name") or "").strip():
            yield "an author without a name"
    yield from (str(link.attrib) for link in element.findall(f"{ATOM}link") if not link.get("href"))
    yield from (str(c.attrib) for c in element.findall(f"{ATOM}category") if not c.get("term"))


def test_a_feed_holds_the_newest_papers_newest_first(real: dict[str, Element]) -> None:
    top = real["feed.xml"]
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in top.findall(f"{ATOM}entry")]
    assert len(moments) == 50
    assert moments == sorted(moments, reverse=True)
    assert top.findtext(f"{ATOM}updated") == moments[0]


def test_ids_stay_the_same_wherever_the_site_stands() -> None:
    here, there = feeds(TOY), feeds(TOY, "https://example.org/atlas/")
    assert here.keys() == there.keys()
    for path, feed in here.items():
        assert ids(feed) == ids(there[path])
        assert len(set(ids(feed))) == len(ids(feed))


def ids(feed: Element) -> list[str | None]:
    """The id of a feed, and those of its entries."""
    return [
        feed.findtext(f"{ATOM}id"),
        *(e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")),
    ]


def test_addresses_lead_to_pages_of_the_site(toy_site: Path) -> None:
    for path, feed in feeds(TOY).items():
        for link in feed.iter(f"{ATOM}link"):
            target = urljoin(f"http://x/{path}", link.get("href") or "").removeprefix("http://x/")
            file = toy_site / target
            assert (file / "index.html" if target.endswith("/") or not target else file).is_file()


def test_addresses_are_absolute_where_it_is_known_where_the_site_stands() -> None:
    for feed in feeds(TOY, "https://example.org/atlas/").values():
        for link in feed.iter(f"{ATOM}link"):
            assert (link.get("href") or "").startswith("https://example.org/atlas/")


def test_pages_with_a_feed_say_so(toy_site: Path) -> None:
    for path in feeds(TOY):
        page = (toy_site / path).with_name("index.html")
        links = Metadata.of(page.read_text("utf-8")).links
        assert [link["href"] for link in links if link.get("type") == "application/atom+xml"] == [
            "feed.xml"
        ]
