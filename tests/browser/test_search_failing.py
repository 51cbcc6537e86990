"""Whatever is asked, missing or refused, the search holds."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.search_page import field
from tests.chromium import Tab, tab
from tests.sites import served

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]

HOSTILE = (
    ".*+?^${}()|[]\\",
    "<img src=x onerror=window.pwned=1>",
    "</title><script>window.pwned=1</script>",
    '"unclosed',
    "title:",
    "year:20..x",
    "-",
    "🦜🔥",
    "\u202eedoc\u202c שלום",
    "constructor __proto__ toString",
    "%00%ff&q=2#x",
    "code " * 2_000,
)

EVERYWHERE = {
    f"{name}.mjs" for name in ("codelm", "table", "table-view", "cite", "cite-view", "copy")
}
"""Modules of every page."""


def test_a_malformed_query_says_what_is_wrong(search: Page) -> None:
    field(search).fill("year:20..x")
    expect(field(search)).to_have_attribute("aria-invalid", "true")
    expect(search.locator("[data-search=said]")).to_contain_text("year")


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_is_text(query: str, search: Page) -> None:
    field(search).fill(query)
    expect(field(search)).to_have_value(query)
    search.keyboard.press("Enter")
    search.reload()
    expect(field(search)).to_have_value(query)
    expect(search.locator("[data-search=found]")).not_to_have_attribute("aria-busy", "true")
    assert search.evaluate("typeof window.pwned") == "undefined"
    assert search.locator("article :is(img, script, iframe)").count() == 0


def test_a_failure_is_said_and_the_lists_stay(real_address: str, chromium: Browser) -> None:
    with tab(chromium) as opened:
        opened.page.route("**/search/first.json", lambda route: route.abort())
        page = opened.open(f"{real_address}search/?q=code")
        expect(page.locator("[data-search=said]")).to_contain_text("could not be loaded")
        expect(page.locator(".browse a").first).to_be_visible()


def test_without_scripts_the_search_leads_to_the_lists(
    real_address: str, chromium: Browser
) -> None:
    with tab(chromium, java_script_enabled=False) as opened:
        page = opened.open(real_address)
        page.locator(".hero-search input").fill("starcoder")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=starcoder")
        expect(page.locator(".browse a").first).to_be_visible()
        assert page.locator(".browse a").count() == 9
        page.get_by_role("link", name="Models").last.click()


def test_the_search_works_below_a_path(tmp_path: Path, toy_site: Path, chromium: Browser) -> None:
    shutil.copytree(toy_site, tmp_path / "some/path")
    with served(tmp_path) as address, tab(chromium) as opened:
        page = opened.open(f"{address}some/path/search/?q=toycoder")
        expect(page.locator(".hit").first).to_be_visible()
        page.locator(".hit .pick").first.click()
        page.locator(".hit-title").first.click()
        expect(page.locator("article h1")).to_be_visible()
        assert page.url.startswith(f"{address}some/path/")
        assert opened.complaints == []


def test_the_search_page_names_all_modules_that_it_loads(real_address: str, window: Tab) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith(".mjs"):
            asked.append(Path(urlsplit(request.url).path).name)

    window.page.on("request", note)
    page = window.open(f"{real_address}search/?q=code")
    expect(page.locator(".hit").first).to_be_visible()
    links = page.locator("link[rel=modulepreload]").all()
    names = {(link.get_attribute("href") or "").rpartition("/")[2] for link in links}
    assert set(asked) - EVERYWHERE == names
