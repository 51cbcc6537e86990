"""The basket and what is exported from it and from a search."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from codelm.cli import main
from codelm.exports.formats import EXPORTS
from tests.accessibility import violations
from tests.browser.search_page import field, number
from tests.outside_tools import tool_path
from tests.sites import ROOT

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]


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


def test_the_basket_is_copied(search: Page, real_address: str) -> None:
    keys = ["li2023starcoder", "chen2021evaluating"]
    basket_of(search, keys)
    search.context.grant_permissions(["clipboard-read", "clipboard-write"])
    search.goto(f"{real_address}search/#basket")
    search.reload()
    basket = search.get_by_role("dialog")
    basket.get_by_label("Format").select_option("bibtex")
    basket.get_by_role("button", name="Copy").click()
    expect(basket.get_by_role("status")).to_contain_text("Copied")
    assert search.evaluate("navigator.clipboard.readText()") == exported(keys, "bibtex")


@pytest.mark.needs("axe")
def test_checkers_of_accessibility_find_nothing_in_the_basket(
    search: Page, real_address: str
) -> None:
    basket_of(search, ["li2023starcoder", "chen2021evaluating"])
    search.emulate_media(reduced_motion="reduce", color_scheme="light")
    search.goto(f"{real_address}search/#basket")
    search.reload()
    expect(search.get_by_role("dialog").locator("li")).to_have_count(2)
    search.add_script_tag(path=tool_path("axe"))
    assert violations(search) == []
    search.emulate_media(color_scheme="dark")
    assert violations(search, runOnly=["color-contrast"]) == []


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
