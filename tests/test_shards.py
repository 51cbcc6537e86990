"""Shards, and what a browser puts together from them."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from codelm.cli import main
from codelm.exports.formats import EXPORTS
from codelm.exports.shards import SHARD_COUNT, Shards, shard_of
from codelm.kb import KnowledgeBase
from codelm.site.entries import Entries
from codelm.site.exported import export_files
from codelm.site.fingerprints import Fingerprints
from codelm.site.pages.downloads import ENTRIES, FORMATS
from codelm.site.tree import SiteFile, Standing
from tests.bibliography import real
from tests.outside_tools import tool_path
from tests.sites import ROOT

SELECTIONS = {
    "nothing": [],
    "one": ["li2023starcoder"],
    "some": random.Random(0).sample(sorted(real().papers), 40),  # noqa: S311  any will do
    "in-reverse": sorted(real().papers, reverse=True)[:100],
}

IN_A_BROWSER = """
import { readFileSync } from "node:fs";
const read = (path) => JSON.parse(readFileSync(path, "utf-8"));
const shardOf = (key, count) => {
  let hashed = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hashed = Math.imul(hashed ^ byte, 0x01000193);
  return (hashed >>> 0) % count;
};
const { shards, formats } = read("formats.json");
const [name, ...keys] = process.argv.slice(2);
const { head, separator, tail } = formats[name];
const entries = keys.map((key) => read(`${name}/${shardOf(key, shards)}.json`)[key]);
process.stdout.write(head + entries.join(separator) + tail);
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the real index."""
    made = tmp_path_factory.mktemp("site")
    for file in files(real()):
        path = made / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content())
    (made / FORMATS).with_name("put-together.mjs").write_text(IN_A_BROWSER)
    return made


@pytest.mark.needs("node")
@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_browser_puts_together_what_the_command_line_writes(
    form: str, selection: str, folder: Path
) -> None:
    keys = SELECTIONS[selection]
    command = [tool_path("node"), "put-together.mjs", form, *keys]
    made = subprocess.run(
        command, cwd=(folder / FORMATS).parent, capture_output=True, check=True
    ).stdout
    papers = [real().papers[key] for key in keys]
    assert made == "".join(EXPORTS[form].text(papers, real())).encode()


@pytest.mark.parametrize("form", EXPORTS)
def test_the_file_of_all_papers_is_what_the_command_line_writes(form: str, folder: Path) -> None:
    command = ["export", "--format", form, "--root", str(ROOT)]
    written = CliRunner().invoke(main, command, catch_exceptions=False).stdout_bytes
    assert written == (folder / "data" / EXPORTS[form].file).read_bytes()


def test_shards_are_about_equal_and_have_each_paper_once() -> None:
    keys = [paper.id for papers in Shards(real()).papers for paper in papers]
    assert sorted(keys) == sorted(real().papers)
    sizes = [len(papers) for papers in Shards(real()).papers]
    assert len(sizes) == SHARD_COUNT
    assert max(sizes) < 2 * len(keys) / SHARD_COUNT


def test_the_shard_of_a_key_never_changes() -> None:
    assert [shard_of(key) for key in ("", "a", "li2023starcoder")] == [5, 44, 52]


def test_one_changed_paper_changes_its_shards_and_the_files_of_all_alone() -> None:
    kb = real()
    before = {file.path: file.digest for file in files(kb)}
    key = "li2023starcoder"
    changed = replace(kb.papers[key], title="Changed")
    after = files(replace(kb, papers={**kb.papers, key: changed}))
    differ = {file.path for file in after if before[file.path] != file.digest}
    shards = {ENTRIES.format(format=form, shard=shard_of(key)) for form in EXPORTS}
    whole = {f"data/{export.file}" for export in EXPORTS.values()}
    others = ("papers.json", "papers.parquet", "scores.csv", "missing.csv")
    assert differ == {*shards, *whole, *(f"data/{name}" for name in others)}


def files(kb: KnowledgeBase, standing: Standing = lambda _: None) -> list[SiteFile]:
    """The files of an index."""
    prints = Fingerprints(kb)
    return list(export_files(kb, prints, Entries(kb, prints, standing)))


def test_a_task_with_another_name_and_a_model_with_another_paper_change_what_says_so() -> None:
    kb = real()
    before = {file.path: file.digest for file in files(kb)}
    task = kb.tasks["code-repair"]
    renamed = replace(kb, tasks={**kb.tasks, task.id: replace(task, name="Mending")})
    assert any(before[file.path] != file.digest for file in files(renamed))
    model = replace(kb.models["starcoder"], paper=None)
    differ = {
        file.path
        for file in files(replace(kb, models={**kb.models, model.id: model}))
        if before[file.path] != file.digest
    }
    assert ENTRIES.format(format="jsonl", shard=shard_of("li2023starcoder")) in differ


def test_files_of_all_papers_are_put_together_from_standing_shards(folder: Path) -> None:
    read: list[str] = []

    def standing(file: SiteFile) -> bytes:
        read.append(file.path)
        return (folder / file.path).read_bytes()

    wholes = [file for file in files(real(), standing) if file.path.endswith(".ris")]
    assert wholes[0].content() == (folder / wholes[0].path).read_bytes()
    assert len(read) == SHARD_COUNT


def test_duckdb_reads_the_parquet_file(folder: Path) -> None:
    with duckdb.connect() as database:
        table = database.read_parquet(str(folder / "data/papers.parquet"))
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    lines = (folder / "data/papers.jsonl").read_text("utf-8").splitlines()
    assert [_without_nulls(row) for row in rows] == list(map(json.loads, lines))


def _without_nulls(value: Any) -> Any:
    """The value without fields that are not known."""
    if not isinstance(value, dict):
        return value
    return {name: _without_nulls(held) for name, held in value.items() if held is not None}
