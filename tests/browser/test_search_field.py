"""The field of the header and of the home page, and what it suggests."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.accessibility import violations
from tests.browser.search_page import total
from tests.chromium import Tab, tab
from tests.outside_tools import tool_path

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]


def test_the_header_suggests_by_kind_with_the_keyboard(real_address: str, window: Tab) -> None:
    page = window.open(f"{real_address}about/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("starcoder")
    expect(page.get_by_role("group", name="Models")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.locator("[role=option][aria-selected=true]")
    assert active.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowUp")
    title = active.locator(".suggest-title").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text(title)


def test_escape_closes_the_suggestions_then_leaves_the_field(
    real_address: str, window: Tab
) -> None:
    page = window.open(f"{real_address}about/")
    box = page.locator(".atlas-search input")
    box.press_sequentially("repair")
    expect(page.locator(".suggestions")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()


def test_enter_and_the_last_suggestion_lead_to_the_search_page(
    real_address: str, window: Tab
) -> None:
    page = window.open(f"{real_address}models/")
    page.locator(".atlas-search input").fill("code repair")
    last = page.get_by_role("option", name=re.compile("^All .* results"))
    said = re.sub(r"\D", "", last.inner_text())
    last.click()
    expect(total(page)).to_have_text(re.compile(f"^{int(said):,} results$"))
    page.go_back()
    page.locator(".atlas-search input").fill("humaneval")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=humaneval")


def test_the_field_of_the_home_page_suggests(real_address: str, window: Tab) -> None:
    page = window.open(real_address)
    page.locator(".hero-search input").fill("humaneval")
    page.locator(".hero-search").get_by_role("option").filter(has_text="HumanEval").first.click()
    expect(page.locator("article h1")).to_contain_text("HumanEval")


def test_a_page_asks_for_no_part_of_the_search_until_its_field_is_focused(
    real_address: str, window: Tab
) -> None:
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    page = window.open(f"{real_address}papers/li2023starcoder/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    page.locator(".atlas-search input").focus()
    page.keyboard.type("code")
    expect(page.get_by_role("option").first).to_be_visible()
    assert any(url.endswith("/search/first.json") for url in asked)


def test_what_suggestions_need_is_asked_for_at_once_when_a_pointer_comes_near(
    real_address: str, window: Tab
) -> None:
    page = window.open(f"{real_address}about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.locator(".atlas-search input").hover()
    links = page.locator("link[rel=modulepreload]")
    prepared = {str(link.get_attribute("href")).rpartition("/")[2] for link in links.all()}
    page.keyboard.press("/")
    page.keyboard.type("code")
    expect(page.get_by_role("option").first).to_be_visible()
    of_worker = ("worker", "core")
    assert {n for n in asked if n.endswith(".mjs") and not n.startswith(of_worker)} == prepared


def test_first_suggestions_become_those_of_all_records(real_address: str, window: Tab) -> None:
    held: list[Route] = []
    window.page.route("**/search/more-*.json", lambda route: held.append(route))  # noqa: PLW0108  playwright marks what it is given
    page = window.open(f"{real_address}about/")
    page.locator(".atlas-search input").fill("starcoder")
    last = page.locator(".suggest-all")
    expect(last).to_have_text("All results for “starcoder”")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(last).to_have_text(re.compile(r"^All \d+ results"))


@pytest.mark.needs("axe")
def test_checkers_of_accessibility_find_nothing_in_the_suggestions(
    real_address: str, chromium: Browser
) -> None:
    with tab(chromium, reduced_motion="reduce", color_scheme="light") as opened:
        page = opened.open(f"{real_address}about/")
        opened.search("starcoder")
        page.keyboard.press("ArrowDown")
        page.add_script_tag(path=tool_path("axe"))
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, runOnly=["color-contrast"]) == []
