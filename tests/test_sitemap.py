"""The site map, held to its protocol."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from codelm.site.sitemap import sitemap_files
from tests.sites import built, index_copy

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
URL = "https://example.org/atlas/"


def locations(content: bytes) -> tuple[str, list[str]]:
    """What the file is, and the addresses in it."""
    top = fromstring(content)  # noqa: S314  our own
    element = {"urlset": "url", "sitemapindex": "sitemap"}[top.tag.removeprefix(SPACE)]
    assert {child.tag for child in top} == {f"{SPACE}{element}"}
    return element, [child.findtext(f"{SPACE}loc") or "" for child in top]


def test_without_knowing_where_the_site_stands_there_is_none(toy_site: Path) -> None:
    assert list(sitemap_files([""], "")) == []
    assert not (toy_site / "sitemap.xml").exists()
    assert not (toy_site / "robots.txt").exists()


def test_a_long_map_is_split_and_loses_nothing() -> None:
    addresses = [f"papers/p{n}&<{n}>/" for n in range(25)]
    files = dict(sitemap_files(addresses, URL, most=10))
    kind, parts = locations(files["sitemap.xml"])
    assert kind == "sitemap"
    assert parts == [f"{URL}sitemap-{n}.xml" for n in (1, 2, 3)]
    found = [locations(files[part.removeprefix(URL)]) for part in parts]
    assert [kind for kind, _ in found] == ["url"] * 3
    assert [len(urls) for _, urls in found] == [10, 10, 5]
    urls = [url for _, part in found for url in part]
    assert len(set(urls)) == len(addresses)
    assert all(re.fullmatch(r"https://example\.org/atlas/papers/[\w%]+/", url) for url in urls)


def test_the_map_names_every_page_but_redirects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODELM_SITE_URL", URL.rstrip("/"))
    site = built(index_copy(tmp_path))
    kind, urls = locations((site / "sitemap.xml").read_bytes())
    assert kind == "url"
    pages = {path.parent: path.read_text("utf-8") for path in site.rglob("index.html")}
    stay = {path for path, html in pages.items() if 'http-equiv="refresh"' not in html}
    assert sorted(urls) == sorted(
        f"{URL}{path.relative_to(site).as_posix()}/".replace("/./", "/") for path in stay
    )
    assert f"Sitemap: {URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    for path, html in pages.items():
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', html)
        assert len(canonical) == 1, path
        assert canonical[0] in urls, path
    moved = pages[site / "papers/vanderberg2024toycoder"]
    assert f'rel="canonical" href="{URL}papers/berg2024toycoder/"' in moved
