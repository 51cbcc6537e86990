"""From the records to the site."""

from __future__ import annotations

import fcntl
import gc
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import orjson

from codelm import checks
from codelm.kb import KnowledgeBase
from codelm.outputs import CACHE, SITE
from codelm.problems import Problem
from codelm.site.atlas import Atlas
from codelm.site.bibliographies import bibliography_files
from codelm.site.comparison import compare_file
from codelm.site.data import data_files
from codelm.site.description import description_file
from codelm.site.entries import Entries
from codelm.site.exported import export_files
from codelm.site.feeds import feed_files
from codelm.site.figures import FIGURES
from codelm.site.fingerprints import code_fingerprint
from codelm.site.handwritten import handwritten_files
from codelm.site.identity import Identity
from codelm.site.page import Page
from codelm.site.pages import SECTIONS, pages
from codelm.site.pages.rows import Rows
from codelm.site.picture import picture_file
from codelm.site.search import search_files
from codelm.site.shell import Shells
from codelm.site.sitemap import sitemap_files
from codelm.site.template import Templates
from codelm.site.theme import ADDRESS, EDIT, IDENTITY, PUBLIC, SHELLS, rendered_theme, theme_digest
from codelm.site.tree import Progress, SiteFile, Written, digest, put, standing
from codelm.stock import layers

__all__ = ["Unbuildable", "build"]

Say = Callable[[str], None]


class Unbuildable(Exception):  # noqa: N818  it reads as what the index is
    """An index with errors that pages cannot be made from."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def build(root: Path, say: Say, progress: Progress) -> Written:
    """Bring `build/site` up to date with the records; raises Unbuildable, and then changes nothing.

    `say` is told what is being done; `progress` wraps the files while they are made.
    """
    cache = root / CACHE
    cache.mkdir(parents=True, exist_ok=True)
    with _alone(cache, say), _collector_paused():
        say("Reading the records")
        kb = KnowledgeBase.read(root, cache / "records.json")
        if blocking := checks.blocking(kb, FIGURES):
            raise Unbuildable(blocking)
        theme = _theme(root, cache, say)
        say(f"Making the pages of {len(kb.files):,} records")
        return put(
            _files(Atlas.of(kb, Identity.read(theme / IDENTITY)), root, theme),
            root / SITE,
            cache,
            progress,
        )


@contextmanager
def _alone(cache: Path, say: Say) -> Iterator[None]:
    """Let one build at a time work on the site."""
    with (cache / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another build to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Make no search for cycles among the millions of values of a build; it would take a third."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _theme(root: Path, cache: Path, say: Say) -> Path:
    """The folder with the rendered theme: as it was kept, or made anew when its sources changed."""
    kept = cache / f"theme-{theme_digest(root, SECTIONS)}"
    if not kept.exists():
        say("Rendering the theme")
        beside = cache / "theme.new"
        shutil.rmtree(beside, ignore_errors=True)
        rendered_theme(root, beside, SECTIONS)
        for old in cache.glob("theme-*"):
            shutil.rmtree(old)
        beside.rename(kept)
    return kept


def _files(atlas: Atlas, root: Path, theme: Path) -> Iterator[SiteFile]:
    """Every file of the site."""
    rows = Rows(atlas)
    made = list(pages(rows))
    site_url = (theme / ADDRESS).read_text("utf-8")
    edit = (theme / EDIT).read_text("utf-8")
    templates = Templates(
        layers(root, "site/templates"), root / CACHE / "templates", site_url, edit
    )
    how = digest(*(part.encode() for part in (theme.name, templates.digest(), code_fingerprint())))
    shown = {file.path: file for file in handwritten_files(rows, templates, theme / PUBLIC, how)}
    yield from shown.values()
    yield from (file for file in _theme_files(theme / PUBLIC) if file.path not in shown)
    yield from _page_files(made, Shells.read(theme / SHELLS), templates, how)
    yield picture_file(made, root, templates, how)
    stands = standing(root / SITE, root / CACHE)
    entries = Entries(atlas.kb, rows.fingerprints, stands)
    yield from bibliography_files(rows, entries)
    yield from export_files(atlas.kb, rows.fingerprints, entries)
    yield from feed_files(rows, site_url)
    yield description_file(atlas.kb, atlas.identity.name)
    yield from search_files(atlas.kb, rows.fingerprints, stands)
    sitemap = sitemap_files(_addresses(made, theme / PUBLIC), site_url)
    yield from data_files(atlas, rows.fingerprints)
    yield compare_file(rows)
    for path, content in sitemap:
        yield SiteFile(path, digest(content), partial(bytes, content))


def _theme_files(public: Path) -> Iterator[SiteFile]:
    for path in sorted(public.rglob("*")):
        name = path.relative_to(public).as_posix()
        if path.is_file():
            yield SiteFile(name, f"{public.parent.name}/{name}", path.read_bytes)


def _addresses(made: Iterable[Page], public: Path) -> list[str]:
    """The addresses of all pages that are to be found, generated and written by hand."""
    files = sorted(public.rglob("index.html"))
    by_hand = [f"{file.parent.relative_to(public).as_posix()}/" for file in files]
    return [*by_hand, *(page.address for page in made if not page.leads_to)]


def _page_files(
    made: Iterable[Page], shells: Shells, templates: Templates, how: str
) -> Iterator[SiteFile]:
    """The generated pages; one is rendered only when what it shows, or how, has changed."""

    def rendered(page: Page) -> bytes:
        return shells.fill(page, templates.body(page), templates.head(page)).encode()

    for page in made:
        what = orjson.dumps(page.shown)
        yield SiteFile(
            f"{page.address}index.html", digest(how.encode(), what), partial(rendered, page)
        )
