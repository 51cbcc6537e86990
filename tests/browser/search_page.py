"""The parts of the search page."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page


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


def details(page: Page) -> list[str]:
    """The lines below the titles."""
    found: list[str] = page.locator(".hit-detail").all_inner_texts()
    return found
