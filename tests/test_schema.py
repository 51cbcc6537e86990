"""The JSON Schemas that editors read, and that the site publishes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from codelm import schema
from codelm.kb import KnowledgeBase
from codelm.records import kind_of, plain

_ROOT = Path(__file__).parent.parent
_FOLDER = _ROOT / "site/pages/data/schema"


def test_the_committed_schemas_are_those_of_the_records() -> None:
    committed = {file.name: file.read_text(encoding="utf-8") for file in _FOLDER.iterdir()}
    assert committed == schema.schemas(), f"run: python -m codelm.schema {_FOLDER}"


@pytest.mark.parametrize("text", schema.schemas().values(), ids=schema.schemas())
def test_a_schema_is_a_sound_schema(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_toy_record_fits_its_schema() -> None:
    schemas = {name: json.loads(text) for name, text in schema.schemas().items()}
    for record in KnowledgeBase.read(_ROOT / "tests/toy").records():
        document = json.loads(json.dumps(plain(record)))
        jsonschema.validate(document, schemas[f"{kind_of(record).name}.json"])


def test_a_schema_refuses_what_the_reader_refuses() -> None:
    paper = json.loads(schema.schemas()["paper.json"])
    for wrong in ({"titel": "x"}, {"title": "x"}, {"title": "x", "date": "May 2023"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, paper)


def test_a_schema_says_what_each_field_is() -> None:
    for text in schema.schemas().values():
        fields = json.loads(text)["properties"].values()
        assert all(field.get("description") for field in fields)
