"""The hand-written documents say what is so."""

import re
from pathlib import Path
from textwrap import dedent
from typing import cast

import pytest

from codelm import load, yamlfile
from codelm.cli import main
from codelm.records import KINDS
from codelm.site.pages.fields import field_pages
from codelm.site.pages.rows import Rows

_ROOT = Path(__file__).parent.parent
_PAGES = sorted(path.relative_to(_ROOT).as_posix() for path in _ROOT.glob("site/pages/*.md"))
_CONTRIBUTING = (_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_contributing_mentions(command: str) -> None:
    """Every command is mentioned to contributors."""
    assert f"codelm {command}" in _CONTRIBUTING


def test_contributing_example(tmp_path: Path) -> None:
    """The record that newcomers copy is valid, in the common layout and under the key it names."""
    example = re.search(r"this one is `(\S+)`.*?```yaml\n(.*?)```", _CONTRIBUTING, re.DOTALL)
    assert example
    file = tmp_path / example[1]
    file.parent.mkdir(parents=True)
    file.write_text(dedent(example[2]), encoding="utf-8")
    read = load.loaded(file, tmp_path, KINDS["paper"])
    assert read.problems == ()
    assert read.record
    assert load.canonical(read.record) == dedent(example[2])


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_exist(document: str) -> None:
    """Every `make` command that a document names is a target of the Makefile."""
    text = (_ROOT / document).read_text(encoding="utf-8")
    targets = re.findall(
        r"^([a-z]+):", (_ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    code = "\n".join(re.findall(r"```sh\n.*?```|`make [^`]*`", text, re.DOTALL))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= set(targets)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(document: str) -> None:
    """Every relative link of a document is a file of the repository."""
    text = (_ROOT / document).read_text(encoding="utf-8")
    linked = {path for path in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in path}
    assert not [path for path in sorted(linked) if not (_ROOT / path).exists()]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", *_PAGES])
def test_commands_that_are_shown_can_be_called(document: str) -> None:
    """Every call of `codelm` in code has a command and options that there are."""
    code = re.findall(r"```(?:sh)?\n.*?```|`[^`\n]+`", _read(document), re.DOTALL)
    calls = re.findall(r"(?:^|[ `/])codelm ([a-z]\w*)([^`\n|#]*)", "\n".join(code), re.MULTILINE)
    for command, rest in calls:
        known = main.commands[command]
        options = {name for each in known.params for name in (*each.opts, *each.secondary_opts)}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= options, (command, rest)


def _read(document: str) -> str:
    return (_ROOT / document).read_text(encoding="utf-8")


def test_contributing_example_names_what_there_is() -> None:
    """The tasks of the record that newcomers copy are in the taxonomy."""
    example = re.search(r"this one is .*?```yaml\n(.*?)```", _CONTRIBUTING, re.DOTALL)
    assert example
    tasks = yamlfile.parsed(dedent(example[1]))["tasks"]
    assert [task for task in tasks if (_ROOT / f"taxonomy/tasks/{task}.yaml").exists()] == tasks


def test_what_architecture_says_to_change_is_there() -> None:
    """Every path that the list of how to add something names exists."""
    paths = re.findall(
        r"`((?:scripts|tests|site|\.github)/[^`<]*)`", _read("site/pages/architecture.md")
    )
    assert [path for path in paths if not (_ROOT / path).exists()] == []
    modules = {path.stem for path in (_ROOT / "scripts/codelm").rglob("*.py")}
    folders = {path.name for path in (_ROOT / "scripts/codelm").iterdir()}
    named = re.findall(
        r"^([a-z]+(?: [·|] [a-z]+)*) {2,}", _read("site/pages/architecture.md"), re.MULTILINE
    )
    assert {name for line in named for name in re.findall(r"[a-z]+", line)} <= modules | folders


def test_every_field_stands_on_the_page_of_its_kind() -> None:
    """The page of a kind has a row for each field, with what it holds and means, and its parts."""
    for kind, page in zip(KINDS.values(), field_pages(cast("Rows", None)), strict=True):
        schema = load.json_schema(kind)
        first, *parts = page.facts["tables"]
        assert [row["name"] for row in first["fields"]] == list(schema["properties"])
        assert {row["name"] for row in first["fields"] if row["needed"]} == set(schema["required"])
        assert {part["label"] for part in parts} == set(schema.get("$defs", {}))
        for row in (row for table in page.facts["tables"] for row in table["fields"]):
            assert row["type"], row["name"]
            assert row["meaning"], row["name"]


def test_conventions_show_authors_as_they_are_read() -> None:
    """The example of authors is valid and in the common layout."""
    example = re.search(r"```yaml\n(.*?)```", _read("site/pages/conventions.md"), re.DOTALL)
    assert example
    text = f"title: X\n{example[1]}date: '2020'\n"
    record = load.drafted("papers/2020/li2020x.yaml", text, KINDS["paper"]).record
    assert record
    assert load.canonical(record) == text
