"""The picture of the lineage as a file that programs for drawings read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from codelm.site.page import Page
from codelm.site.pages.lineage import LINEAGE, picture_page
from codelm.site.template import Templates
from codelm.site.tree import SiteFile, digest
from codelm.stock import layers

__all__ = ["STYLES", "picture_file", "plain_style"]

STYLES = "assets/picture.css"
"""The style sheet of drawings in the theme, also in pages."""


def picture_file(pages: Iterable[Page], root: Path, templates: Templates, how: str) -> SiteFile:
    """`data/lineage.svg`; `how` stands for the code and the templates."""
    shown = next(page for page in pages if page.address == LINEAGE)
    page = picture_page(shown, plain_style(_themed(root, STYLES).read_text("utf-8")))
    what = digest(how.encode(), repr(page.shown).encode())
    return SiteFile(page.address, what, lambda: templates.body(page).encode())


def _themed(root: Path, path: str) -> Path:
    """A file of the theme: that of the atlas, or else that of the package."""
    found = (folder / path for folder in layers(root, "site/theme"))
    return next(file for file in found if file.is_file())


def plain_style(style: str) -> str:
    """The style sheet in light colours and without variables, which many programs do not know."""
    light, _, rest = style.partition("[data-md-color-scheme")
    values = dict(re.findall(r"(--picture-[\w-]+): ([^;]+);", light))
    rules = rest.partition("}")[2]
    return re.sub(r"var\((--picture-[\w-]+)\)", lambda found: values[found[1]], rules).strip()
