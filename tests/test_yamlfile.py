"""Strict YAML: what is read, what is refused, and how it is written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codelm import yamlfile
from codelm.yamlfile import Malformed

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXT | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


def refusal(text: str) -> Malformed:
    """Why a text is refused."""
    with pytest.raises(Malformed) as caught:
        yamlfile.parsed(text)
    return caught.value


def bytes_refusal(path: Path, content: bytes) -> Malformed:
    """Why a file of these bytes is refused."""
    path.write_bytes(content)
    with pytest.raises(Malformed) as caught:
        yamlfile.parsed(yamlfile.text_of(path))
    return caught.value


def line_refused(content: bytes) -> int:
    """The line that is named when a file of these bytes is refused; 0 where it is read."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            yamlfile.parsed(yamlfile.text_of(Path(file.name)))
        except Malformed as error:
            return error.line
    return 0


@pytest.mark.parametrize("word", ["yes", "no", "on", "2023-05", "2023-05-01", "1e3", "0x1F", "1_0"])
def test_plain_words_stay_text(word: str) -> None:
    assert yamlfile.parsed(f"a: {word}\n") == {"a": word}


def test_true_false_and_nothing_are_values_unless_they_are_quoted() -> None:
    text = "a: true\nb: 'true'\nc: null\nd:\ne: ''\n"
    assert yamlfile.parsed(text) == {"a": True, "b": "true", "c": None, "d": None, "e": ""}


@given(st.dictionaries(TEXT, VALUES, max_size=5))
@example({"a": "yes", "b": "2023-05", "c": "~", "d": "", "e": "x: y", "f": "\x85", "g": "\ufeff"})
def test_what_was_written_is_read_again(mapping: dict[str, Any]) -> None:
    assert yamlfile.parsed(yamlfile.dumped(mapping)) == mapping


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_what_was_written_holds_no_comment_and_is_written_the_same_again(
    mapping: dict[str, Any],
) -> None:
    text = yamlfile.dumped(mapping)
    assert not yamlfile.has_comments(text)
    assert yamlfile.dumped(yamlfile.parsed(text)) == text


@given(st.text(alphabet="ab:-?[]{}#&*!|>'\"% \t\n\r\u2028,"))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert line_refused(text.encode()) in range(len(text) + 2)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert line_refused(content) in range(len(content) + 2)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xef\xbb\xbftitle: x\n", "the file begins with a byte order mark"),
        ("title: é\n".encode("latin-1"), "the file is not UTF-8"),
        ("title: x\n".encode("utf-16"), "the file is not UTF-8"),
        (b"title: x\n\x00\n", "no well-formed YAML: control characters are not allowed"),
        (
            "title: x\n".encode("utf-16-le"),
            "no well-formed YAML: control characters are not allowed",
        ),
    ],
    ids=["BOM", "Latin-1", "UTF-16", "NUL", "UTF-16 without BOM"],
)
def test_other_encodings_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    assert bytes_refusal(tmp_path / "x.yaml", content).message == message


def test_the_line_of_a_byte_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    assert bytes_refusal(tmp_path / "x.yaml", b"a: 1\nb: 2\nc: \xff\n").line == 3


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    with pytest.raises(Malformed, match="50,000,000 bytes"):
        yamlfile.text_of(file)


def test_a_file_that_has_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="the file cannot be read: No such file"):
        yamlfile.text_of(tmp_path / "x.yaml")


@pytest.mark.parametrize(
    "opening",
    ["[", "{a: ", "- ", "-  ", "-\t", "? ", "{? ", "[? ", "- &a ", "- !x ", ": ", "- ? -   "],
)
def test_no_depth_of_nesting_ends_the_interpreter(opening: str) -> None:
    """Each in a process of its own, since what it guards against is a crash."""
    program = (
        "from codelm import yamlfile\n"
        f"try: yamlfile.parsed('a:\\n ' + {opening!r} * (900_000 // {len(opening)}))\n"
        "except yamlfile.Malformed as error: print('refused')\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert run.stdout == b"refused\n"


def test_nesting_by_indentation_is_refused_at_its_line() -> None:
    text = "".join(f"{' ' * i}a:\n" for i in range(500))
    assert "nested deeper" in refusal(text).message


def test_a_refusal_knows_the_field() -> None:
    error = refusal("a:\n- b: 1\n  c: !!python/name:os.system x\n")
    assert (error.line, error.field) == (3, ("a", 0, "c"))


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: &x [1]\n<<: *x\n"])
def test_an_alias_is_refused(text: str) -> None:
    assert refusal(text).message == "an alias (*name) repeats a value"


def test_text_of_several_lines_is_written_as_it_stands() -> None:
    text = "name: X\nexample: |-\n  def one():\n\n      return 1\n"
    assert yamlfile.parsed(text)["example"] == "def one():\n\n    return 1"
    assert yamlfile.dumped(yamlfile.parsed(text)) == text


def test_lines_are_those_of_the_keys_and_items() -> None:
    text = "# hello\na: 1\nb:\n- c\n- d:\n    e: 1\n"
    assert yamlfile.lines(text) == {
        (): 1,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 1): 5,
        ("b", 1, "d"): 5,
        ("b", 1, "d", "e"): 6,
    }


@pytest.mark.parametrize(
    "text", ["# a\nb: c\n", "b: c # d\n", "b: c\n# d\n", "b:\n- c\n # e\n- d\n"]
)
def test_comments_are_found(text: str) -> None:
    assert yamlfile.has_comments(text)


@pytest.mark.parametrize(
    "text", ["b: c#d\n", "b: '# c'\n", 'b: "# c"\n', "b: |\n  # c\n", "b#: c\n"]
)
def test_a_sharp_inside_a_text_is_no_comment(text: str) -> None:
    assert not yamlfile.has_comments(text)


def test_line_ends_of_windows_are_read() -> None:
    assert yamlfile.parsed("a: 1\r\nb: 2\r\n") == {"a": "1", "b": "2"}


def test_writing_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    yamlfile.write(tmp_path / "x.yaml", "a: ü\n")
    assert [file.name for file in tmp_path.iterdir()] == ["x.yaml"]
    assert (tmp_path / "x.yaml").read_bytes() == "a: ü\n".encode()


def test_writing_follows_no_link_that_stands_beside_the_file(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    for name in (".x.yaml.new", f".x.yaml.{os.getpid()}.new"):
        (tmp_path / name).symlink_to(victim)
    yamlfile.write(tmp_path / "x.yaml", "title: X\n")
    assert victim.read_text() == "precious"
    assert (tmp_path / "x.yaml").read_text() == "title: X\n"
    assert not (tmp_path / "x.yaml").is_symlink()
