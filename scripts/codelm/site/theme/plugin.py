"""What happens in the midst of a build of MkDocs: marked pages are rendered, others mended."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from codelm.guide.manuscript import GUIDE, chapter_files
from codelm.site.mends import mended
from codelm.site.page import Page
from codelm.site.shell import Section, Shells, marked_pages
from codelm.site.slots import slotted
from codelm.site.theme.dress import dress

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as ThemePage

__all__ = ["Markers", "with_chapters"]

# Two megabytes that no page asks for: the search of the theme, and source maps.
_UNASKED = re.compile(
    r"assets/javascripts/(?:lunr|workers)/|assets/.*\.map$|assets/images/favicon\.png$"
)
# The theme asks for a site map beside each alternate of a page, and means those in other languages.
_BUNDLE = re.compile(r"assets/javascripts/bundle\..*\.js$")
_ALTERNATE = ("link[rel=alternate]", "link[rel=alternate][hreflang]")


class Markers:
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
        page.meta["source"] = f"site/pages/{page.file.src_uri}"
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
