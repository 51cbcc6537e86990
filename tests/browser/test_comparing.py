"""What readers do with results: filter them, draw a table near, and set models side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.accessibility import violations
from tests.chromium import Tab, tab
from tests.outside_tools import tool_path

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Tab]:
    """A tab in which nothing may go wrong."""
    with tab(chromium) as made:
        yield made
        assert made.complaints == []


def shown_sizes(page: Page) -> list[float]:
    """The parameters of all models whose numbers are shown, in billions."""
    rows = page.locator("[data-billions]:visible")
    return [float(row.get_attribute("data-billions") or "inf") for row in rows.all()]


def test_the_best_open_model_up_to_a_size_is_an_address(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}benchmarks/bigcodebench/?weights=open&size=10")
    expect(page.locator(".controls output")).to_contain_text("open weights, up to 10B")
    assert 0 < max(shown_sizes(page)) <= 10
    assert set(
        page.locator("table[data-protocol] td[data-label=weights]:visible").all_inner_texts()
    ) == {"open"}
    named = page.locator("[data-table]:visible").first
    best = page.locator("table[data-protocol] tbody tr:visible").first
    expect(named.locator(".best")).to_contain_text(best.locator("td").first.inner_text())
    shown = page.locator("table[data-protocol]").first.locator("tbody tr:visible")
    expect(named.locator(".count")).to_have_text(str(shown.count()))


def test_a_filter_is_kept_in_the_address_and_taken_back(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}benchmarks/bigcodebench/")
    everything = page.locator("[data-billions]:visible").count()
    page.get_by_label("Weights").select_option("closed")
    expect(page).to_have_url(f"{real_address}benchmarks/bigcodebench/?weights=closed")
    assert 0 < page.locator("[data-billions]:visible").count() < everything
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(f"{real_address}benchmarks/bigcodebench/")
    assert page.locator("[data-billions]:visible").count() == everything


def test_a_filtered_table_is_sorted_without_bringing_rows_back(
    opened: Tab, real_address: str
) -> None:
    page = opened.open(f"{real_address}benchmarks/bigcodebench/?size=8")
    table = page.locator("table[data-protocol]").first
    shown = table.locator("tbody tr:visible")
    expect(shown).not_to_have_count(table.locator("tbody tr").count())
    before = shown.count()
    table.get_by_role("button", name="Size").click()
    expect(table.locator("th[aria-sort=ascending]")).to_be_visible()
    page.evaluate("new Promise((shown) => requestAnimationFrame(() => shown(0)))")
    assert shown.count() == before


def test_a_folded_table_opens_where_an_address_leads_to_it(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}benchmarks/humaneval/")
    folded = page.locator("details.protocol").first
    expect(folded.locator("table[data-protocol]")).to_be_hidden()
    opened.open(
        f"{real_address}benchmarks/humaneval/#{folded.locator('summary').get_attribute('data-table')}"
    )
    expect(folded.locator("table[data-protocol]")).to_be_visible()


def test_no_link_leads_to_results_that_a_filter_hides(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}benchmarks/humaneval/?from=1999&to=1999")
    expect(page.locator("section.alone")).to_be_hidden()
    expect(page.locator(".more a")).to_have_count(2)
    expect(page.locator(".more a:visible")).to_have_count(0)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".more a:visible")).to_have_count(2)


def test_a_filter_counts_folded_tables_and_hides_empty_ones(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}benchmarks/humaneval/?weights=closed")
    expect(page.locator("[data-results-filter] output")).to_contain_text("closed weights")
    for each in page.locator("details.protocol:visible").all():
        left = each.locator("table[data-protocol] tbody tr:not([hidden])").count()
        assert left > 0
        expect(each.locator("summary .count")).to_contain_text(str(left))
    expect(page.locator("section.alone li li:visible").first).to_be_visible()


@pytest.mark.needs("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_opened_table(
    scheme: Literal["light", "dark"], chromium: Browser, real_address: str
) -> None:
    with tab(chromium, color_scheme=scheme) as made:
        page = made.open(f"{real_address}benchmarks/mbpp/")
        page.locator("details.protocol summary").first.click()
        page.add_script_tag(path=tool_path("axe"))
        assert violations(page) == []


def columns(page: Page) -> Locator:
    """The heads of the columns of facts."""
    return page.locator("table.compare").first.locator("thead th a")


def test_a_shared_link_shows_the_same_models_in_the_same_order(
    opened: Tab, real_address: str
) -> None:
    page = opened.open(f"{real_address}compare/?models=starcoder,code-llama")
    expect(columns(page)).to_have_text(["StarCoder", "Code Llama"])
    for row in page.get_by_label("Results measured in the same way").locator("tbody tr").all()[:20]:
        assert row.locator("td").filter(has_text="no number").count() == 0
        assert row.locator("th a").count() == 3


def test_models_are_added_and_removed_with_the_keyboard(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}compare/")
    field = page.get_by_label("Add a model")
    for name in ("StarCoder", "santacoder"):
        field.fill(name)
        field.press("Enter")
        expect(field).to_be_focused()
    expect(page).to_have_url(f"{real_address}compare/?models=starcoder,santacoder")
    expect(columns(page)).to_have_text(["StarCoder", "SantaCoder"])
    page.get_by_role("button", name="Remove StarCoder").press("Enter")
    expect(columns(page)).to_have_text(["SantaCoder"])
    page.go_back()
    expect(columns(page)).to_have_text(["StarCoder", "SantaCoder"])


def test_a_name_that_is_no_model_is_said(opened: Tab, real_address: str) -> None:
    page = opened.open(f"{real_address}compare/?models=starcoder,no-such-model")
    expect(page.get_by_role("status")).to_contain_text("no-such-model")
    page.get_by_label("Add a model").fill("zzz")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("status")).to_contain_text("zzz")
    expect(columns(page)).to_have_text(["StarCoder"])


@pytest.mark.parametrize("start", ["models/starcoder/", "benchmarks/humaneval/"])
def test_pages_of_models_and_benchmarks_lead_to_the_comparison(
    start: str, opened: Tab, real_address: str
) -> None:
    page = opened.open(real_address + start)
    page.get_by_role("link", name="Compare", exact=False).and_(
        page.locator("article a")
    ).first.click()
    page.wait_for_url("**/compare/?models=*")
    expect(columns(page).first).to_be_visible()


def test_without_scripts_the_page_says_what_it_needs(real_address: str, chromium: Browser) -> None:
    with tab(chromium, java_script_enabled=False) as made:
        page = made.open(f"{real_address}compare/?models=starcoder")
        expect(page.get_by_text("needs JavaScript")).to_be_visible()
        assert page.locator("article a[href$='benchmarks/']:visible").count() > 0
        assert page.locator("article :is(input, button):visible").count() == 0
