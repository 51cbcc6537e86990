"""Pages of the real site as readers see them: wide and narrow, light and dark, without scripts."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.accessibility import violations
from tests.chromium import tab
from tests.outside_tools import tool_path

pytestmark = pytest.mark.needs("chromium")

PATHS = (
    "",
    "papers/",
    "papers/li2023starcoder/",
    "tasks/",
    "tasks/code-repair/",
    "models/",
    "models/starcoder/",
    "lineage/",
    "benchmarks/",
    "benchmarks/humaneval/",
    "benchmarks/swe-bench-verified/?weights=open&size=40",
    "benchmarks/codexglue/",
    "datasets/",
    "datasets/the-stack/",
    "metrics/",
    "metrics/pass-at-k/",
    "objectives/fim/",
    "systems/metagpt/",
    "venues/",
    "venues/icse/",
    "years/",
    "years/2021/",
    "data/",
    "data/missing/",
    "compare/",
    "compare/?models=starcoder,code-llama,no-such-model",
    "search/",
    "search/?q=code+review&year=2022..2024",
    "survey/",
    "survey/evaluation/",
    "survey/numbers/",
    "contributing/",
    "speed/",
    "404.html",
)
"""One page of each kind at least."""
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_and_asks_nobody_else(path: str, real_address: str, chromium: Browser) -> None:
    with tab(chromium, viewport=NARROW) as opened:
        page = opened.open(real_address + path)
        expect(page.locator("h1").first).to_be_visible()
        assert opened.width() <= NARROW["width"]
        page.set_viewport_size(WIDE)
        assert opened.width() <= WIDE["width"]
        assert opened.complaints == []
        assert opened.foreign == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_scheme_of_the_system_is_followed(
    scheme: Literal["light", "dark"], real_address: str, chromium: Browser
) -> None:
    with tab(chromium, color_scheme=scheme) as opened:
        page = opened.open(f"{real_address}models/starcoder/")
        shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
        red, green, blue = (int(part) for part in shade.strip("rgb()").split(",")[:3])
        assert (red + green + blue < 384) is (scheme == "dark")
        assert opened.complaints == []


@pytest.mark.needs("axe")
@pytest.mark.parametrize("path", PATHS)
def test_checkers_of_accessibility_find_nothing(
    path: str, real_address: str, chromium: Browser
) -> None:
    """Long tables repeat their rows, so the first rows stand for all; so do most rules."""
    with tab(chromium, viewport=WIDE, reduced_motion="reduce", color_scheme="light") as opened:
        page = opened.open(real_address + path)
        shorten(page)
        page.add_script_tag(path=tool_path("axe"))
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, runOnly=["color-contrast"]) == []


def shorten(page: Page) -> None:
    """Leave the first rows of each long table and list."""
    page.evaluate(
        "document.querySelectorAll('tbody, main ul, main ol').forEach("
        "(list) => [...list.children].slice(12).forEach((row) => row.remove()))"
    )


@pytest.mark.parametrize("path", ["papers/", "models/", "tasks/", "papers/li2023starcoder/"])
def test_lists_can_be_read_without_scripts(path: str, real_address: str, chromium: Browser) -> None:
    with tab(chromium, java_script_enabled=False) as opened:
        page = opened.open(real_address + path)
        expect(page.locator("article h1")).to_be_visible()
        assert page.locator("article a:visible").count() > 10
        assert page.locator("article button:visible, article input:visible").count() == 0
