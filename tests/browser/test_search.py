"""The search page as readers use it: results, filters, order and history."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_page import details, facet, field, number, state, titles, total
from tests.chromium import Tab, tab

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]


def test_results_come_while_one_types(search: Page) -> None:
    field(search).press_sequentially("starcoder")
    expect(search.locator(".hit-title").first).to_contain_text("StarCoder")
    assert state(search) == {"q": ["starcoder"]}
    assert search.locator(".hit mark").count() > 0
    search.locator(".hit-title").first.click()
    expect(search.locator("article h1")).to_contain_text("StarCoder")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("starcodr", "StarCoder"),
        ("swe-bnech", "SWE-bench"),
        ("graph code bert", "GraphCodeBERT"),
        ("codellama", "Code Llama"),
        ("代码生成", "Code"),
    ],
)
def test_a_query_is_understood(query: str, title: str, search: Page) -> None:
    field(search).fill(query)
    expect(search.locator(".hit-title").first).to_contain_text(title, ignore_case=True)


def test_people_are_found_by_their_names_in_their_own_script(toy_address: str, window: Tab) -> None:
    page = window.open(f"{toy_address}search/?q=王伟")
    expect(page.locator(".hit-title")).to_have_count(1)
    expect(page.locator(".hit-title")).to_contain_text("ToyCoder")
    page.locator(".atlas-search input").fill("王伟")
    expect(page.get_by_role("option").first).to_contain_text("ToyCoder")


def test_a_typo_is_said(search: Page) -> None:
    field(search).fill("starcodr")
    said = search.locator("[data-search=said]")
    expect(said).to_contain_text("Nothing matches “starcodr” as typed")
    said.locator("a").click()
    expect(said).to_be_empty()
    assert state(search)["q"] == ["starcoder"]


def test_facets_combine_and_their_counts_are_those_of_the_results(search: Page) -> None:
    field(search).fill("code")
    option = facet(search, "Contribution").locator("label").filter(has_text="Survey")
    option.click()
    expect(search.locator(".chosen")).to_have_text(["Survey ✕"])
    surveys = int(option.locator(".count").inner_text().replace(",", ""))
    expect(total(search)).to_have_text(f"{surveys} results")
    other = facet(search, "Contribution").locator("label").filter(has_text="Benchmark")
    benchmarks = int(other.locator(".count").inner_text().replace(",", ""))
    other.click()
    expect(search.locator(".chosen")).to_have_count(3)
    assert max(surveys, benchmarks) <= number(search) <= surveys + benchmarks
    search.get_by_label("From year").select_option("2022")
    search.get_by_label("To year").select_option("2023")
    expect(search.locator(".chosen").filter(has_text="2022–2023")).to_be_visible()
    years = [int(y) for y in re.findall(r"\b20\d\d\b", " ".join(details(search)))]
    assert years
    search.get_by_role("button", name="Clear all").click()
    expect(search.locator(".chosen")).to_have_count(0)
    assert state(search) == {"q": ["code"]}


def test_years_are_chosen_by_dragging_and_let_go_by_a_click(search: Page) -> None:
    bars = search.locator(".year-bars i")
    expect(bars.last).to_be_visible()
    box = search.locator(".year-bars").bounding_box()
    assert box
    step = box["width"] / bars.count()
    middle = box["y"] + box["height"] / 2
    search.mouse.move(box["x"] + step * (bars.count() - 3.5), middle)
    search.mouse.down()
    search.mouse.move(box["x"] + step * (bars.count() - 1.5), middle, steps=4)
    search.mouse.up()
    expect(search.locator(".chosen")).to_have_count(1)
    [span] = state(search)["year"]
    first, last = map(int, span.split(".."))
    assert last - first == 2
    search.mouse.click(box["x"] + step * (bars.count() - 1.5), middle)
    expect(search.get_by_label("From year")).to_have_value(str(last))
    assert state(search)["year"] == [str(last)]
    search.mouse.click(box["x"] + step * (bars.count() - 1.5), middle)
    expect(search.locator(".chosen")).to_have_count(0)


def test_tasks_are_a_tree(search: Page) -> None:
    tree = facet(search, "Task")
    tree.get_by_role("button", name="Parts of Code-to-code").click()
    tree.locator("label").filter(has_text="Code repair").click()
    expect(search.locator(".chosen")).to_have_text(["Code repair ✕"])
    assert state(search) == {"task": ["code-repair"]}


def test_a_long_list_opens_and_finds(search: Page) -> None:
    venues = facet(search, "Venue")
    venues.locator("summary").click()
    expect(venues.locator("li")).to_have_count(7)
    venues.get_by_role("button", name=re.compile("^All")).click()
    venues.get_by_label("Find: Venue").fill("icse")
    venues.locator("label").filter(has_text="ICSE").first.click()
    assert "icse" in state(search)["venue"]


def test_the_order_is_chosen(search: Page) -> None:
    search.get_by_label("Sort by").select_option("title")
    expect(search).to_have_url(re.compile("sort=title"))
    search.wait_for_function("document.querySelector('.found').ariaBusy !== 'true'")
    search.get_by_label("Sort by").select_option("newest")
    expect(search).to_have_url(re.compile("sort=newest"))
    expect(search.locator(".hit-detail").first).to_contain_text("2026")


def test_back_forward_reload_and_a_shared_link_reproduce_a_search(
    search: Page, real_address: str, chromium: Browser
) -> None:
    field(search).fill("repair")
    search.keyboard.press("Enter")
    facet(search, "Contribution").locator("label").filter(has_text="Survey").click()
    expect(search.locator(".chosen")).to_have_count(1)
    narrow, shown = number(search), titles(search)
    search.get_by_label("Sort by").select_option("oldest")
    expect(search).to_have_url(re.compile("sort=oldest"))
    search.go_back()
    expect(search.get_by_label("Sort by")).to_have_value("relevance")
    assert titles(search) == shown
    search.go_back()
    expect(search.locator(".chosen")).to_have_count(0)
    expect(field(search)).to_have_value("repair")
    search.go_forward()
    expect(search.locator(".chosen")).to_have_count(1)
    search.reload()
    expect(total(search)).to_have_text(f"{narrow} results")
    assert titles(search) == shown
    with tab(chromium) as other:
        page = other.open(f"{real_address}search/{search.url.partition('search/')[2]}")
        expect(total(page)).to_have_text(f"{narrow} results")
        assert titles(page) == shown


def test_the_way_back_from_a_result_leads_to_where_one_was(search: Page) -> None:
    field(search).fill("code")
    expect(search.locator(".hit").nth(29)).to_be_attached()
    search.locator(".hit-title").nth(25).click()
    expect(search.locator("[data-search=field]")).to_have_count(0)
    search.go_back()
    expect(field(search)).to_have_value("code")
    expect(search.locator(".hit-title").nth(25)).to_be_in_viewport()


def test_however_long_the_results_few_elements_stand_in_the_page(search: Page) -> None:
    for _ in range(12):
        search.mouse.wheel(0, 6_000)
        search.wait_for_timeout(50)
    expect(search.locator(".more")).to_be_visible()
    search.locator(".more").click()
    expect(search.locator("ol.hits")).to_have_count(6)
    assert search.locator("[data-search=hits] *").count() < 1_500
    search.mouse.wheel(0, -80_000)
    expect(search.locator(".hit-title").first).to_be_in_viewport()


def test_nothing_found_says_what_was_tried(search: Page, real_address: str) -> None:
    field(search).fill("zzzzqqqq wwwwxxxx")
    nothing = search.locator(".nothing")
    expect(nothing).to_contain_text("Nothing matches “zzzzqqqq wwwwxxxx”")
    expect(search.locator(".browse a").first).to_be_visible()
    search.goto(f"{real_address}search/?q=starcoder&venue=aaai")
    nothing.get_by_role("link", name=re.compile("without the filters")).click()
    expect(search.locator(".hit-title").first).to_contain_text("StarCoder")
    assert state(search) == {"q": ["starcoder"]}
