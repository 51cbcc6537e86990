"""What is meant is found first, also on the command line."""

from __future__ import annotations

import pytest

from codelm.search.document import Document
from codelm.search.engine import Engine
from codelm.search.whoosh_index import WhooshEngine
from tests.search.relevance import ALL_BUT_TYPOS, measured, relevance_set, table


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, real_documents: list[Document]) -> Engine:
    made = WhooshEngine(tmp_path_factory.mktemp("index"))
    made.build(real_documents)
    return made


@pytest.mark.parametrize("half", ["tuning", "checking"])
def test_what_is_meant_is_found_first(half: str, engine: Engine) -> None:
    def search(query: str) -> list[str]:
        hits = engine.search(query, 10).hits
        return [f"{hit.document.kind}:{hit.document.id}" for hit in hits]

    rows = measured((each for each in relevance_set() if each.half == half), search)
    print(f"\n{half}\n{table(rows)}")  # noqa: T201  shown with -rP
    assert rows["nicknames"].success >= 0.95
    assert rows["titles"].success >= 0.95
    assert rows[ALL_BUT_TYPOS].mrr >= 0.95
    assert rows["typos"].mrr >= 0.9


def test_there_are_queries_enough_and_all_answers_are_known(
    real_documents: list[Document],
) -> None:
    known = {f"{each.kind}:{each.id}" for each in real_documents}
    judged = relevance_set()
    assert len(judged) >= 300
    assert {answer for each in judged for answer in each.right} <= known
