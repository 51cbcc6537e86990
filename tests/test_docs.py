"""The hand-written documents say what is so."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from codelm import load
from codelm.cli import main
from codelm.records import KINDS

_ROOT = Path(__file__).parent.parent
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
