"""What axe finds wrong in a page."""

from typing import Any

from playwright.sync_api import Page

__all__ = ["violations"]


def violations(page: Page, **options: Any) -> list[tuple[str, str]]:
    """What is found: the rule, and the elements that break it."""
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [(one["id"], " | ".join(n["html"][:200] for n in one["nodes"][:3])) for one in found]
