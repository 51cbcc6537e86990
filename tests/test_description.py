"""The description of the files of data, and that the files are as it says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from codelm.kb import KnowledgeBase
from codelm.records import KINDS
from codelm.site.description import VERSION, description
from tests.sites import ROOT, TOY


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    return description(KnowledgeBase.read(ROOT), "Code LM Atlas")


def test_the_description_is_sound_openapi(said: dict[str, Any]) -> None:
    assert list(OpenAPIV31SpecValidator(said).iter_errors()) == []
    assert re.fullmatch(r"1\.\d+\.\d+", VERSION)


def test_the_published_description_is_this_one(said: dict[str, Any], real_site: Path) -> None:
    published = (real_site / "data/openapi.json").read_text("utf-8")
    assert json.loads(published) == json.loads(json.dumps(said))


def test_examples_are_records_of_the_atlas() -> None:
    """An atlas of another literature shows its own ids, and one without records shows none."""
    paths = description(KnowledgeBase.read(TOY), "Toy")["paths"]
    assert paths["/models/{id}/papers.bib"]["get"]["parameters"][0]["example"] == "santacoder"
    paths = description(KnowledgeBase.read(TOY / "site"), "Empty")["paths"]
    assert "example" not in paths["/models/{id}/papers.bib"]["get"]["parameters"][0]


def test_every_path_is_a_file_that_fits_its_schema(said: dict[str, Any], real_site: Path) -> None:
    for path, methods in said["paths"].items():
        said_of = methods["get"]
        values = {each["name"]: each["example"] for each in said_of["parameters"]}
        content = said_of["responses"]["200"]["content"]
        file = real_site / path.lstrip("/").format(**values)
        assert file.stat().st_size > 0
        if schema := content.get("application/json", {}).get("schema"):
            whole = {**schema, "components": said["components"]}
            faults = Draft202012Validator(whole).iter_errors(json.loads(file.read_text("utf-8")))
            assert [(list(fault.path), fault.message) for fault in faults][:5] == [], path


def test_every_file_of_data_is_described(said: dict[str, Any], real_site: Path) -> None:
    files = {f"/data/{path.name}" for path in (real_site / "data").glob("*.*")}
    described = {
        path for path in said["paths"] if path.startswith("/data/") and path.count("/") == 2
    }
    assert files - {"/data/index.html"} == described
    assert {f"/data/{kind.plural}.json" for kind in KINDS.values()} <= described


@pytest.mark.parametrize("fault", [{"id": 1}, {"unknown": "x"}, {"authors": "A"}])
def test_a_wrong_object_does_not_fit(
    fault: dict[str, Any], said: dict[str, Any], real_site: Path
) -> None:
    papers = json.loads((real_site / "data/papers.json").read_text("utf-8"))
    schema = {"$ref": "#/components/schemas/Paper", "components": said["components"]}
    validator = Draft202012Validator(schema)
    assert validator.is_valid(papers[0])
    assert not validator.is_valid({**papers[0], **fault})
