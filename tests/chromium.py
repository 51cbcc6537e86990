"""Chromium, and what it says of the pages it opens: a pytest plugin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    sync_playwright,
)

from tests.outside_tools import tool_path

__all__ = ["Tab", "tab"]

_LOCAL = {"127.0.0.1", None}  # an address within the page has no host


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tool_path("chromium"))
        yield browser
        browser.close()


@dataclass
class Tab:
    """A tab of the browser, and what was wrong with the pages that it showed."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, uncaught exceptions, dialogs, failed requests."""
    foreign: list[str] = field(default_factory=list)
    """Addresses of other hosts that were asked for."""

    def __post_init__(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        self.page.on("dialog", self._on_dialog)
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)

    def open(self, address: str) -> Page:
        """The page at the address, loaded with all that it asks for."""
        self.page.goto(address, wait_until="load")
        return self.page

    def width(self) -> int:
        """The width of the content in CSS pixels."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth")
        return width

    def search(self, query: str) -> Locator:
        """What the search of the header finds, once there is something."""
        self.page.locator(".atlas-search input").fill(query)
        results = self.page.locator(".suggestions a")
        results.first.wait_for()
        return results

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in _LOCAL:
            self.foreign.append(request.url)

    def _on_response(self, response: Any) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


@contextmanager
def tab(browser: Browser, **options: Any) -> Iterator[Tab]:
    """A tab of its own: no history, no storage; options are those of a browser context."""
    with browser.new_context(**options) as context:
        context.set_default_timeout(15_000)
        yield Tab(context.new_page())
