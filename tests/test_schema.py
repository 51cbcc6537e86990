"""The JSON Schemas that editors read, and that the site publishes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from codelm import schema
from codelm.cli import main
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, kind_of, plain
from tests.sites import index_copy

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


def test_editors_know_the_ids_that_there_are(tmp_path: Path) -> None:
    root = index_copy(tmp_path / "index")
    result = CliRunner().invoke(main, ["schema", "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 0
    kb = KnowledgeBase.read(root)
    paper = json.loads((root / "build/schema/paper.json").read_text("utf-8"))
    tasks = paper["properties"]["tasks"]["items"]
    assert tasks["enum"] == list(kb.tasks)
    assert tasks["markdownEnumDescriptions"] == [task.name for task in kb.tasks.values()]
    for record in kb.records():
        name = f"build/schema/{kind_of(record).name}.json"
        schema_ = json.loads((root / name).read_text("utf-8"))
        jsonschema.validate(json.loads(json.dumps(plain(record))), schema_)


def test_editors_find_the_schemas() -> None:
    settings = json.loads((_ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(path).name for path in settings} == set(schema.schemas())
    assert {Path(path).parent.as_posix() for path in settings} == {"build/schema"}
    for kind in KINDS.values():
        glob = settings[f"build/schema/{kind.name}.json"]
        assert len(list(_ROOT.glob(glob))) == len(list((_ROOT / kind.folder).rglob("*.yaml")))


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".pre-commit-hooks.yaml"])
def test_hooks_call_commands_that_there_are_on_all_records(name: str) -> None:
    text = (_ROOT / name).read_text("utf-8")
    every = [file.path for file in KnowledgeBase.read(_ROOT).files.values()]
    for pattern in set(re.findall(r"files: (.*)", text)):
        assert all(map(re.compile(pattern).match, every))
    for command, option in re.findall(r"codelm (\w+)(?: (--[a-z-]+))?$", text, re.MULTILINE):
        options = [
            each
            for parameter in main.commands[command].params
            for each in (*parameter.opts, *parameter.secondary_opts)
        ]
        assert not option or option in options
