"""The files of data that the site offers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from codelm import load
from codelm.records import KINDS
from codelm.site.atlas import Atlas
from codelm.site.page import Page
from codelm.site.pages import pages
from codelm.site.pages.rows import Rows
from tests.rendering import TOY, atlas_of, data_of


@pytest.fixture(scope="module")
def toy() -> Atlas:
    return atlas_of(TOY)


@pytest.fixture(scope="module")
def files(toy: Atlas) -> dict[str, bytes]:
    return data_of(toy)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_file_with_all_its_records(
    kind: str, toy: Atlas, files: dict[str, bytes]
) -> None:
    plural = KINDS[kind].plural
    objects = json.loads(files[f"data/{plural}.json"])
    assert sorted(each["id"] for each in objects) == sorted(toy.kb.table(kind))
    assert all(each["url"] == f"{plural}/{each['id']}/" for each in objects)


@pytest.mark.parametrize("kind", KINDS)
def test_records_keep_their_field_names_in_declared_order(
    kind: str, files: dict[str, bytes]
) -> None:
    declared = list(load.json_schema(KINDS[kind])["properties"])
    for each in json.loads(files[f"data/{KINDS[kind].plural}.json"]):
        names = ["url" if name == "link" else name for name in list(each)[2:]]
        own = [name for name in names if name in declared]
        assert own == sorted(own, key=declared.index)
        assert set(names) - set(own) <= {"introduces"}


def paper(files: dict[str, bytes], key: str) -> dict[str, Any]:
    """A paper of the file of papers."""
    objects = json.loads(files["data/papers.json"])
    found: dict[str, Any] = next(each for each in objects if each["id"] == key)
    return found


def test_authors_are_names_for_display(files: dict[str, bytes]) -> None:
    authors = paper(files, "berg2024toycoder")["authors"]
    assert authors == ["Ada Example", "Jan van der Berg, Jr.", "Wei Wang", "The Toy Team"]


def test_the_address_in_the_record_is_given_as_link(files: dict[str, bytes]) -> None:
    found = paper(files, "berg2024toycoder")
    assert found["url"] == "papers/berg2024toycoder/"
    assert found["link"] == "https://example.org/toycoder.pdf"


def test_papers_say_what_they_introduce(files: dict[str, bytes]) -> None:
    assert paper(files, "berg2024toycoder")["introduces"] == {
        "models": ["toycoder"],
        "benchmarks": ["toybench"],
        "datasets": ["toydata"],
        "metrics": ["toy-score"],
        "systems": ["toyagent"],
    }


def test_lineage_has_the_form_that_the_contract_names(toy: Atlas, files: dict[str, bytes]) -> None:
    graph = json.loads(files["data/lineage.json"])
    assert list(graph) == ["nodes", "edges"]
    assert [node["id"] for node in graph["nodes"]] == list(toy.kb.models)
    assert {"id", "name", "kind", "released", "family"} <= set(graph["nodes"][0])
    assert {
        "source": "starcoderbase",
        "target": "starcoder",
        "relation": "continued-pretraining",
        "evidence": "li2023starcoder",
        "check": "read",
    } in graph["edges"]
    assert files["data/lineage.graphml"].count(b"<edge ") == len(graph["edges"])


def test_the_page_of_data_explains_every_file_and_every_field(
    toy: Atlas, files: dict[str, bytes], toy_site: Path
) -> None:
    page: Page = next(page for page in pages(Rows(toy)) if page.address == "data/")
    there = {path.name for path in (toy_site / "data").glob("*.*")} - {"index.html"}
    assert {file["name"] for file in page.facts["files"]} == there
    for kind in page.facts["kinds"]:
        explained = {field["name"] for field in kind["fields"]}
        for each in json.loads(files[f"data/{kind['file']}"]):
            assert set(each) <= explained
