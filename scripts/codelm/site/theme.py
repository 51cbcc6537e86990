"""The theme, as MkDocs renders it: the only module that knows MkDocs."""

from __future__ import annotations

import logging
import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from codelm.guide import links as links_module
from codelm.guide.manuscript import GUIDE, chapter_files
from codelm.site import mends as mends_module
from codelm.site import page as page_module
from codelm.site import shell as shell_module
from codelm.site import slots as slots_module
from codelm.site.identity import Identity, Unnamed
from codelm.site.mends import mended
from codelm.site.page import Page
from codelm.site.shell import Section, Shells, marked_pages
from codelm.site.slots import slotted
from codelm.stock import files, layers

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as ThemePage
    from mkdocs.structure.toc import TableOfContents

__all__ = [
    "ADDRESS",
    "EDIT",
    "IDENTITY",
    "PUBLIC",
    "SHELLS",
    "ThemeError",
    "dress",
    "mended",
    "rendered_theme",
    "theme_digest",
    "with_chapters",
]

PUBLIC = "public"
"""Folder of the destination with what is published: assets, hand-written pages."""
SHELLS = "shells.json"
"""File of the destination with the shells, for `Shells.read`."""
ADDRESS = "address.txt"
"""File of the destination that says where the site will stand; empty where that is not known."""
EDIT = "edit.txt"
"""File of the destination that says where files are edited; empty where that is not known."""
IDENTITY = "identity.json"
"""File of the destination that says what the atlas is called, for `Identity.read`."""

_CONTENT = "__content"
_THEME = "site/theme"
_PAGES = "site/pages"
_MODULES = (links_module, mends_module, page_module, shell_module, slots_module)
_SOURCES = (Path(__file__), *(Path(str(module.__file__)) for module in _MODULES))
_SETTINGS = ("CODELM_SITE_URL", "CODELM_REPO_URL")  # read by mkdocs.yml


# Two megabytes that no page asks for: the search of the theme, and source maps.
_UNASKED = re.compile(
    r"assets/javascripts/(?:lunr|workers)/|assets/.*\.map$|assets/images/favicon\.png$"
)
# The theme asks for a site map beside each alternate of a page, and means those in other languages.
_BUNDLE = re.compile(r"assets/javascripts/bundle\..*\.js$")
_ALTERNATE = ("link[rel=alternate]", "link[rel=alternate][hreflang]")


class ThemeError(Exception):
    """MkDocs could not render the theme; the message says why."""


def theme_digest(root: Path, sections: Sequence[Section]) -> str:
    """What the rendered theme depends on, in one short text."""
    digest = blake2b(repr(sections).encode(), digest_size=16)
    for name in ("mkdocs", "mkdocs-material"):
        digest.update(f"{name} {version(name)}\0".encode())
    for name in _SETTINGS:
        digest.update(f"{name}={os.environ.get(name)}\0".encode())
    for path in [*_SOURCES, *_inputs(root)]:
        content = path.read_bytes()
        digest.update(f"{os.path.relpath(path, root)} {len(content)}\0".encode() + content)
    return digest.hexdigest()


def _inputs(root: Path) -> Iterator[Path]:
    yield root / "mkdocs.yml"
    yield from files([root / _PAGES])
    yield from files(layers(root, _THEME))


def rendered_theme(root: Path, destination: Path, sections: Sequence[Section]) -> None:
    """Render the hand-written pages and the shells of the sections into a folder."""
    # A build that has a rendered theme in its cache never comes here, and all of it takes less
    # time than the import of MkDocs.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    markers = _Markers(sections)
    try:
        with _environment_kept(), _warnings() as said:
            config = load_config(
                str(root / "mkdocs.yml"), site_dir=str(destination / PUBLIC), strict=True
            )
            config.plugins["shells"] = cast("BasePlugin[Config]", markers)
            _dressed_by(config, layers(root, _THEME))
            if not config.repo_url:
                config.edit_uri = None  # it is a way from there
            identity = Identity.of(config.site_name, config.extra.get("atlas"))
            build(config)
    except Unnamed as error:
        raise ThemeError(f"mkdocs.yml: {error}") from error
    except MkDocsException as error:
        raise ThemeError("\n".join(["MkDocs:", *said, str(error)])) from error
    markers.shells.write(destination / SHELLS)
    (destination / ADDRESS).write_text(_address(config.site_url), "utf-8")
    identity.write(destination / IDENTITY)
    (destination / EDIT).write_text(_edit_root(config), "utf-8")


def _dressed_by(config: MkDocsConfig, folders: Sequence[Path]) -> None:
    """Put the theme of the package below that of the atlas, above the one of MkDocs."""
    ours = [str(folder) for folder in folders]
    config.theme.dirs = [*ours, *(folder for folder in config.theme.dirs if folder not in ours)]


def _address(site_url: str | None) -> str:
    return f"{site_url.rstrip('/')}/" if site_url else ""


@contextmanager
def _environment_kept() -> Iterator[None]:
    """Undo what the import of the theme does to the environment of the process."""
    before = dict(os.environ)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of; in strict mode it stops without repeating it."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


class _Markers:
    """Renders marked pages in the midst of a build: MkDocs calls it as a plugin."""

    shells: Shells

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections

    def on_config(self, config: MkDocsConfig) -> None:
        """Put the chapters of the guide into the navigation."""
        self._chapters = with_chapters(config)

    def on_page_markdown(self, markdown: str, *, page: ThemePage, **_: object) -> str:
        """Put markers where a hand-written page shows something of records."""
        is_chapter = page.file.src_uri in self._chapters
        text = slotted(markdown, str(page.meta.get("title", "")), is_chapter=is_chapter)
        page.meta["linked"] = text != markdown
        page.meta["source"] = f"{_PAGES}/{page.file.src_uri}"
        return text

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add a file for the index of each section, and one for the pages below it."""
        from mkdocs.structure.files import File

        for file in [file for file in files if _UNASKED.match(file.src_uri)]:
            files.remove(file)
        for file in files:
            if _BUNDLE.match(file.src_uri):
                file.content_string = file.content_string.replace(*_ALTERNATE)
        for section in self._sections:
            for address in section.addresses:
                files.append(File.generated(config, _source_uri(address), content=""))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Make the index of a section the parent of its pages, so that its tab shows as active."""
        self._nav, self._config, self._files = nav, config, files
        for section in self._sections:
            index = _theme_page(files, section.index)
            for page in (_theme_page(files, address) for address in section.addresses):
                if page is not index:
                    page.parent = cast("None", index)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Render the marked pages, and keep MkDocs from writing them out."""
        from mkdocs.structure.files import InclusionLevel

        env.trim_blocks = env.lstrip_blocks = True  # a sixth of each page would be blanks
        marked = [marks for section in self._sections for marks in marked_pages(section)]
        self.shells = Shells.cut((marks[0], self._rendered(env, *marks)) for marks in marked)
        for page, _, _ in marked:
            _theme_page(files, page.address).file.inclusion = InclusionLevel.EXCLUDED

    def on_post_template(self, output: str, *, template_name: str, **_: object) -> str:
        """Drop the site map: it would name the hand-written pages alone."""
        return "" if template_name == "sitemap.xml" else mended(output)

    def on_post_page(self, output: str, **_: object) -> str:
        """Mend a hand-written page."""
        return mended(output)

    def _rendered(self, env: Environment, page: Page, body: str, head: str) -> str:
        from mkdocs.commands.build import get_context

        theme_page = _theme_page(self._files, page.address)
        dress(theme_page, page, body, head, self._config)
        theme_page.active = True
        context = get_context(self._nav, self._files, self._config, theme_page)
        html = env.get_template("main.html").render(context)
        theme_page.active = False
        return mended(html)


def with_chapters(config: MkDocsConfig) -> list[str]:
    """The chapters of the guide, which stand below it in the navigation from now on."""
    chapters = chapter_files(Path(config.config_file_path).parent)
    first = f"{GUIDE}/index.md"
    for entry in config.nav or ():
        for name, to in list(entry.items()):
            if to == first and chapters:
                entry[name] = [{"Overview": first}, *chapters]
    return chapters


def _source_uri(address: str) -> str:
    """The Markdown file that MkDocs would put at an address: an index, or a page below one."""
    section, _, below = address.partition("/")
    return f"{section}/{below.rstrip('/')}.md" if below else posixpath.join(section, "index.md")


def _theme_page(files: Files, address: str) -> ThemePage:
    file = files.get_file_from_path(_source_uri(address))
    assert file  # noqa: S101 - `on_files` added it
    assert file.page  # noqa: S101 - MkDocs made it, in the navigation or beside it
    return file.page


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
    root = _edit_root(config)
    return f"{root}{page.source}" if page.source and root else None


def _edit_root(config: MkDocsConfig) -> str:
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
