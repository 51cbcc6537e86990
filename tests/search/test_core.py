"""The browser's query core, run by Node over the real records."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from codelm.kb import KnowledgeBase
from codelm.search.columns import first_columns, more_columns, rest_columns
from codelm.search.document import Document
from codelm.search.documents import documents
from codelm.search.labels import Labels
from tests.outside_tools import tool_path

_FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, real_documents: list[Document]) -> Path:
    """The folder with the files of the browser, and the documents in plain fields."""
    folder = tmp_path_factory.mktemp("records")
    labels = Labels(real_documents)
    plain = [_plain(document, labels) for document in real_documents]
    (folder / "first.json").write_bytes(first_columns(real_documents, {}))
    (folder / "more.json").write_bytes(more_columns(real_documents))
    (folder / "rest.json").write_bytes(rest_columns(real_documents))
    (folder / "documents.json").write_text(json.dumps(plain), encoding="utf-8")
    return folder


def _plain(document: Document, labels: Labels) -> dict[str, Any]:
    plain = {**asdict(document), "year": document.year, "url": document.url}
    plain["title"] = " ".join(document.title.split())
    plain["arxiv"] = document.arxiv or ""
    plain["tasks"] = sorted(labels.values(document)["task"])
    return plain


@pytest.mark.needs("node")
@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_core(file: Path, records: Path) -> None:
    """`node --test` finds no failure in this file."""
    run = subprocess.run(
        [tool_path("node"), "--test", "--test-reporter=spec", file],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CODELM_RECORDS": str(records)},
    )
    print(run.stdout)  # noqa: T201  the table of relevance, shown with -rP
    assert run.returncode == 0, run.stdout + run.stderr


def test_columns_are_the_same_every_time(real_documents: list[Document]) -> None:
    again = documents(KnowledgeBase.read(Path(__file__).parents[2]))
    for part in (partial(first_columns, files={}), more_columns, rest_columns):
        assert part(again) == part(real_documents)
