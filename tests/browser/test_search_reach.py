"""The search with the keyboard alone, on a phone, and aloud."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_page import facet, field
from tests.chromium import Tab, tab

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def test_the_search_page_works_with_the_keyboard_alone(real_address: str, window: Tab) -> None:
    page = window.open(f"{real_address}search/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("survey code")
    expect(page.locator(".hit").first).to_be_visible()
    parts = {"input[type=checkbox]", "select", "summary", ".branch", ".hit-title", ".pick"}
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate("(each) => getComputedStyle(each).outlineStyle") != "none"
        parts -= {part for part in parts if focused.evaluate(f"(each) => each.matches('{part}')")}
    assert not parts


def test_choosing_with_the_keyboard_keeps_the_focus(search: Page) -> None:
    box = facet(search, "Contribution").locator("input").nth(1)
    box.focus()
    search.keyboard.press("Space")
    expect(search.locator(".chosen")).to_have_count(1)
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def test_a_phone_searches_filters_and_picks(real_address: str, chromium: Browser) -> None:
    with tab(chromium, **PHONE) as opened:
        page = opened.open(f"{real_address}models/starcoder/")
        page.locator(".atlas-search label").tap()
        page.keyboard.type("code review")
        expect(page.get_by_role("option").first).to_be_visible()
        assert opened.width() <= 390
        page.keyboard.press("Enter")
        expect(page.locator(".hit").first).to_be_visible()
        expect(facet(page, "Task")).to_be_hidden()
        page.get_by_role("button", name="Filters").tap()
        facet(page, "Contribution").locator("label").first.tap()
        expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
        page.locator(".hit .pick").first.tap()
        page.locator(".atlas-basket").tap()
        expect(page.get_by_role("dialog").locator("li")).to_have_count(1)
        assert opened.width() <= 390
        assert opened.complaints == []


def test_the_number_of_results_is_said_aloud(search: Page) -> None:
    field(search).fill("starcoder")
    expect(search.get_by_role("status").first).to_contain_text("results")
