"""Papers as JSON objects, one a line."""

from __future__ import annotations

import json

from hypothesis import given

from codelm.exports.formats import EXPORTS
from codelm.exports.selection import by_key
from codelm.records import Paper
from codelm.site.atlas import Atlas
from tests.bibliography import real
from tests.hostile_papers import hostile_papers, index_of, texts
from tests.rendering import data_of

JSONL = EXPORTS["jsonl"]


def test_the_lines_are_the_objects_of_the_file_of_papers() -> None:
    papers = by_key(real().papers.values())
    lines = "".join(JSONL.text(papers, real())).splitlines()
    files = data_of(Atlas.of(real()))
    assert list(map(json.loads, lines)) == json.loads(files["data/papers.json"])


@given(hostile_papers, texts)
def test_no_text_breaks_out_of_its_line(paper: Paper, text: str) -> None:
    written = "".join(JSONL.text([paper, paper], index_of(paper, text)))
    first, second = map(json.loads, written.removesuffix("\n").split("\n"))
    assert first == second
    assert first["id"] == paper.id
    assert first["title"] == paper.title
    assert "<" not in written
