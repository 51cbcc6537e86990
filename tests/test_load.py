"""Files become records: what is read, what is refused, and what is remembered."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codelm import load, yamlfile
from codelm.kb import KnowledgeBase
from codelm.problems import as_text
from codelm.records import KINDS, AnyRecord, Kind, kind_of

TOY = Path(__file__).parent / "toy"
FIELDS = sorted({field.name for kind in KINDS.values() for field in fields(kind.type)})
VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3)
    ),
    max_leaves=5,
)
PAPER = "papers/2023/li2023starcoder.yaml"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy index that a test may change."""
    return Path(shutil.copytree(TOY, tmp_path / "toy"))


def _as_yaml(mapping: dict[str, Any]) -> bytes:
    return yamlfile.dumped(mapping).encode("utf-8", "surrogatepass")


def problems(root: Path) -> list[str]:
    """What is wrong with the files of an index."""
    return [as_text(problem) for problem in KnowledgeBase.read(root).problems]


def test_the_toy_index_is_read_without_a_problem() -> None:
    kb = KnowledgeBase.read(TOY)
    assert kb.problems == ()
    assert all(kb.table(kind) for kind in KINDS)


def test_an_index_without_folders_is_empty(tmp_path: Path) -> None:
    assert list(load.files(tmp_path)) == []


@given(
    st.sampled_from(list(KINDS.values())),
    st.binary(max_size=200) | st.dictionaries(st.sampled_from(FIELDS), VALUES).map(_as_yaml),
)
def test_no_bytes_in_a_file_raise_anything(kind: Kind, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "smith2023code.yaml")
        file.write_bytes(content)
        found = load.loaded(file, Path(folder), kind)
    assert found.record or found.problems
    assert all(as_text(problem) for problem in found.problems)


def test_a_file_that_links_out_of_the_index_is_refused(toy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    (toy / PAPER).rename(outside)
    (toy / PAPER).symlink_to(outside)
    expected = f"{PAPER}:1: a link is no record; put the record's file here [stray-file]"
    assert problems(toy) == [expected]


def test_a_folder_that_links_out_of_the_index_is_refused(toy: Path, tmp_path: Path) -> None:
    (toy / "papers/2023").rename(tmp_path / "outside")
    (toy / "papers/2023").symlink_to(tmp_path / "outside")
    expected = "papers/2023:1: a link is no record; put the record's file here [stray-file]"
    assert problems(toy) == [expected]


def test_a_link_that_leads_nowhere_or_to_itself_is_refused(toy: Path) -> None:
    (toy / "taxonomy/tasks/a.yaml").symlink_to("nowhere.yaml")
    (toy / "taxonomy/tasks/b.yaml").symlink_to("b.yaml")
    assert [line.split(":")[0] for line in problems(toy)] == [
        "taxonomy/tasks/a.yaml",
        "taxonomy/tasks/b.yaml",
    ]


def test_a_folder_with_the_name_of_a_record_is_refused(toy: Path) -> None:
    (toy / "taxonomy/tasks/x.yaml").mkdir()
    (toy / "papers/2023/x.yaml").mkdir()
    assert [line.rsplit(" ", 1)[1] for line in problems(toy)] == ["[stray-file]"] * 2


def test_a_pipe_is_refused_and_not_waited_for(toy: Path) -> None:
    os.mkfifo(toy / "taxonomy/tasks/x.yaml")
    assert "no record can stand here" in problems(toy)[0]


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are always UTF-8")
def test_a_file_name_that_is_no_utf_8_is_refused(toy: Path) -> None:
    name = os.fsencode(toy / "taxonomy/tasks") + b"/caf\xe9.yaml"
    Path(os.fsdecode(name)).write_text("name: x\n")
    assert problems(toy)[0].startswith("taxonomy/tasks/caf\\udce9.yaml:1: id: the file name is not")


def test_hidden_files_of_editors_are_passed_over(toy: Path) -> None:
    (toy / "taxonomy/tasks/.code-repair.yaml.swp").write_bytes(b"\x00")
    (toy / "taxonomy/tasks/.DS_Store").write_bytes(b"\x00")
    assert problems(toy) == []


def test_a_record_is_itself_after_writing_and_reading() -> None:
    for record in KnowledgeBase.read(TOY).records():
        kind = kind_of(record)
        mapping = yamlfile.parsed(load.canonical(record))
        assert load.record_of(mapping, kind, record.id) == record


def test_unchanged_files_are_not_parsed_again(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _read_old(toy, tmp_path)
    monkeypatch.setattr(yamlfile, "parsed", _never)
    assert list(KnowledgeBase.read(toy, tmp_path / "cache.json").records()) == first


def test_a_changed_file_is_parsed_again(toy: Path, tmp_path: Path) -> None:
    _read_old(toy, tmp_path)
    text = (toy / PAPER).read_text(encoding="utf-8")
    (toy / PAPER).write_text(text.replace("StarCoder", "SternCode"), encoding="utf-8")
    kb = KnowledgeBase.read(toy, tmp_path / "cache.json")
    assert kb.papers["li2023starcoder"].title == "SternCode: may the source be with you!"


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"null", b'["x", {}, 3]', b"\xff"])
def test_a_broken_cache_is_not_used(toy: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cache.json").write_bytes(content)
    assert KnowledgeBase.read(toy, tmp_path / "cache.json").papers


def test_what_was_remembered_before_fields_changed_is_parsed_again(
    toy: Path, tmp_path: Path
) -> None:
    _read_old(toy, tmp_path)
    cache = tmp_path / "cache.json"
    cache.write_text(cache.read_text().replace('"nickname"', '"nick"'))
    kb = KnowledgeBase.read(toy, cache)
    assert kb.problems == ()
    assert kb.papers["li2023starcoder"].nickname == "StarCoder"


def _read_old(root: Path, folder: Path) -> list[AnyRecord]:
    """The records of an index whose files have not just been written, with a cache filled."""
    for file in root.glob("**/*.yaml"):
        os.utime(file, (1, 1))
    return list(KnowledgeBase.read(root, folder / "cache.json").records())


def _never(_: str) -> NoReturn:
    raise AssertionError
