"""The generated pages: what they show, and that nothing in a record can break them."""

from __future__ import annotations

import json
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from codelm import load
from codelm.records import KINDS, kind_of, plain
from codelm.site.atlas import Atlas
from codelm.site.bibliographies import bibliography_files
from codelm.site.catalogue import catalogue
from codelm.site.entries import Entries
from codelm.site.feeds import feed_files
from codelm.site.page import Page
from codelm.site.pages import pages
from codelm.site.pages.related import Related
from codelm.site.pages.rows import Rows
from tests.rendering import ROOT, TOY, Body, atlas_of, templates

GOLDEN = ROOT / "tests/golden/pages"
ONE_OF_EACH_KIND = (
    "",
    "papers/",
    "papers/berg2024toycoder/",
    "papers/repairchat2024fixing/",
    "papers/vanderberg2024toycoder/",
    "tasks/",
    "tasks/code-to-code/",
    "tasks/code-repair/",
    "models/",
    "models/starcoder/",
    "models/toycoder/",
    "benchmarks/humaneval/",
    "benchmarks/toybench/",
    "datasets/the-stack/",
    "datasets/toydata/",
    "metrics/pass-at-k/",
    "metrics/toy-score/",
    "objectives/fim/",
    "systems/toyagent/",
    "venues/toyconf/",
    "years/",
    "years/2024/",
    "lineage/",
    "data/",
    "data/missing/",
    "survey/numbers/",
    "search/",
)
HAND_WRITTEN = {
    f"{path.relative_to(folder).with_suffix('').as_posix()}/".replace("index/", "")
    for folder in (ROOT / "site/pages", TOY / "site/pages")
    for path in folder.rglob("*.md")
}


@pytest.fixture(scope="module")
def toy() -> Atlas:
    return atlas_of(TOY)


@pytest.fixture(scope="module")
def toy_pages(toy: Atlas) -> dict[str, Page]:
    return {page.address: page for page in pages(Rows(toy))}


def test_the_toy_index_loads_without_a_problem(toy: Atlas) -> None:
    assert toy.kb.problems == ()


def test_one_toy_paper_and_two_toy_models_use_every_field(toy: Atlas) -> None:
    """One model can have parents, and another one have been trained from scratch."""
    models = toy.kb.models
    for used in ([toy.kb.papers["berg2024toycoder"]], [models["toycoder"], models["santacoder"]]):
        schema = load.json_schema(kind_of(used[0]))
        assert {name for record in used for name in plain(record)} == set(schema["properties"])


def test_there_is_a_page_for_every_record_and_every_kind(
    toy: Atlas, toy_pages: dict[str, Page]
) -> None:
    for record in toy.kb.records():
        kind = kind_of(record)
        assert f"{kind.plural}/" in toy_pages
        assert toy_pages[f"{kind.plural}/{record.id}/"].source == toy.kb.path(record)


@pytest.mark.parametrize("address", ONE_OF_EACH_KIND)
def test_pages_are_as_they_were_agreed(address: str, toy_pages: dict[str, Page]) -> None:
    """Set CODELM_GOLDEN=write to accept the pages as they are now."""
    page = toy_pages[address]
    body = templates().body(page)
    golden = GOLDEN / f"{address.strip('/').replace('/', '.') or 'home'}.html"
    if os.environ.get("CODELM_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(body, encoding="utf-8")
    assert body == golden.read_text(encoding="utf-8")


def test_a_page_has_one_title_unique_ids_and_the_headings_it_announces(
    toy_pages: dict[str, Page],
) -> None:
    made = templates()
    for page in toy_pages.values():
        body = Body.of(page, made)
        assert [tag for tag, _ in body.tags].count("h1") == 1, page.address
        repeated = [id_ for id_, count in Counter(body.values("id")).items() if count > 1]
        assert not repeated, page.address
        assert tuple(body.headings) == tuple(page.toc), page.address


def test_every_internal_link_leads_to_a_page_or_a_file_of_data(toy: Atlas) -> None:
    assert not list(dead_links(toy))


def test_every_internal_link_of_the_real_index_leads_somewhere() -> None:
    assert not list(dead_links(atlas_of(ROOT)))[:10]


def dead_links(atlas: Atlas) -> Iterator[str]:
    """The links that lead nowhere, each with the page it stands on."""
    made = templates()
    rows = Rows(atlas)
    found = list(pages(rows))
    entries = Entries(rows.kb, rows.fingerprints)
    files = {file.path for file in (*bibliography_files(rows, entries), *feed_files(rows, ""))}
    data = {f"data/{file.name}" for file in catalogue()}
    schemas = {f"data/schema/{name}.json" for name in KINDS}
    there = {*(page.address for page in found), *files, *data, *schemas, *HAND_WRITTEN}
    for page in found:
        for href in set(re.findall(r'href="([^"]*)"', made.body(page))):
            below = href.removeprefix(page.base)
            path = re.split("[?#]", below if below != href else f"{page.address}{href}")[0]
            target = path if path[-1:] in {"", "/"} else posixpath.normpath(path)
            if not urlsplit(href).scheme and target not in there:
                yield f"{page.address}: {href}"


def test_facts_are_json_and_do_not_depend_on_the_order_of_sets() -> None:
    """Two runs with other hash seeds give the same text."""
    script = (
        "import json; from tests.rendering import TOY, atlas_of; from codelm.site.pages import "
        "pages; from codelm.site.pages.rows import Rows; "
        "print(json.dumps([[p.address, p.title, p.toc, p.facts] "
        "for p in pages(Rows(atlas_of(TOY)))]))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1
    assert json.loads(texts.pop())


def test_people_who_are_not_known_are_said_not_to_be(toy_pages: dict[str, Page]) -> None:
    unknown = templates().body(toy_pages["papers/repairchat2024fixing/"])
    assert "The authors are not known yet." in unknown
    some = templates().body(toy_pages["papers/li2023starcoder/"])
    assert "and others; the full list is not known yet" in some
    all_of_them = templates().body(toy_pages["papers/kocetkov2022stack/"])
    assert "not known yet" not in all_of_them


def test_numbers_that_were_not_read_again_are_marked(toy_pages: dict[str, Page]) -> None:
    for address in ("models/starcoder/", "benchmarks/humaneval/"):
        assert templates().body(toy_pages[address]).count(">recalled</span>") == 1
    for address in ("models/toycoder/", "benchmarks/humaneval/"):
        assert templates().body(toy_pages[address]).count(">protocol recalled</span>") == 1


def test_a_model_stands_once_in_the_drawing_of_its_kin(toy_pages: dict[str, Page]) -> None:
    drawing = toy_pages["models/santacoder/"].late()["drawing"]
    names = [spot["name"] for spot in drawing["spots"]]
    assert names == ["SantaCoder", "ToyCoder", "StarCoderBase", "StarCoder"]


def test_a_model_says_what_its_weights_start_from(toy_pages: dict[str, Page]) -> None:
    def told(model: str, label: str) -> list[dict[str, str]]:
        facts = toy_pages[f"models/{model}/"].facts["facts"]
        return next(fact["values"] for fact in facts if fact["label"] == label)

    assert [each["text"] for each in told("starcoder", "Trained from scratch")] == [
        "no, from StarCoderBase"
    ]
    assert told("starcoderbase", "Trained from scratch") == []
    (scratch,) = told("santacoder", "Trained from scratch")
    assert scratch["text"].startswith("yes, according to")
    assert "recalled" in scratch
    (tokens,) = told("santacoder", "Tokens seen in training")
    assert tokens["text"] == "the makers do not say"


def test_a_line_of_descent_is_said_in_words(toy_pages: dict[str, Page]) -> None:
    words = toy_pages["models/toycoder/"].facts["words"]
    assert "".join(word["text"] for word in words) == (
        "ToyCoder was distilled from StarCoder and was initialised from SantaCoder, "
        "which was trained from scratch."
    )


def test_related_papers_share_something_that_is_said(toy: Atlas) -> None:
    for paper, near in Related(toy.kb).papers():
        assert near
        assert paper.id not in {other.id for other, _ in near}
        assert all(reason for _, reason in near)


def test_an_earlier_key_leads_to_the_paper(toy_pages: dict[str, Page]) -> None:
    page = toy_pages["papers/vanderberg2024toycoder/"]
    assert 'href="../../papers/berg2024toycoder/"' in templates().body(page)
    assert 'content="0; url=../../papers/berg2024toycoder/"' in templates().head(page)


def test_identifiers_are_escaped_in_addresses(toy_pages: dict[str, Page]) -> None:
    body = Body.of(toy_pages["papers/berg2024toycoder/"], templates())
    assert "https://doi.org/10.5555/toy.%282024%29%3C1%3E" in body.values("href")
