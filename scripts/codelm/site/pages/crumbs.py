"""The way from the home page down to a page."""

from __future__ import annotations

from codelm.records import KINDS
from codelm.site.pages.links import Said, inner

__all__ = ["crumbs"]

_SECTIONS = {kind.plural: kind.title for kind in KINDS.values()} | {
    "data": "Data",
    "years": "Years",
    "survey": "Guide",
}
_HOME = inner("Home", "")


def crumbs(section: str | None = None, *between: Said) -> list[Said]:
    """The pages above a page of a section, from the top; without one, of the section's own page."""
    return [_HOME, *([inner(_SECTIONS[section], f"{section}/")] if section else ()), *between]
