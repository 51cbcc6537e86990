"""Whatever the summary that the index started from speaks of has a page, and is found by name."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from codelm.kb import KnowledgeBase
from codelm.records import Paper, kind_of
from tests.sites import ROOT

_SUBJECTS = yaml.safe_load((ROOT / "tests/seed_subjects.yaml").read_text("utf-8"))
_ELSEWHERE: dict[str, list[str]] = _SUBJECTS.pop("elsewhere")
_STATEMENTS = yaml.safe_load((ROOT / "tests/seed_statements.yaml").read_text("utf-8"))
_RECORDS = [(plural, id_) for plural, ids in _SUBJECTS.items() for id_ in ids]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(ROOT)


def test_the_summary_speaks_of_many_things() -> None:
    assert len(_RECORDS) == len(set(_RECORDS)) == 95


@pytest.mark.parametrize(("plural", "id_"), _RECORDS)
def test_a_subject_is_found_by_id_name_and_alias(
    plural: str, id_: str, kb: KnowledgeBase, real_site: Path
) -> None:
    record = next(each for each in kb.find(id_) if kind_of(each).plural == plural)
    assert not isinstance(record, Paper)
    for name in (record.name, *getattr(record, "aliases", ())):
        assert record in kb.find(f"{kind_of(record).name}:{name}")
    assert (real_site / plural / id_ / "index.html").is_file()


@pytest.mark.parametrize("subject", _ELSEWHERE)
def test_what_is_no_record_is_said_on_other_pages(subject: str, real_site: Path) -> None:
    for address in _ELSEWHERE[subject]:
        assert (real_site / address / "index.html").is_file()


def test_the_survey_is_found_by_its_identifier(kb: KnowledgeBase) -> None:
    for spoken in ("2311.07989", "arXiv:2311.07989"):
        assert [record.id for record in kb.find(spoken)] == ["zhang2023unifying"]


def test_the_summary_states_much() -> None:
    stated = {(each["subject"], each["attribute"]) for each in _STATEMENTS}
    assert len(stated) == len(_STATEMENTS) == 147
    assert all(each["shows"] for each in _STATEMENTS)


@pytest.mark.parametrize(
    "statement", _STATEMENTS, ids=lambda each: f"{each['subject']}: {each['attribute']}"
)
def test_a_statement_stands_on_the_page_of_its_subject(
    statement: dict[str, Any], real_site: Path
) -> None:
    text = read(real_site / statement["page"] / "index.html")
    assert [words for words in statement["shows"] if words not in text] == []


@cache
def read(page: Path) -> str:
    """The words of the page's own part."""
    _, _, article = page.read_text("utf-8").partition("<article")
    words = re.sub(r"<[^>]+>", " ", article.partition("</article>")[0])
    return " ".join(unescape(words).split())
