"""Generated pages as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One generated page: where it stands, which template shows it, and the facts it shows."""

    address: str
    """Path below the root of the site, ending in "/"; the home page has ""."""
    template: str
    """File in site/templates."""
    title: str
    """Title of the page, as plain text."""
    description: str
    """One sentence for search engines and previews, as plain text."""
    facts: Mapping[str, Any]
    """What the template shows: text, numbers, booleans, lists and mappings only."""
    toc: tuple[tuple[str, str], ...] = field(default=())
    """Table of contents: the id of each heading, and its label."""
    source: str | None = None
    """The file of the record that the page shows, relative to the root of the index."""
    late: Callable[[], Mapping[str, Any]] = field(default=dict)
    """Makes further facts, which cost too much to be made for a page that has not changed."""
    stamp: str = ""
    """Stands for the late facts: the same stamp means the same facts."""
    leads_to: str = ""
    """Address of the page that took the place of this one."""

    @property
    def shown(self) -> tuple[Any, ...]:
        """All that the page is made from, in a fixed order: what its digest is taken of."""
        return tuple(getattr(self, name) for name in self.__slots__ if name != "late")

    @property
    def base(self) -> str:
        """The way from the page up to the root of the site: "../../"."""
        return "../" * self.address.count("/") or "./"
