"""The guide in Chromium: cards over links, reading lists for the basket, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import tab

pytestmark = pytest.mark.needs("chromium")

CHAPTER = "survey/models/"
LINK = "article a.ref[href*='starcoderbase']"


@pytest.fixture
def page(toy_address: str, chromium: Browser) -> Iterator[Page]:
    """A chapter."""
    with tab(chromium) as opened:
        yield opened.open(toy_address + CHAPTER)
        assert opened.complaints == []
        assert opened.foreign == []


def test_resting_on_a_link_shows_what_the_record_is(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(LINK).first.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    expect(card).to_contain_text("StarCoderBase")
    expect(card).to_contain_text("Decoder")
    expect(page.locator(LINK).first).to_have_attribute("aria-describedby", "card")
    assert asked == []


def test_the_pointer_may_move_onto_the_card_and_leaving_it_closes_it(page: Page) -> None:
    page.locator(LINK).first.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_escape_closes_the_card_and_leaves_the_focus(page: Page) -> None:
    page.locator("article nav.crumbs a").last.focus()
    card = page.get_by_role("tooltip")
    while not card.is_visible():
        page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator("a.ref:focus")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(card).to_be_visible()


def test_a_card_stays_within_a_narrow_window(toy_address: str, chromium: Browser) -> None:
    with tab(chromium, viewport={"width": 390, "height": 500}) as opened:
        page = opened.open(toy_address + CHAPTER)
        for link in page.locator("article a.ref").all():
            link.hover()
            expect(link).to_have_attribute("aria-describedby", "card")
            box = page.get_by_role("tooltip").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
        assert opened.width() <= 390
        page.set_viewport_size({"width": 200, "height": 500})
        expect(page.get_by_role("tooltip")).to_be_hidden()


def test_a_touch_shows_no_card(toy_address: str, chromium: Browser) -> None:
    with tab(chromium, has_touch=True) as opened:
        page = opened.open(toy_address + CHAPTER)
        page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
        page.locator(LINK).first.tap()
        page.wait_for_timeout(500)
        expect(page.locator(".preview")).to_be_hidden()


def test_a_reading_list_goes_into_the_basket_and_out_again(page: Page) -> None:
    button = page.locator("[data-picks]")
    expect(button).to_have_text("Put 3 papers into the basket")
    button.click()
    expect(button).to_have_text("In the basket: 3 papers")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-basket-count]")).to_have_text("3")
    page.locator("[data-basket-link]").click()
    expect(page.locator(".basket-list li")).to_have_count(3)
    expect(page.locator(".basket-list")).to_contain_text("StarCoder: may the source be with you!")
    page.go_back()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-basket-link]")).to_be_hidden()


def test_without_scripts_a_chapter_can_be_read_and_its_list_taken(
    toy_address: str, chromium: Browser
) -> None:
    with tab(chromium, java_script_enabled=False) as opened:
        page = opened.open(toy_address + CHAPTER)
        expect(page.locator("[data-picks]")).to_be_hidden()
        with page.expect_download() as started:
            page.get_by_role("link", name="BibTeX of 3 papers").click()
        assert started.value.suggested_filename == "reading.bib"
        page.get_by_role("link", name="Next Repair").click()
        expect(page.locator("h1")).to_contain_text("Repair")
