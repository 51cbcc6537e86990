"""Stamping a page gives the bytes that the theme would have rendered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from codelm.site.mends import mended
from codelm.site.page import Page
from codelm.site.pages import SECTIONS
from codelm.site.shell import Shell, Shells, marker
from codelm.site.theme import PUBLIC, SHELLS, rendered_theme
from codelm.site.theme.dress import dress
from codelm.site.theme.plugin import with_chapters

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.nav import Navigation

ROOT = Path(__file__).parent.parent

HOSTILE = 'A <b> & "q" {{ x }} {% raw %} \\1 \\g<0> @@ $& %s ' + marker("body") + "\u202e ’"
BODY = f"<h1>{marker('title')}</h1>\n<p>{{{{ page.title }}}} \\1 &lt;b&gt; {marker('toc')}</p>"
TOC = tuple((f"part-{n}", f"Part {n} <i> & {marker('id1')}") for n in range(5))


def page(address: str, toc: tuple[tuple[str, str], ...] = (), source: str | None = None) -> Page:
    """A page whose every text tries to break out."""
    return Page(
        address=address,
        template="",
        title=HOSTILE,
        description=HOSTILE,
        facts={},
        toc=toc,
        source=source,
    )


SAMPLES = (
    page(""),
    page("papers/", TOC),
    page("tasks/"),
    page("venues/", TOC[:1]),
    page("papers/li2023starcoder/", source="papers/2023/li2023starcoder.yaml"),
    page("models/codebert/", TOC[:1], source="taxonomy/models/codebert.yaml"),
    page("venues/icse/", TOC, source="taxonomy/venues/icse.yaml"),
    page("years/2023/", TOC[:2]),
)


class RealPages:
    """Has MkDocs itself build the samples, as pages of its own: a plugin."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Put the chapters of the guide into the navigation."""
        with_chapters(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add an empty file for each sample, and for each index that the navigation names."""
        addresses = {sample.address for sample in SAMPLES}
        generated = (section.name for section in SECTIONS if not section.by_hand)
        indexes = {f"{name}/" if name else "" for name in generated}
        for address in sorted(addresses | indexes):
            files.append(File.generated(config, _file_of(address), content=""))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Make the index of a section the parent of its pages."""
        for sample in SAMPLES:
            section, _, below = sample.address.partition("/")
            child = files.src_uris[_file_of(sample.address)].page
            if below and child:
                child.parent = cast("None", files.src_uris[f"{section}/index.md"].page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the pages their content, after MkDocs has read their empty files."""
        env.trim_blocks = env.lstrip_blocks = True
        for sample in SAMPLES:
            file_page = files.src_uris[_file_of(sample.address)].page
            assert file_page
            dress(file_page, sample, BODY, '<meta name="x" content="1">', config)

    def on_post_page(self, output: str, **_: object) -> str:
        """Mend what the theme gets wrong."""
        return mended(output)


def _file_of(address: str) -> str:
    section, _, below = address.partition("/")
    if below:
        return f"{section}/{below.strip('/')}.md"
    return f"{section}/index.md" if section else "index.md"


@pytest.fixture(scope="module", params=["", "https://example.org/atlas/"], ids=["anywhere", "url"])
def site_url(request: pytest.FixtureRequest) -> str:
    """The address that the site is told to have."""
    return cast("str", request.param)


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory, site_url: str) -> Path:
    """The rendered theme."""
    folder = tmp_path_factory.mktemp("theme")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CODELM_SITE_URL", site_url)
        rendered_theme(ROOT, folder, SECTIONS)
    return folder


@pytest.fixture(scope="module")
def shells(theme: Path) -> Shells:
    """The shells, read back from their file."""
    return Shells.read(theme / SHELLS)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, site_url: str) -> Path:
    """The samples as MkDocs builds them."""
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CODELM_SITE_URL", site_url)
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
        config.plugins["real"] = cast("BasePlugin[Config]", RealPages())
        build(config)
    return folder


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.address or "home")
def test_stamped_page_is_what_the_theme_renders(shells: Shells, real: Path, sample: Page) -> None:
    """A filled shell and a page built by MkDocs are the same bytes."""
    stamped = shells.fill(sample, BODY, '<meta name="x" content="1">')
    assert stamped.encode() == (real / sample.address / "index.html").read_bytes()


def test_text_is_escaped_once(shells: Shells) -> None:
    """The title stands in the page as text, and no marker is left or taken for one."""
    html = shells.fill(SAMPLES[4], BODY)
    assert "<title>A &lt;b&gt; &amp; &quot;q&quot; {{ x }}" in html
    assert html.count(BODY) == 1
    assert "<b>" not in html


def test_edit_link_leads_to_the_record(shells: Shells) -> None:
    """A page of a record has a link to its file; an index has none."""
    assert "/edit/main/papers/2023/li2023starcoder.yaml" in shells.fill(SAMPLES[4], BODY)
    assert 'rel="edit"' not in shells.fill(SAMPLES[1], BODY)


def test_every_page_has_a_form_to_correct_it(shells: Shells, site_url: str) -> None:
    """The form is filled with the address of the page, and with the file of its record."""
    form = f"/issues/new?template=correct.yml&amp;page={site_url}papers/"
    path = "li2023starcoder/&amp;path=papers/2023/li2023starcoder.yaml"
    assert f'{form}{path}"' in shells.fill(SAMPLES[4], BODY)
    assert f'{form}"' in shells.fill(SAMPLES[1], BODY)


def test_tab_of_the_section_is_active(shells: Shells) -> None:
    """A page below an index shows the tab of its section."""
    tabs = shells.fill(SAMPLES[4], BODY).partition('class="md-tabs__list"')[2]
    active = tabs.partition("md-tabs__item--active")[2].partition("</li>")[0]
    assert "Papers" in active


def test_canonical_link_needs_an_address(shells: Shells, site_url: str) -> None:
    """The canonical link is there when the site knows its address, and only then."""
    html = shells.fill(SAMPLES[4], BODY)
    link = f'<link rel="canonical" href="{site_url}papers/li2023starcoder/">'
    assert (link in html) is bool(site_url)
    assert ("canonical" in html) is bool(site_url)


def test_browsers_can_take_the_site_as_a_search_engine(
    shells: Shells, theme: Path, site_url: str
) -> None:
    """The description of the search holds whole addresses, so it needs that of the site."""
    file = theme / PUBLIC / "opensearch.xml"
    html = shells.fill(SAMPLES[4], BODY)
    assert ('rel="search"' in html) is file.exists() is bool(site_url)
    if site_url:
        text = file.read_text("utf-8")
        assert text.startswith("<?xml")
        urls = [url.get("template") for url in ET.fromstring(text)]  # noqa: S314  it is our own
        assert f"{site_url}search/?q={{searchTerms}}" in urls


def test_no_page_asks_another_host(shells: Shells, theme: Path) -> None:
    """Scripts, styles and pictures are all the site's own."""
    pages = [shells.fill(SAMPLES[4], BODY), (theme / PUBLIC / "about/index.html").read_text()]
    for html in pages:
        assert 'src="http' not in html
        assert 'rel="stylesheet" href="http' not in html
        assert 'data-md-component="source"' not in html  # asks the repository's host for stars


def test_marked_pages_are_not_published(theme: Path) -> None:
    """The public folder holds the hand-written pages and no marker, no shell, no site map."""
    public = theme / PUBLIC
    assert (public / "survey/index.html").is_file()
    assert (public / "404.html").is_file()
    assert (public / "assets/table.mjs").is_file()
    assert not (public / "papers").exists()
    assert not (public / "sitemap.xml").exists()
    assert not (public / "search").exists()


def test_body_without_title_is_refused(shells: Shells) -> None:
    """The theme would have added a title of its own."""
    with pytest.raises(ValueError, match="needs an <h1>"):
        shells.fill(SAMPLES[0], "<p>no title</p>")


def test_shell_without_list_has_no_slot_for_it() -> None:
    """A shell knows its slots from the marked page alone."""
    shell = Shell.cut(f"<title>{marker('title')}</title><h1>{marker('body')}</h1>")
    assert shell.slots == ("title", "body")
    assert shell.fill(page("x/"), "<h1>") == f"<title>{_escaped(HOSTILE)}</title><h1>"


def _escaped(text: str) -> str:
    for char, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(char, f"&{name};")
    return text
