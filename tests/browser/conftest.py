"""Tabs in which nothing may go wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_page import total
from tests.chromium import Tab, tab


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
