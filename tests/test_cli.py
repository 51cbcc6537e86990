"""The command line, as a person or a script meets it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from codelm.cli import main
from tests.command import run


def some_paper(root: Path) -> Path:
    """A paper of the index."""
    return next(iter(sorted(root.glob("papers/*/*.yaml"))))


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert "--root DIR" in result.stdout or command == "init"  # which makes the folder
    assert len(result.stdout.splitlines()) > 5


def test_a_sound_index_validates_with_exit_0(toy: Path) -> None:
    result = run(toy, "validate")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "0 errors" in result.stderr


def test_an_error_gives_exit_1_and_one_line_on_stdout(toy: Path) -> None:
    paper = some_paper(toy)
    paper.write_text(paper.read_text() + "tsks: 1\n")
    result = run(toy, "validate")
    assert result.exit_code == 1
    place = re.escape(f"{paper.relative_to(toy)}:")
    assert re.search(rf"^{place}\d+: tsks: no field \"tsks\"", result.stdout, re.MULTILINE)


def test_validate_prints_the_json_that_the_contract_names(toy: Path) -> None:
    paper = some_paper(toy)
    paper.write_text(paper.read_text() + "tsks: 1\n")
    said = json.loads(run(toy, "validate", "--format", "json").stdout)
    assert set(said) == {"problems", "checked"}
    kinds = ("papers/*/*.yaml", "taxonomy/*/*.yaml", "site/pages/**/*.md")
    assert said["checked"] == sum(len(list(toy.glob(kind))) for kind in kinds)
    keys = {"path", "line", "field", "rule", "message", "hint", "fixable", "severity"}
    assert set(said["problems"][0]) == keys


def test_validate_prints_workflow_commands_for_github(toy: Path) -> None:
    paper = some_paper(toy)
    paper.write_text(paper.read_text() + "tsks: 1\n")
    lines = run(toy, "validate", "--format", "github").stdout.splitlines()
    assert lines[0].startswith(f"::error file={paper.relative_to(toy)},line=")


def test_hints_do_not_fail_and_can_be_left_out(toy: Path) -> None:
    paper = some_paper(toy)
    paper.write_text(paper.read_text().replace("title: ", "title:    "))
    with_hints = run(toy, "validate")
    assert (with_hints.exit_code, "[layout]" in with_hints.stdout) == (0, True)
    without = run(toy, "validate", "--no-hints")
    assert (without.exit_code, without.stdout) == (0, "")
    assert "1 hints" in without.stderr


def test_paths_limit_what_is_listed(toy: Path) -> None:
    first, second = sorted(toy.glob("papers/*/*.yaml"))[:2]
    for paper in (first, second):
        paper.write_text(paper.read_text() + "tsks: 1\n")
    said = json.loads(run(toy, "validate", str(first), "--format", "json").stdout)
    assert {problem["path"] for problem in said["problems"]} == {str(first.relative_to(toy))}
    assert said["checked"] == 1


def test_a_path_outside_of_the_index_is_wrong_usage(toy: Path) -> None:
    assert run(toy, "validate", str(toy.parent)).exit_code == 2
    (toy / "README.md").touch()
    assert "holds no record" in run(toy, "validate", str(toy / "README.md")).stderr


def test_a_folder_without_an_index_is_wrong_usage(tmp_path: Path) -> None:
    result = run(tmp_path, "stats")
    assert result.exit_code == 2
    assert "--root DIR" in result.stderr


def test_the_index_is_found_from_a_folder_inside(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(toy / "papers")
    assert CliRunner().invoke(main, ["stats"]).exit_code == 0


def test_stats_counts_every_kind(toy: Path) -> None:
    counts = json.loads(run(toy, "stats", "--json").stdout)
    for kind in ("papers", "tasks", "models", "benchmarks", "venues"):
        pattern = "papers/*/*.yaml" if kind == "papers" else f"taxonomy/{kind}/*.yaml"
        assert counts[kind] == len(list(toy.glob(pattern)))


def test_show_prints_the_record_as_its_file_holds_it(toy: Path) -> None:
    paper = some_paper(toy)
    result = run(toy, "show", paper.stem)
    assert result.stdout == f"# {paper.relative_to(toy)}\n{paper.read_text()}"


def test_show_says_what_is_near_to_an_unknown_id(toy: Path) -> None:
    paper = some_paper(toy)
    result = run(toy, "show", paper.stem + "x")
    assert result.exit_code == 1
    assert paper.stem in result.stderr


@pytest.mark.parametrize("form", ["tree", "json", "dot", "graphml", "mermaid"])
def test_lineage_prints_every_format(toy: Path, form: str) -> None:
    for arguments in ([], ["starcoder"]):
        result = run(toy, "lineage", *arguments, "--format", form)
        assert result.exit_code == 0
        assert "StarCoder" in result.stdout


def test_lineage_prints_what_leads_to_a_model_and_what_it_leads_to(toy: Path) -> None:
    lines = run(toy, "lineage", "starcoder").stdout.splitlines()
    assert lines[0] == "StarCoder [starcoder] 2023-05"
    above, below = lines.index("comes from"), lines.index("leads to")
    assert lines[above + 1] == "  StarCoderBase [starcoderbase] 2023-05 (continued-pretraining)"
    assert lines[above + 2] == "    SantaCoder [santacoder] 2023-01 (successor-of)"
    assert lines[below + 1] == "  ToyCoder [toycoder] 2024-02 (distilled-from)"


def test_lineage_without_a_model_prints_the_whole_graph(toy: Path) -> None:
    graph = json.loads(run(toy, "lineage", "--format", "json").stdout)
    models = {path.stem for path in (toy / "taxonomy/models").glob("*.yaml")}
    assert {node["id"] for node in graph["nodes"]} == models
    assert all(edge["relation"] and edge["evidence"] for edge in graph["edges"])
    trees = run(toy, "lineage").stdout.splitlines()
    assert [line for line in trees if not line.startswith(" ")] == [
        "SantaCoder [santacoder] 2023-01"
    ]


def test_fmt_restores_the_canonical_layout(toy: Path) -> None:
    paper = some_paper(toy)
    text = paper.read_text()
    paper.write_text(text.replace("title: ", "title:    "))
    assert run(toy, "fmt", "--check").exit_code == 1
    assert run(toy, "fmt").exit_code == 0
    assert paper.read_text() == text
    assert run(toy, "fmt", "--check").exit_code == 0


def test_fmt_leaves_files_with_comments_alone(toy: Path) -> None:
    paper = some_paper(toy)
    text = "# kept\n" + paper.read_text().replace("title: ", "title:    ")
    paper.write_text(text)
    assert run(toy, "fmt").exit_code == 0
    assert paper.read_text() == text
