"""The page of the lineage in Chromium: nothing that a reader does holds it up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_lineage import load
from tests.browser.test_reading import WIDE
from tests.chromium import tab

pytestmark = pytest.mark.needs("chromium")


def test_moving_zooming_and_lighting_never_hold_up_the_page(
    real_address: str, chromium: Browser
) -> None:
    """On a machine busy with other things any task may take long; then its own work counts."""
    with tab(chromium, viewport=WIDE, reduced_motion="reduce") as opened:
        page = load(opened, real_address)
        with traced(page) as events:
            held_up = page.evaluate(_WORK)
        assert opened.complaints == []
    assert not held_up or busiest(events) < 50


@contextmanager
def traced(page: Page) -> Iterator[list[dict[str, Any]]]:
    """What the browser notes of its work, complete after the block."""
    session = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    done: list[Any] = []
    session.on("Tracing.dataCollected", lambda said: events.extend(said["value"]))
    session.on("Tracing.tracingComplete", lambda said: done.append(said))  # noqa: PLW0108
    session.send("Tracing.start", {"traceConfig": {"includedCategories": ["toplevel"]}})
    yield events
    session.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)


def busiest(events: list[dict[str, Any]]) -> float:
    """The most milliseconds of the processor that a task of a page's main thread took."""
    main = {e["tid"] for e in events if e.get("args", {}).get("name") == "CrRendererMain"}
    tasks: list[float] = [e["tdur"] / 1000 for e in events if e.get("tid") in main and "tdur" in e]
    assert tasks
    return max(tasks)


_WORK = """async () => {
  const view = document.querySelector("[data-lineage=view]");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const { left, top } = view.getBoundingClientRect();
  const wheel = (deltaY) => view.dispatchEvent(new WheelEvent("wheel",
    { deltaY, clientX: left + 600, clientY: top + 300, bubbles: true, cancelable: true }));
  for (let i = 0; i < 12; i += 1) { wheel(-150); await frame(); }
  for (const id of ["gpt-1", "llama", "qwen2.5", "t5", "deepseek-coder"]) {
    const node = document.querySelector(`.nodes [data-id="${id}"]`);
    node.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    await frame();
    node.dispatchEvent(new PointerEvent("pointerout", { bubbles: true }));
    await frame();
  }
  for (let i = 0; i < 12; i += 1) { wheel(150); await frame(); }
  await new Promise((done) => setTimeout(done, 500));
  observer.disconnect();
  return tasks.map((task) => task.duration);
}"""
