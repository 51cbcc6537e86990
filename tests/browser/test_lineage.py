"""The page of the lineage in Chromium: moving, finding, filtering and lighting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.accessibility import violations
from tests.browser.test_reading import NARROW, WIDE
from tests.chromium import Tab, tab
from tests.outside_tools import tool_path

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def opened(real_address: str, chromium: Browser) -> Iterator[Tab]:
    with tab(chromium, viewport=WIDE, reduced_motion="reduce") as new:
        load(new, real_address)
        yield new
        assert new.complaints == []


def load(opened: Tab, address: str, query: str = "") -> Page:
    page = opened.open(f"{address}lineage/{query}")
    page.locator("[data-ready]").wait_for()
    return page


def node(page: Page, id_: str) -> Locator:
    return page.locator(f'.nodes [data-id="{id_}"]')


def view(page: Page) -> Locator:
    return page.locator("[data-lineage=view]")


def scale(page: Page) -> float:
    found: float = page.evaluate(
        "new DOMMatrix(document.querySelector('.picture-sheet').style.transform).a"
    )
    return found


def lit(page: Page) -> set[str]:
    found: list[str] = page.eval_on_selector_all(
        ".nodes .lit", "(found) => found.map((each) => each.dataset.id)"
    )
    return set(found)


def test_focus_lights_the_whole_line_of_a_model(opened: Tab) -> None:
    page = opened.page
    node(page, "codefuse-codellama").focus()
    expect(page.locator(".picture.dim")).to_be_visible()
    assert lit(page) >= {"codefuse-codellama", "code-llama", "llama-2"}
    assert "starcoder" not in lit(page)
    node(page, "codefuse-codellama").evaluate("(each) => each.blur()")
    expect(page.locator(".picture.dim")).to_have_count(0)


def test_a_click_opens_a_card_with_kin_and_sources(opened: Tab, real_address: str) -> None:
    page = load(opened, real_address, "?at=2000_1700_1")
    node(page, "code-llama").dispatch_event("click")
    card = page.locator("[data-lineage=card]")
    expect(card.get_by_role("heading", name="Code Llama", exact=True)).to_be_visible()
    expect(card).to_contain_text("Llama 2 Community")
    expect(card.locator("li").first).to_contain_text("Rozière")
    card.get_by_role("link", name="Llama 2", exact=True).click()
    expect(card.locator("h2")).to_have_text("Llama 2")
    assert "model=llama-2" in page.url
    page.go_back()
    expect(card.locator("h2")).to_have_text("Code Llama")
    card.get_by_role("button", name="Close").click()
    expect(card).to_be_hidden()


def test_a_model_is_found_by_name_and_its_address_can_be_shared(
    opened: Tab, real_address: str
) -> None:
    page = opened.page
    page.get_by_label("Find a model").fill("wizardcoder")
    page.get_by_label("Find a model").press("Enter")
    expect(page.locator("[data-lineage=card] h2")).to_have_text("WizardCoder")
    address = page.url.split("lineage/")[1]
    page = load(opened, real_address, address)
    expect(page.locator("[data-lineage=card] h2")).to_have_text("WizardCoder")
    expect(node(page, "wizardcoder")).to_be_in_viewport()


def test_the_card_never_covers_the_model_that_it_is_about(
    real_address: str, chromium: Browser
) -> None:
    with tab(chromium, viewport=NARROW, reduced_motion="reduce") as new:
        page = load(new, real_address, "?model=wizardcoder")
        expect(node(page, "wizardcoder")).to_be_in_viewport()
        spot = node(page, "wizardcoder").bounding_box()
        card = page.locator("[data-lineage=card]").bounding_box()
        assert spot
        assert card
        assert spot["y"] + spot["height"] < card["y"]


def test_keys_and_buttons_zoom_and_the_page_says_more_when_it_is_near(opened: Tab) -> None:
    page = opened.page
    expect(node(page, "wavecoder").locator("text").first).to_be_hidden()
    view(page).focus()
    before = scale(page)
    for _ in range(6):
        view(page).press("+")
    page.wait_for_function("document.querySelector('[data-level=near]')")
    assert scale(page) > before
    expect(node(page, "wavecoder").locator("text").first).not_to_be_hidden()
    view(page).press("ArrowRight")
    view(page).press("0")
    page.wait_for_function("document.querySelector('[data-level=far]')")
    page.get_by_role("button", name="Nearer").click()
    page.wait_for_url(re.compile("at="))


def test_the_wheel_zooms_and_a_drag_moves(opened: Tab) -> None:
    page = opened.page
    box = view(page).bounding_box()
    assert box
    x, y = box["x"] + 700, box["y"] + 200
    before = scale(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -600)
    page.wait_for_function(
        "(before) => new DOMMatrix(document.querySelector('.picture-sheet').style"
        ".transform).a > before * 1.5",
        arg=before,
    )
    moved = page.locator(".picture-sheet").get_attribute("style")
    page.mouse.down()
    page.mouse.move(x - 120, y - 40, steps=4)
    page.mouse.up()
    expect(page.locator(".picture-sheet")).not_to_have_attribute("style", moved or "")
    expect(page.locator("[data-lineage=card]")).to_be_hidden()


def test_arrows_on_a_model_go_to_its_kin_and_enter_opens_it(opened: Tab) -> None:
    page = opened.page
    node(page, "graphcodebert").focus()
    page.keyboard.press("ArrowLeft")
    expect(node(page, "codebert")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-lineage=card] h2")).to_have_text("CodeBERT")
    page.keyboard.press("Escape")
    expect(page.locator("[data-lineage=card]")).to_be_hidden()
    expect(node(page, "codebert")).to_be_focused()


def test_filters_leave_out_models_and_lines(opened: Tab) -> None:
    page = opened.page
    page.get_by_label("Family", exact=True).select_option("starcoder")
    expect(page.locator("[data-lineage=said]")).to_have_text(re.compile(r"\d of \d+ models"))
    assert "out" not in (node(page, "starcoder").get_attribute("class") or "")
    assert "out" in (node(page, "qwen3").get_attribute("class") or "")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".nodes .out")).to_have_count(0)
    page.get_by_label("successor", exact=True).uncheck()
    assert page.locator(".edges .successor-of:not(.out)").count() == 0
    assert "without=successor-of" in page.url
    page.go_back()
    expect(page.get_by_label("successor", exact=True)).to_be_checked()


def test_data_sets_can_be_switched_on(opened: Tab) -> None:
    page = opened.page
    expect(page.locator(".data")).to_be_hidden()
    page.get_by_label("trained on a data set").check()
    expect(page.locator(".data")).to_be_visible()
    assert page.locator(".data .trained-on").count() > 50


@pytest.mark.parametrize(
    ("form", "start"), [("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("DOT", b"digraph")]
)
def test_the_picture_can_be_taken_along(form: str, start: bytes, opened: Tab) -> None:
    with opened.page.expect_download() as waiting:
        opened.page.locator(".picture-foot .actions").get_by_text(form, exact=True).click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.strip().startswith(start)
    if form == "PNG":
        width = int(opened.page.locator("[data-lineage=picture]").get_attribute("width") or 0)
        assert int.from_bytes(content[16:20], "big") == 2 * width


def test_labels_of_the_drawn_picture_never_overlap(opened: Tab) -> None:
    """What the layout took for the widths of texts holds for the fonts of this machine."""
    page = opened.page
    for _ in range(7):
        page.get_by_role("button", name="Nearer").click()
    page.wait_for_function("document.querySelector('[data-level=near]')")
    found = page.evaluate(
        """() => {
        const shown = ".nodes text:not([aria-hidden]), .picture > .lane text";
        const texts = [...document.querySelectorAll(shown)];
        const boxes = texts.map((text) => text.getBBox());
        const faults = [];
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b, j) => {
          const isBeside = a.x >= b.x + b.width || b.x >= a.x + a.width;
          const isBelow = a.y + 4 >= b.y + b.height || b.y + 4 >= a.y + a.height;
          if (!isBeside && !isBelow)
            faults.push(`${texts[i].textContent} / ${texts[i + 1 + j].textContent}`);
        }));
        return [texts.length, faults];
        }"""
    )
    assert found[0] > 380
    assert found[1] == []


def test_without_scripts_there_are_the_picture_and_the_table(
    real_address: str, chromium: Browser
) -> None:
    with tab(chromium, java_script_enabled=False, viewport=WIDE) as opened:
        page = opened.open(f"{real_address}lineage/")
        expect(page.locator(".nodes .node").first).to_be_visible()
        assert page.locator("article :is(button, select, input):visible").count() == 0
        rows = page.locator("#edges tbody tr")
        assert rows.count() > 300
        assert rows.first.locator("td").count() == 5
        assert page.locator('.picture a[href="../models/starcoder/"]').count() == 1


@pytest.mark.needs("axe")
def test_checkers_find_nothing_in_the_picture_and_its_card(
    real_address: str, chromium: Browser
) -> None:
    with tab(chromium, viewport=NARROW, reduced_motion="reduce") as opened:
        page = load(opened, real_address, "?model=starcoder&data")
        page.evaluate(
            "document.querySelectorAll('#edges tr').forEach((row, i) => i > 9 && row.remove())"
        )
        page.add_script_tag(path=tool_path("axe"))
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, runOnly=["color-contrast"]) == []


def test_the_drawing_of_a_model_leads_to_its_kin(real_address: str, chromium: Browser) -> None:
    with tab(chromium, viewport=NARROW) as opened:
        page = opened.open(f"{real_address}models/codefuse-codellama/")
        expect(page.get_by_text("was instruction-tuned from")).to_be_visible()
        page.locator(".kin").get_by_role("link", name="Llama 2").click()
        expect(page.locator("h1")).to_have_text("Llama 2")
        assert opened.width() <= NARROW["width"]
