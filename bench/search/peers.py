"""The compared searches, each as a folder of a site of its own, in its best usual set-up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.search.entries import Entry, entries
from codelm.kb import KnowledgeBase
from codelm.search.columns import first_columns, more_columns, rest_columns
from codelm.search.documents import documents

__all__ = ["OURS", "Peer", "sites"]

OURS = "ours"
_PAGES = Path(__file__).with_name("pages")
_MKDOCS = str(Path(sys.executable).with_name("mkdocs"))


@dataclass(frozen=True, slots=True)
class Peer:
    """A search in a page."""

    name: str
    page: str
    """The page with its field, below the root of all sites."""
    field: str
    """Selects the field."""
    results: str
    """Selects where the results are put."""
    result: str
    """Selects a result."""
    on_demand: bool = True
    """Whether it loads when its field is focused, and not with the page."""


@dataclass(frozen=True, slots=True)
class _Index:
    """What the sites are made of."""

    kb: KnowledgeBase
    atlas: Path
    """The built site of the atlas."""
    modules: Path
    """Packages from npm."""
    entries: Sequence[Entry]


def sites(kb: KnowledgeBase, atlas: Path, modules: Path, folder: Path) -> list[Peer]:
    """Make a site for each search over the same records, below the folder."""
    index = _Index(kb, atlas, modules, tuple(entries(kb, documents(kb))))
    peers = []
    for name, make in _SITES.items():
        site = folder / name
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir(parents=True)
        peers.append(make(index, name, site))
    return peers


def _ours(index: _Index, name: str, site: Path) -> Peer:
    """The header of a page of the atlas; only the records are exchanged."""
    shutil.copytree(index.atlas / "assets", site / "assets")
    shutil.copytree(index.atlas / "about", site / "about")
    found = documents(index.kb)
    (site / "search").mkdir()
    names = {part: f"{part}.json" for part in ("more", "rest")}
    (site / "search/first.json").write_bytes(first_columns(found, names))
    (site / "search/more.json").write_bytes(more_columns(found))
    (site / "search/rest.json").write_bytes(rest_columns(found))
    panel = ".suggestions"
    option = f"{panel} [role=option]:not(.suggest-all)"
    return Peer(name, "about/", ".atlas-search input", panel, option)


def _mkdocs_page(index: _Index, name: str, site: Path) -> Peer:
    """A page of a MkDocs site; the index of its search has one compact entry a record."""
    source = site.with_suffix(".source")
    shutil.rmtree(source, ignore_errors=True)
    (source / "docs").mkdir(parents=True)
    (source / "docs/index.md").write_text("# Literature\n")
    settings = {"site_name": "Literature", "theme": {"name": "material", "font": False}}
    (source / "mkdocs.yml").write_text(json.dumps({**settings, "plugins": ["search"]}))
    command = [_MKDOCS, "build", "--quiet", "--site-dir", str(site.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=source, env=environment, check=True)
    path = site / "search/search_index.json"
    search_index = {**json.loads(path.read_text()), "docs": list(map(_lunr, index.entries))}
    path.write_text(json.dumps(search_index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    found = ".md-search-result__list"
    return Peer(name, "", ".md-search__input", found, f"{found} > li", on_demand=False)


def _lunr(entry: Entry) -> dict[str, str]:
    text = ". ".join(filter(None, (entry.names, entry.people, entry.labels, entry.detail)))
    return {"location": entry.url, "title": entry.title, "text": text}


def _mkdocs_worker(index: _Index, name: str, site: Path) -> Peer:
    """The worker and the index of that page, asked for when the field is focused."""
    page = site.with_name("mkdocs-material page")
    worker = next(page.glob("assets/javascripts/workers/search.*.min.js"))
    shutil.copy(worker, site / "worker.js")
    shutil.copy(page / "search/search_index.json", site)
    return _bare(index, name, site, "mkdocs")


def _pagefind(index: _Index, name: str, site: Path) -> Peer:
    records = site.with_suffix(".json")
    records.write_text(json.dumps(list(map(asdict, index.entries))), "utf-8")
    program = _PAGES / "pagefind-index.mjs"
    command = ["node", *map(str, (program, index.modules.resolve(), records, site / "pagefind"))]
    subprocess.run(command, check=True, capture_output=True)
    return _bare(index, name, site, "pagefind")


def _minisearch(index: _Index, name: str, site: Path) -> Peer:
    records = list(map(asdict, index.entries))
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    (site / "records.json").write_text(text, "utf-8")
    _bundled(index, _PAGES / "minisearch-worker.mjs", site / "worker.mjs")
    return _bare(index, name, site, "minisearch")


def _bare(index: _Index, name: str, site: Path, engine: str) -> Peer:
    """A page with nothing but a field, for an engine that brings no page."""
    shutil.copy(_PAGES / "field.html", site / "index.html")
    for module, file in {"field.mjs": "field", "engine.mjs": f"{engine}-engine"}.items():
        _minified(index, _PAGES / f"{file}.mjs", site / module)
    return Peer(name, "", "input", "ol", "ol li")


def _bundled(index: _Index, source: Path, target: Path) -> None:
    _minified(index, source, target, "--bundle")


def _minified(index: _Index, source: Path, target: Path, *options: str) -> None:
    program = index.modules / "esbuild/bin/esbuild"
    command = [
        str(program),
        str(source),
        "--minify",
        "--format=esm",
        f"--outfile={target}",
        *options,
    ]
    environment = {**os.environ, "NODE_PATH": str(index.modules.resolve())}
    subprocess.run(command, check=True, capture_output=True, env=environment)


_SITES: dict[str, Callable[[_Index, str, Path], Peer]] = {
    OURS: _ours,
    "mkdocs-material page": _mkdocs_page,
    "mkdocs-material worker": _mkdocs_worker,
    "Pagefind": _pagefind,
    "MiniSearch": _minisearch,
}
