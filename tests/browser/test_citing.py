"""Citing a paper in Chromium: choosing a format, copying the entry, downloading it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from codelm.exports.formats import EXPORTS
from codelm.kb import KnowledgeBase
from tests.chromium import tab
from tests.sites import ROOT

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("real-site-in-chromium")]

KEY = "li2023starcoder"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(ROOT)


@pytest.fixture
def page(real_address: str, chromium: Browser) -> Iterator[Page]:
    """The page of a paper, which may use the clipboard."""
    with tab(chromium, permissions=["clipboard-read", "clipboard-write"]) as opened:
        yield opened.open(f"{real_address}papers/{KEY}/")
        assert opened.complaints == []


def text_of(kb: KnowledgeBase, name: str) -> str:
    """What the command line would write."""
    return "".join(EXPORTS[name].text([kb.papers[KEY]], kb))


def clipboard(page: Page) -> str:
    """What was copied last."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


def test_the_entry_is_copied_with_the_keyboard_and_that_is_said(
    page: Page, kb: KnowledgeBase
) -> None:
    button = page.locator(".cite [data-copy]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cite [role=status]")).to_have_text("Copied")
    expect(button).to_have_text("Copied")
    assert clipboard(page) == text_of(kb, "bibtex").strip()
    expect(button).to_have_text("Copy")


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_can_be_copied_and_downloaded(
    name: str, page: Page, kb: KnowledgeBase, tmp_path: Path
) -> None:
    wanted = text_of(kb, name)
    page.get_by_role("button", name=EXPORTS[name].title, exact=True).click()
    expect(page.locator(".cite [aria-pressed=true]")).to_have_text(EXPORTS[name].title)
    link = page.locator(".cite a[download]")
    expect(link).to_have_text(f"{KEY}{EXPORTS[name].extension}")
    with page.expect_download() as started:
        link.click()
    started.value.save_as(tmp_path / "entry")
    assert started.value.suggested_filename == f"{KEY}{EXPORTS[name].extension}"
    assert (tmp_path / "entry").read_bytes() == wanted.encode()
    page.locator(".cite [data-copy]").click()
    expect(page.locator(".cite [data-copy]")).to_have_text("Copied")
    assert clipboard(page) == wanted.replace("\r\n", "\n").rstrip()


def test_the_reader_can_go_back_to_bibtex(page: Page, kb: KnowledgeBase) -> None:
    for name in ("RIS", "BibTeX"):
        page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#entry")).to_have_text(text_of(kb, "bibtex").strip())
    expect(page.locator(".cite a[download]")).to_have_attribute("href", f"../{KEY}.bib")


def test_without_the_clipboard_the_text_is_copied_by_selecting_it(
    real_address: str, chromium: Browser, kb: KnowledgeBase
) -> None:
    with tab(chromium, permissions=["clipboard-read"]) as opened:
        opened.page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
        )
        page = opened.open(f"{real_address}papers/{KEY}/")
        page.locator(".cite [data-copy]").click()
        expect(page.locator(".cite [data-copy]")).to_have_text("Copied")
        assert clipboard(page).rstrip() == text_of(kb, "bibtex").strip()


def test_without_scripts_the_entry_stands_there_and_can_be_downloaded(
    real_address: str, chromium: Browser, kb: KnowledgeBase
) -> None:
    with tab(chromium, java_script_enabled=False) as opened:
        page = opened.open(f"{real_address}papers/{KEY}/")
        assert page.locator("#entry").text_content() == text_of(kb, "bibtex").strip()
        expect(page.locator(".cite button").first).to_be_hidden()
        expect(page.locator(".cite a[download]")).to_be_visible()
