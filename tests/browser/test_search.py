"""The search as readers use it: the field of the header, the search page, and the basket."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Request, expect

from codelm.cli import main
from codelm.exports.formats import EXPORTS
from tests.chromium import Tab, tab
from tests.sites import ROOT, served

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
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


@pytest.fixture
def window(chromium: Browser) -> Iterator[Tab]:
    """A tab in which nothing goes wrong and nobody else is asked."""
    with tab(chromium) as opened:
        yield opened
        assert opened.complaints == []
        assert opened.foreign == []


@pytest.fixture
def search(real_address: str, window: Tab) -> Page:
    """The search page."""
    page = window.open(f"{real_address}search/")
    expect(total(page)).to_contain_text("record")
    return page


def total(page: Page) -> Any:
    """Where the number of results stands."""
    return page.locator("[data-search=total]")


def number(page: Page) -> int:
    """How many results there are."""
    return int(re.sub(r"\D", "", total(page).inner_text()))


def field(page: Page) -> Any:
    """The field of the search page."""
    return page.locator("[data-search=field]")


def titles(page: Page) -> list[str]:
    """The titles of the results that stand in the page."""
    found: list[str] = page.locator(".hit-title").all_inner_texts()
    return found


def facet(page: Page, name: str) -> Any:
    """A facet by its heading."""
    heading = page.locator("summary").filter(has_text=re.compile(f"^{name}$", re.IGNORECASE))
    return page.locator("details.facet").filter(has=heading)


def state(page: Page) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(page.url).query)


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


def details(page: Page) -> list[str]:
    """The lines below the titles."""
    found: list[str] = page.locator(".hit-detail").all_inner_texts()
    return found


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


def test_a_malformed_query_says_what_is_wrong(search: Page) -> None:
    field(search).fill("year:20..x")
    expect(field(search)).to_have_attribute("aria-invalid", "true")
    expect(search.locator("[data-search=said]")).to_contain_text("year")


def test_the_number_of_results_is_said_aloud(search: Page) -> None:
    field(search).fill("starcoder")
    expect(search.get_by_role("status").first).to_contain_text("results")


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
        opened.page.route("**/search/records-*.json", lambda route: route.abort())
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
    assert any("/records-" in url for url in asked)


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


def test_a_basket_is_filled_across_searches_and_pages(search: Page, real_address: str) -> None:
    for count, query in enumerate(("starcoder", "graphcodebert"), start=1):
        field(search).fill(query)
        expect(search.locator(".hit-title").first).to_contain_text(re.compile(query, re.IGNORECASE))
        search.locator(".hit .pick").first.click()
        expect(search.locator("[data-basket-count]").first).to_have_text(str(count))
    search.goto(f"{real_address}papers/chen2021evaluating/")
    search.locator(".paper-tools .pick").click()
    expect(search.locator("[data-basket-count]").first).to_have_text("3")
    search.goto(f"{real_address}years/2020/")
    search.get_by_role("button", name="Pick papers").first.click()
    search.locator("table .pick").first.click()
    search.locator(".atlas-basket").click()
    basket = search.get_by_role("dialog", name=re.compile("^Basket"))
    expect(basket.locator("h2")).to_have_text("Basket: 4 papers")
    third = basket.locator("li a").nth(2).inner_text()
    basket.locator("li").nth(2).get_by_role("button", name="Move up").click()
    expect(basket.locator("li a").nth(1)).to_have_text(third)
    basket.locator("li").first.get_by_role("button", name="Take out").click()
    expect(basket.locator("li a").first).to_have_text(third)
    search.keyboard.press("Escape")
    expect(basket).to_be_hidden()
    assert "#" not in search.url


def basket_of(page: Page, keys: list[str]) -> None:
    """Put papers into the basket, as another page did."""
    picks = json.dumps([{"id": key, "title": key, "detail": ""} for key in keys])
    page.evaluate("(picks) => localStorage.setItem('codelm:/:basket', picks)", picks)


def exported(keys: list[str], form: str) -> str:
    """What the command line writes for these papers."""
    run = CliRunner().invoke(main, ["export", *keys, "--format", form, "--root", str(ROOT)])
    assert run.exit_code == 0
    return run.stdout_bytes.decode()


def test_the_basket_is_downloaded_as_the_command_line_exports_it(
    search: Page, real_address: str
) -> None:
    keys = ["li2023starcoder", "chen2021evaluating", "guo2020graphcodebert"]
    basket_of(search, keys)
    search.goto(f"{real_address}search/#basket")
    search.reload()
    basket = search.get_by_role("dialog")
    expect(basket.locator("option")).to_have_count(len(EXPORTS))
    for form in basket.locator("option").all():
        name = form.get_attribute("value") or ""
        basket.get_by_label("Format").select_option(name)
        with search.expect_download() as download:
            basket.get_by_role("button", name="Download").click()
        assert Path(download.value.path()).read_bytes().decode() == exported(keys, name)


def test_all_results_are_exported(search: Page) -> None:
    field(search).fill("code review kind:paper year:2020..2022")
    search.locator(".export-all summary").click()
    search.locator(".export-all").get_by_label("Format").select_option("bibtex")
    with search.expect_download() as download:
        search.locator(".export-all").get_by_role("button", name="Download").click()
    text = Path(download.value.path()).read_text("utf-8")
    keys = re.findall(r"^@\w+\{(.*),$", text, re.MULTILINE)
    assert len(keys) == number(search) > 3
    assert text == exported(keys, "bibtex")


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
