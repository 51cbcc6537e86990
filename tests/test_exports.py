"""The formats of papers: what all have in common, and the toy index in each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from codelm.exports.formats import EXPORTS
from codelm.exports.selection import by_key
from codelm.kb import KnowledgeBase
from tests.sites import TOY

KB = KnowledgeBase.read(TOY)
GOLDEN = Path(__file__).parent / "golden/exports"


@pytest.mark.parametrize("form", EXPORTS)
def test_the_toy_index_is_as_it_was_agreed(form: str) -> None:
    """Set CODELM_GOLDEN=write to accept the texts as they are now."""
    text = "".join(EXPORTS[form].text(by_key(KB.papers.values()), KB)).encode()
    golden = GOLDEN / f"toy{EXPORTS[form].extension}"
    if os.environ.get("CODELM_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text)
    assert text == golden.read_bytes()


@pytest.mark.parametrize("form", EXPORTS)
def test_an_entry_is_the_same_in_any_selection(form: str) -> None:
    export = EXPORTS[form]
    papers = by_key(KB.papers.values())
    alone = ["".join(export.entries([paper], KB)) for paper in papers]
    assert list(export.entries(papers, KB)) == alone
    assert "".join(export.text(papers, KB)) == "".join(export.joined(alone))


@pytest.mark.parametrize("form", EXPORTS)
def test_no_papers_make_a_sound_empty_file(form: str) -> None:
    export = EXPORTS[form]
    assert "".join(export.text([], KB)) == export.head + export.tail


def test_formats_are_told_apart_by_name_extension_and_file() -> None:
    for part in ("name", "title", "extension", "file"):
        assert len({getattr(export, part) for export in EXPORTS.values()}) == len(EXPORTS)
    assert all(export.file.endswith(export.extension) for export in EXPORTS.values())
