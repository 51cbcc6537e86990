"""The whole site of the real index: links, documents, addresses, data, and valid HTML."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner

from codelm.cli import main
from codelm.records import KINDS
from tests.documents import Document, dead_links, documents, loaded_by_styles
from tests.outside_tools import tool_path
from tests.sites import ROOT

LEAST = {
    "papers": 3_110,
    "models": 391,
    "benchmarks": 416,
    "datasets": 85,
    "tasks": 90,
    "metrics": 66,
    "objectives": 64,
    "systems": 76,
    "venues": 145,
}
"""How many records of each kind there are at least."""

FIXED_ADDRESSES = (
    "",
    "survey/",
    "years/",
    "data/",
    "contributing/",
    "about/",
    "data/lineage.json",
    "data/lineage.graphml",
)
SERVED_ANYWHERE = "404.html"
"""Shown at any depth, so that its addresses begin at the root of the server."""


@pytest.fixture(scope="module")
def found(real_site: Path) -> dict[str, Document]:
    return documents(real_site)


@pytest.fixture(scope="module")
def data(real_site: Path) -> dict[str, list[dict[str, Any]]]:
    """The files of data by kind."""
    return {
        kind.plural: json.loads((real_site / f"data/{kind.plural}.json").read_text("utf-8"))
        for kind in KINDS.values()
    }


def test_every_link_within_the_site_leads_to_a_file_and_an_id(
    real_site: Path, found: Mapping[str, Document]
) -> None:
    assert list(dead_links(real_site, found))[:20] == []


def test_no_page_has_an_id_twice(found: Mapping[str, Document]) -> None:
    twice = {
        path: [id_ for id_, count in Counter(document.ids).items() if count > 1]
        for path, document in found.items()
        if len(set(document.ids)) != len(document.ids)
    }
    assert twice == {}


def test_every_page_has_one_heading_a_title_a_language_and_a_description(
    found: Mapping[str, Document],
) -> None:
    bad = [
        path
        for path, page in found.items()
        if page.headings != 1
        or not (page.title.strip() and page.description.strip() and page.language == "en")
    ]
    assert bad == []


def test_no_two_papers_share_the_title_of_their_pages(found: Mapping[str, Document]) -> None:
    papers = [page for path, page in found.items() if path.startswith("papers/")]
    titles = Counter(page.title for page in papers if not page.redirect)
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_page_makes_a_browser_ask_another_host(found: Mapping[str, Document]) -> None:
    bad = {
        (path, address)
        for path, page in found.items()
        for address in chain(page.loads, loaded_by_styles(page.styles))
        if is_foreign(address)
    }
    assert bad == set()


def test_no_style_sheet_and_no_module_asks_another_host(real_site: Path) -> None:
    sheets = {path: path.read_text("utf-8") for path in real_site.rglob("*.css")}
    modules = {path: path.read_text("utf-8") for path in real_site.rglob("*.mjs")}
    assert sheets
    assert modules
    assert not [p for p, css in sheets.items() if any(map(is_foreign, loaded_by_styles(css)))]
    assert not [path for path, code in modules.items() if "://" in code]


def is_foreign(address: str) -> bool:
    """Whether the address names a host."""
    return "//" in address.partition("?")[0] and not address.startswith("data:")


def test_addresses_work_below_any_path(found: Mapping[str, Document]) -> None:
    """None begins at the root of the server."""
    bad = [
        (path, link)
        for path, page in found.items()
        for link in page.links
        if link.startswith("/") and path != SERVED_ANYWHERE
    ]
    assert bad == []


@pytest.mark.parametrize("address", FIXED_ADDRESSES)
def test_an_agreed_address_exists(address: str, real_site: Path) -> None:
    path = real_site / address
    assert (path / "index.html" if address.endswith("/") or not address else path).is_file()


@pytest.mark.parametrize("plural", LEAST)
def test_every_record_is_in_the_data_and_has_a_page(
    plural: str,
    data: Mapping[str, list[dict[str, Any]]],
    found: Mapping[str, Document],
) -> None:
    records = data[plural]
    files = list(ROOT.glob("papers/*/*.yaml" if plural == "papers" else f"taxonomy/{plural}/*"))
    assert LEAST[plural] <= len(records) == len(files)
    assert {record["id"] for record in records} == {file.stem for file in files}
    for record in records:
        assert record["url"] == f"{plural}/{record['id']}/"
        assert f"{record['url']}index.html" in found
    assert f"{plural}/index.html" in found


def test_every_year_of_a_paper_has_a_page(
    data: Mapping[str, list[dict[str, Any]]], found: Mapping[str, Document]
) -> None:
    years = {paper["date"][:4] for paper in data["papers"]}
    assert {f"years/{year}/index.html" for year in years} <= set(found)


def test_an_earlier_key_leads_to_the_paper(
    data: Mapping[str, list[dict[str, Any]]], found: Mapping[str, Document]
) -> None:
    for paper in data["papers"]:
        for old in paper.get("aliases", ()):
            assert f"../../{paper['url']}" in found[f"papers/{old}/index.html"].links


def test_the_counts_of_the_command_line_are_those_of_the_data(
    data: Mapping[str, list[dict[str, Any]]],
) -> None:
    said = CliRunner().invoke(main, ["stats", "--json", "--root", str(ROOT)])
    counts = json.loads(said.stdout)
    assert {plural: counts[plural] for plural in data} == {
        plural: len(records) for plural, records in data.items()
    }
    assert counts["scores"] == sum(len(model.get("scores", ())) for model in data["models"])
    assert counts["papers_with"]["arXiv id"] == sum("arxiv" in paper for paper in data["papers"])


def test_an_arxiv_id_is_in_one_record_only(data: Mapping[str, list[dict[str, Any]]]) -> None:
    count = Counter(paper["arxiv"] for paper in data["papers"] if "arxiv" in paper)
    assert count.total() > 2_700
    assert [id_ for id_, times in count.items() if times > 1] == []


def test_lineage_holds_every_model_and_every_origin(
    real_site: Path, data: Mapping[str, list[dict[str, Any]]]
) -> None:
    graph = json.loads((real_site / "data/lineage.json").read_text("utf-8"))
    assert set(graph) == {"nodes", "edges"}
    assert all({"id", "name", "kind", "released"} <= set(node) for node in graph["nodes"])
    assert [node["id"] for node in graph["nodes"]] == [model["id"] for model in data["models"]]
    edges = {
        (origin["parent"], model["id"], origin["relation"], origin["source"])
        for model in data["models"]
        for origin in model.get("lineage", ())
    }
    assert edges == {
        (edge["source"], edge["target"], edge["relation"], edge["evidence"])
        for edge in graph["edges"]
    }
    assert len(edges) >= 350
    assert {end for edge in edges for end in edge[:2]} <= {node["id"] for node in graph["nodes"]}


def test_every_file_of_json_can_be_read(real_site: Path) -> None:
    files = list(real_site.rglob("*.json"))
    assert len(files) > len(KINDS)
    for file in files:
        json.loads(file.read_text("utf-8"))


TOLERATED: dict[str, str] = {}
"""Beginnings of warnings of the checker that we do not follow, each with its reason."""


@pytest.mark.needs("java", "vnu")
def test_pages_are_valid_html(real_site: Path) -> None:
    """Every page where nothing may be skipped, else some of each kind."""
    everything = os.environ.get("CODELM_REQUIRE") == "all"
    checked = [str(real_site)] if everything else some_pages(real_site)
    command = [tool_path("java"), "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    command += ["-jar", tool_path("vnu"), "--skip-non-html", "--format", "json"]
    command += ["--no-langdetect"]  # names of people make it guess Javanese
    run = subprocess.run(
        [*command, "--exit-zero-always", *checked], capture_output=True, text=True, check=True
    )
    messages = cast("list[dict[str, Any]]", json.loads(run.stderr)["messages"])
    said = Counter(message["message"] for message in messages)
    assert [text for text in said if not text.startswith(tuple(TOLERATED))] == []
    assert {text for text in TOLERATED if not any(s.startswith(text) for s in said)} == set()


def some_pages(site: Path) -> list[str]:
    """The indexes, the first page of each kind, and sixty others."""
    pages = sorted(site.rglob("*.html"))
    first = {page.relative_to(site).parts[:-2]: page for page in reversed(pages)}
    indexes = [page for page in pages if len(page.relative_to(site).parts) <= 2]
    others = random.Random(20_240_611).sample(pages, 60)  # noqa: S311  any pages will do
    return sorted({str(page) for page in (*first.values(), *indexes, *others)})
