"""Records that carry code and markup: refused, or shown as text on every page."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page
from pydantic import ValidationError

from codelm import load
from codelm.cli import main
from codelm.records import KINDS, plain
from codelm.records.paper import Links
from tests.chromium import Tab, tab
from tests.documents import Document, documents
from tests.hostile_index import PAYLOADS, URL_PAYLOADS, hostile_index, texts
from tests.sites import TOY, built, served

SHOWN = [payload for payload in PAYLOADS if "\u202e" not in payload]
"""What can be looked for in the text of a page; the override is not part of what is seen."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_index(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def site(index: Path) -> Path:
    return built(index)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Tab]:
    with tab(chromium) as opened:
        yield opened


def places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    """Every text in plain values with its place."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, str):
            yield (*above, key), item
        elif isinstance(item, dict | list):
            yield from places(item, (*above, key))


@pytest.mark.parametrize("payload", URL_PAYLOADS)
def test_no_field_for_an_address_takes_what_is_none(payload: str) -> None:
    fields = {"url", *(field.name for field in dataclasses.fields(Links))}
    tried = 0
    for file in load.files(TOY):
        assert file.record
        mapping = plain(file.record)
        for holder, key in texts(mapping):
            if key in fields:
                tried += 1
                kept, holder[key] = holder[key], payload
                with pytest.raises(ValidationError):
                    load.record_of(mapping, file.kind, file.id)
                holder[key] = kept
    assert tried > len(fields)


def test_every_hostile_record_is_an_error(index: Path) -> None:
    result = CliRunner().invoke(main, ["validate", "--format", "json", "--root", str(index)])
    said = json.loads(result.stdout)["problems"]
    errors = {problem["path"] for problem in said if problem["severity"] == "error"}
    files = {path.relative_to(index).as_posix() for path in index.glob("papers/*/*.yaml")}
    files |= {path.relative_to(index).as_posix() for path in index.glob("taxonomy/*/*.yaml")}
    assert result.exit_code == 1
    assert errors == files


def test_pages_hold_the_elements_and_addresses_of_harmless_ones(site: Path, toy_site: Path) -> None:
    """Nothing in a record makes an element that a plain record does not make."""
    for path, document in documents(site).items():
        usual = Document.read(toy_site, path)
        assert set(document.elements) <= set(usual.elements), path
        assert document.elements["script"] == usual.elements["script"], path
        assert not [link for link in document.links if is_harmful(link)], path
        assert not document.handlers, path


def is_harmful(link: str) -> bool:
    """Whether a browser would run the address, or go somewhere without being told where."""
    return bool(re.match(r"\s*(javascript|vbscript|data)\s*:|//", link, re.IGNORECASE))


def test_text_is_written_as_text(site: Path) -> None:
    """Also markers like those by which pages are stamped, and what templates would expand."""
    pages = [path.read_text("utf-8") for path in site.rglob("index.html")]
    paper = (site / "papers/berg2024toycoder/index.html").read_text("utf-8")
    assert all(payload in unescape(paper) for payload in PAYLOADS)
    assert not [page for page in pages if "onerror=window" in page and "<img" in page]


DESCRIPTION = "openapi.json"
"""Holds no text of records."""


@pytest.mark.parametrize("suffix", ["json", "graphml"])
def test_files_of_data_hold_the_texts_and_no_markup(site: Path, suffix: str) -> None:
    files = list(site.glob(f"data/*.{suffix}"))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        assert "<script" not in text
        assert "<img" not in text
        if suffix == "json":
            assert not set("<>&") & set(text), file
            values = dict(places(json.loads(text))).values()
            assert any(PAYLOADS[1] in value for value in values) != (file.name == DESCRIPTION)


def kind_folders() -> list[str]:
    """The folders of the pages of records."""
    return [f"{kind.plural}/" for kind in KINDS.values()]


RECORDS = [f"{file.kind.plural}/{file.id}/" for file in load.files(TOY)]
"""The pages of the toy index that show a record."""
OTHERS = (
    *("", "years/", "years/2024/", "data/", "data/missing/", "search/", "survey/numbers/"),
    *("lineage/?model=toycoder", "compare/?models=toycoder,starcoder"),
)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("path", [*OTHERS, *kind_folders(), *RECORDS])
def test_nothing_runs_in_a_browser(path: str, address: str, window: Tab) -> None:
    window.complaints.clear()
    page = window.open(address + path)
    assert_untouched(page)
    assert window.complaints == []
    assert window.foreign == []
    if path in RECORDS:
        assert all(payload in page.title() for payload in SHOWN)
        shown = page.locator("article").inner_text()
        assert [payload for payload in SHOWN if payload not in shown] == []


@pytest.mark.needs("chromium")
def test_chapters_and_their_cards_are_text(address: str, window: Tab) -> None:
    window.complaints.clear()
    page = window.open(f"{address}survey/models/")
    page.locator("a.ref").first.hover()
    card = page.get_by_role("tooltip")
    card.wait_for()
    assert "<script>window.pwned=1</script>" in card.inner_text()
    assert card.locator(":is(img, script, b, title)").count() == 0
    page.locator("[data-picks]").click()
    assert_untouched(page)
    assert window.complaints == []


@pytest.mark.needs("chromium")
def test_suggestions_are_text(address: str, window: Tab) -> None:
    window.complaints.clear()
    page = window.open(f"{address}years/")
    page.locator(".atlas-search input").fill("javascript")
    options = page.locator(".atlas-search [role=option]")
    options.nth(1).wait_for()
    assert page.locator(".suggestions :is(img, script, b, title)").count() == 0
    assert "<script>window.pwned=1</script>" in page.locator(".suggestions").inner_text()
    options.first.click()
    page.locator("article h1").wait_for()
    assert_untouched(page)
    assert window.complaints == []


@pytest.mark.needs("chromium")
def test_results_filters_and_the_basket_are_text(address: str, window: Tab) -> None:
    window.complaints.clear()
    page = window.open(f"{address}search/?q=javascript")
    page.locator(".hit .pick").first.click()
    page.evaluate("document.querySelectorAll('details.facet').forEach((each) => each.open = true)")
    page.locator(".values input:visible").first.check()
    page.locator(".chosen").first.wait_for()
    assert "<script>window.pwned=1</script>" in page.locator(".hits").first.inner_text()
    window.open(f"{address}search/#basket")
    assert "<script>window.pwned=1</script>" in page.locator("dialog.basket").inner_text()
    assert_untouched(page)
    assert window.complaints == []


@pytest.mark.needs("chromium")
def test_sorting_and_filtering_keep_text_as_text(address: str, window: Tab) -> None:
    window.complaints.clear()
    page = window.open(f"{address}papers/")
    page.get_by_label("Filter this list").fill("<script>")
    for header in page.locator("table.atlas thead button").all():
        header.click()
    assert page.locator("table.atlas tbody tr").count() > 0
    assert_untouched(page)
    assert window.complaints == []


def assert_untouched(page: Page) -> None:
    """Nothing of a record has run, or stands ready to."""
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert (
        page.locator("img, iframe, object, embed, [autofocus], [onerror], [onfocus]").count() == 0
    )
    assert page.locator("[href^='javascript' i], [src^='javascript' i]").count() == 0
