"""`codelm diff`: what a change does to records, whatever it does to lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from codelm import yamlfile
from codelm.cli import main
from codelm.review.changes import differences
from codelm.review.draft import draft
from codelm.review.labels import LABELS, labels
from codelm.review.markdown import block, code
from tests.command import run
from tests.replaying import HOSTILE
from tests.repositories import commit, repository

pytestmark = pytest.mark.needs("git")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The toy index under git."""
    return repository(tmp_path / "index")


def diff(root: Path, *arguments: str) -> list[dict[str, Any]]:
    """The changes, as objects."""
    result = run(root, "diff", *(arguments or ("HEAD",)), "--format", "json")
    assert result.exit_code == 0, result.output
    records: list[dict[str, Any]] = json.loads(result.stdout)["records"]
    return records


def some_paper(root: Path) -> Path:
    """A paper of the index."""
    return next(
        path for path in sorted(root.glob("papers/*/*.yaml")) if "tasks:" in path.read_text()
    )


def edited(file: Path, **values: Any) -> None:
    """Write the file with other values; None takes a field out."""
    mapping = yamlfile.parsed(yamlfile.text_of(file)) | values
    kept = {key: value for key, value in mapping.items() if value is not None}
    file.write_text(yamlfile.dumped(kept), encoding="utf-8")


def test_nothing_changes_where_nothing_changed(index: Path) -> None:
    assert diff(index) == []
    assert run(index, "diff", "HEAD").stdout == ""


def test_a_changed_record_is_told_field_by_field(index: Path) -> None:
    paper = some_paper(index)
    tasks = yamlfile.parsed(paper.read_text())["tasks"]
    edited(paper, date="2021-01", tasks=[*tasks, "another"], note=None, summary="New.")
    (change,) = diff(index)
    told = {each["field"]: (each["old"], each["new"]) for each in change["changes"]}
    assert change["status"] == "changed"
    assert told["date"][1] == "2021-01"
    assert told[f"tasks.{len(tasks)}"] == (None, "another")
    assert told["summary"][1] == "New."


def test_another_layout_changes_no_field(index: Path) -> None:
    paper = some_paper(index)
    mapping = yamlfile.parsed(paper.read_text())
    paper.write_text(json.dumps(mapping, indent=2), encoding="utf-8")
    (change,) = diff(index)
    assert (change["status"], change["changes"]) == ("changed", [])


def test_a_renamed_record_is_one_change(index: Path) -> None:
    paper = some_paper(index)
    renamed = paper.with_name("other2020name.yaml")
    paper.rename(renamed)
    (change,) = diff(index)
    assert change["status"] == "renamed"
    assert Path(change["was"]).name == paper.name
    assert change["path"].endswith("other2020name.yaml")


def test_added_removed_and_unreadable_records_are_told_apart(index: Path) -> None:
    files = sorted(index.glob("taxonomy/models/*.yaml"))
    files[0].unlink()
    files[1].write_text("name: [", encoding="utf-8")
    (some_paper(index).parent / "new2020paper.yaml").write_text("title: New\ndate: '2020'\n")
    assert sorted(change["status"] for change in diff(index)) == ["added", "removed", "unreadable"]


def test_two_commits_are_compared_whatever_the_files_are_now(index: Path) -> None:
    edited(some_paper(index), summary="New.")
    commit(index)
    edited(some_paper(index), summary="Newer.")
    (change,) = diff(index, "HEAD^", "HEAD")
    assert [each["new"] for each in change["changes"]] == ["New."]
    (change,) = diff(index)
    assert [each["old"] for each in change["changes"]] == ["New."]


def test_files_with_hostile_names_and_links_are_no_records(index: Path) -> None:
    (some_paper(index).parent / "link2020x.yaml").symlink_to("/etc/passwd")
    (some_paper(index).parent / ".hidden.yaml").write_text("title: x\n")
    assert diff(index) == []


@pytest.mark.parametrize("name", ["no-such-commit", "--output=/tmp/x", "HEAD:papers", ""])
def test_an_unknown_commit_is_wrong_usage(index: Path, name: str) -> None:
    result = CliRunner().invoke(main, ["diff", "--root", str(index), "--", name])
    assert result.exit_code == 2
    assert "no commit" in result.stderr


def test_markdown_shows_how_a_changed_paper_is_cited(index: Path) -> None:
    edited(some_paper(index), title="A Quite New Title", protect=None)
    shown = run(index, "diff", "HEAD", "--format", "markdown").stdout
    assert shown.count("A Quite New Title") >= 3
    assert "```bibtex\n@" in shown
    assert "+ title: A Quite New Title" in shown


_LURES = f"{HOSTILE} @everyone #1 www.example.com https://example.com ``` ~~~ ![x](y) [a](b) <img>"


def test_no_text_of_a_record_comes_alive_in_markdown(index: Path) -> None:
    paper = some_paper(index)
    edited(paper, title=_LURES, note=f"```\n\n# {_LURES}", nickname="`a``b```c", protect=None)
    edited(min(index.glob("taxonomy/models/*.yaml")), name=_LURES, tsks=_LURES)
    summary = run(index, "diff", "HEAD", "--format", "markdown").stdout
    faults = run(index, "validate", "--format", "markdown").stdout
    assert "everyone" in summary
    assert "everyone" not in alive(summary) + alive(faults)


def alive(text: str) -> str:
    """All that a reader of Markdown does not see as code."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inner = [part for token in tokens for part in (token.children or [token])]
    assert not [part for part in inner if part.type.startswith(("html", "link", "image", "table"))]
    return " ".join(part.content for part in inner if part.type not in {"code_inline", "fence"})


@given(
    st.text(st.characters(categories=("L", "P", "S", "Z", "Cc")) | st.sampled_from("`~\\\n @#<"))
)
def test_whatever_is_shown_is_code(text: str) -> None:
    assert alive(f"- {code(text)} end").split() in (["end"], ["(blank)", "end"])
    assert alive(block(text)).split() == []


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_lists_that_differ_have_differences(old: list[int], new: list[int]) -> None:
    assert (list(differences(old, new)) == []) == (old == new)


def test_hints_are_kept_to_what_changes(index: Path) -> None:
    paper = some_paper(index)
    paper.write_text(f"# A comment.\n{paper.read_text()}", encoding="utf-8")
    assert "[comment]" in run(index, "validate", "--since", "HEAD").stdout
    commit(index)
    assert "[comment]" in run(index, "validate").stdout
    assert "[comment]" not in run(index, "validate", "--since", "HEAD").stdout
    assert "[comment]" in run(index, "validate", "--since", "HEAD^").stdout


def test_errors_are_listed_wherever_they_are(index: Path) -> None:
    task = next(iter(sorted(index.glob("taxonomy/tasks/*.yaml"))))
    task.unlink()
    assert "[unknown-reference]" in run(index, "validate", "--since", "HEAD").stdout


def test_labels_follow_from_the_files_alone() -> None:
    assert labels(["papers/2023/x.yaml", "taxonomy/models/x.yaml"]) == ["models", "papers"]
    assert labels(["site/pages/survey/x.md", "scripts/codelm/x.py"]) == ["code", "guide"]
    assert labels(["$(id)", "../papers/x", ""]) == []
    assert set(labels(f"{start}x" for start in LABELS)) == set(LABELS.values())


def test_a_draft_holds_the_records_that_were_added_and_a_summary(
    index: Path, tmp_path: Path
) -> None:
    def add(wanted: Any) -> tuple[bool, str]:
        (some_paper(index).parent / "new2020paper.yaml").write_text(
            f"title: {wanted[0]}\ndate: '2020'\n"
        )
        return True, "Wrote 1 new record. @everyone"

    draft("### Papers\n\n2305.06161", index, tmp_path / "draft", add)
    assert list((tmp_path / "draft/papers").glob("*/new2020paper.yaml"))
    summary = (tmp_path / "draft/summary.md").read_text()
    assert "arxiv:2305.06161" in summary
    assert "everyone" not in alive(summary)


def test_an_issue_without_papers_is_answered(index: Path, tmp_path: Path) -> None:
    def add(_: Any) -> tuple[bool, str]:
        raise AssertionError

    draft("### Papers\n\n$(id)", index, tmp_path / "draft", add)
    assert "names no paper" in (tmp_path / "draft/summary.md").read_text()
    assert [path.name for path in (tmp_path / "draft").iterdir()] == ["summary.md"]
