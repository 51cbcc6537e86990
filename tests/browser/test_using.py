"""What readers do on the real site: filter, sort, open the menu, follow links."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import Tab, tab

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def papers(real_address: str, chromium: Browser) -> Iterator[Page]:
    """The list of all papers."""
    with tab(chromium) as opened:
        yield opened.open(f"{real_address}papers/")
        assert opened.complaints == []


@pytest.fixture
def home(real_address: str, chromium: Browser) -> Iterator[Tab]:
    """The home page."""
    with tab(chromium) as opened:
        opened.open(real_address)
        yield opened
        assert opened.complaints == []


def rows(page: Page) -> Locator:
    """The rows of the table."""
    return page.locator("table.atlas tbody tr")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("starcoder", "models/starcoder/"),
        ("humaneval", "benchmarks/humaneval/"),
        ("2305.06161", "papers/li2023starcoder/"),
    ],
)
def test_the_search_of_the_header_finds(query: str, address: str, home: Tab) -> None:
    results = home.search(query).all()
    found = [link.get_attribute("href") or "" for link in results[:10]]
    assert [href for href in found if f"/{address}" in href.partition("?")[0]]


def test_a_list_is_filtered_by_words(papers: Page) -> None:
    papers.get_by_label("Filter this list").fill("starcoder")
    expect(papers.locator(".controls output")).to_contain_text(" of ")
    texts = [text.lower() for text in rows(papers).all_inner_texts()]
    assert 0 < len(texts) < 30
    assert all("starcoder" in text for text in texts)


def test_a_list_is_filtered_by_a_choice_with_the_keyboard(papers: Page) -> None:
    chooser = papers.get_by_label("Year", exact=True)
    chooser.focus()
    papers.keyboard.type("2021")
    expect(papers.locator(".controls output")).to_contain_text(" of ")
    dates = papers.locator("table.atlas tbody time").all_inner_texts()
    assert dates
    assert all(date.startswith("2021") for date in dates)


@pytest.mark.parametrize("how", ["mouse", "Enter", "Space"])
def test_a_list_is_sorted_by_a_column(how: str, papers: Page) -> None:
    header = papers.locator("table.atlas thead th").last
    button = header.locator("button")
    for order, oldest in (("ascending", True), ("descending", False)):
        if how == "mouse":
            button.click()
        else:
            button.focus()
            papers.keyboard.press(how)
        expect(header).to_have_attribute("aria-sort", order)
        papers.evaluate("new Promise((shown) => requestAnimationFrame(() => shown(0)))")
        years = [int(text[:4]) for text in papers.locator("tbody time").all_inner_texts()[:100]]
        assert years == sorted(years, reverse=not oldest)


def test_a_title_leads_to_the_paper(papers: Page) -> None:
    link = rows(papers).first.locator("a").first
    title = link.inner_text()
    link.click()
    expect(papers.locator("article h1")).to_have_text(title)


def test_the_menu_of_a_phone_leads_to_the_sections(real_address: str, chromium: Browser) -> None:
    with tab(chromium, viewport={"width": 390, "height": 844}, has_touch=True) as opened:
        page = opened.open(f"{real_address}models/starcoder/")
        menu = page.locator("nav.md-nav--primary")
        expect(menu).not_to_be_in_viewport()
        page.locator("label.md-header__button[for=__drawer]").tap()
        expect(menu).to_be_in_viewport()
        menu.get_by_role("link", name="Benchmarks").tap()
        expect(page.locator("article h1")).to_have_text("Benchmarks")
        assert opened.complaints == []


def test_the_scheme_can_be_chosen_and_is_kept(real_address: str, chromium: Browser) -> None:
    with tab(chromium, color_scheme="light") as opened:
        page = opened.open(real_address)
        for _ in range(2):
            page.locator("form[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        opened.open(f"{real_address}papers/li2023starcoder/")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert opened.complaints == []


def test_the_keyboard_reaches_the_content_at_once(chromium: Browser, real_address: str) -> None:
    with tab(chromium) as opened:
        page = opened.open(f"{real_address}papers/li2023starcoder/")
        page.keyboard.press("Tab")
        expect(page.locator("a.md-skip")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.url.endswith("#__content")
