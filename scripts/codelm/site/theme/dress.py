"""What the theme is told of a generated page."""

from __future__ import annotations

import os
import posixpath
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from codelm.site.page import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as ThemePage
    from mkdocs.structure.toc import TableOfContents

__all__ = ["dress", "edit_root"]

_CONTENT = "__content"


def dress(theme_page: ThemePage, page: Page, body: str, head: str, config: MkDocsConfig) -> None:
    """Give a page of MkDocs the content of a generated page."""
    theme_page.content = f'<div id="{_CONTENT}">\n{body}\n</div>'
    theme_page.toc = _toc(page)
    theme_page.edit_url = _edit_url(page, config)
    theme_page.meta = {
        "title": escape(page.title),  # the theme escapes nothing
        "description": escape(page.description),
        "head": head,
        "source": page.source,
        "hide": _hidden(theme_page, page),
    }


def _toc(page: Page) -> TableOfContents:
    """The headings below the title, which the link to skip the navigation leads to."""
    from mkdocs.structure.toc import AnchorLink, TableOfContents

    top = AnchorLink(escape(page.title), _CONTENT, 1)
    top.children = [AnchorLink(escape(label), escape(id_), 2) for id_, label in page.toc]
    return TableOfContents([top])


def _edit_url(page: Page, config: MkDocsConfig) -> str | None:
    """Where the record of the page is edited."""
    root = edit_root(config)
    return f"{root}{page.source}" if page.source and root else None


def edit_root(config: MkDocsConfig) -> str:
    """Where all files are edited; `edit_uri` is about the hand-written pages."""
    if not (config.repo_url and config.edit_uri):
        return ""
    pages = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
    folder = os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)
    return urljoin(pages, f"{posixpath.relpath('.', Path(folder).as_posix())}/")


def _hidden(theme_page: ThemePage, page: Page) -> list[str]:
    """Side bars that would stand empty: they leave their place to the content."""
    index = theme_page if theme_page.is_index else theme_page.parent
    grouped = index is not None and index.parent is not None
    return [*["navigation"] * (not grouped), *["toc"] * (not page.toc)]
