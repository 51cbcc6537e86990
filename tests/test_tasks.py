"""Pages of tasks: where to start, how the topic grew, and both trees."""

from __future__ import annotations

import re
from typing import Any

import pytest

from codelm.site.page import Page
from codelm.site.pages.growth import growth
from codelm.site.pages.rows import Rows
from codelm.site.pages.task import task_pages
from tests.rendering import ROOT, TOY, atlas_of, templates


@pytest.fixture(scope="module")
def rows() -> Rows:
    return Rows(atlas_of(ROOT))


@pytest.fixture(scope="module")
def pages(rows: Rows) -> dict[str, Page]:
    return {page.address: page for page in task_pages(rows)}


def test_growth_compares_the_last_three_years_with_those_before() -> None:
    topic = ["2020", "2021", *["2024-03"] * 9]
    every = sorted([*topic, *["2022"] * 18, *["2025-05"] * 9])
    assert " ".join(growth(topic, every)) == (
        "The first of 11 papers in this index is of 2020. "
        "Since 2023, 50.0% of all papers in the index are on it; before, 10.0% were. "
        "All records reach to May 2025."
    )


def test_growth_of_few_papers_names_no_share() -> None:
    assert growth(["2020-02"], ["2020-02", "2024"]) == [
        "The first of 1 paper in this index is of February 2020."
    ]
    assert growth([], ["2024"]) == []


def reasons(paper: dict[str, Any]) -> list[str]:
    return [f"{r['before']} {r.get('text', '')}{r['after']}".strip() for r in paper["reasons"]]


def test_surveys_come_first_and_every_paper_has_a_reason(
    rows: Rows, pages: dict[str, Page]
) -> None:
    for task in rows.kb.tasks.values():
        start = pages[f"tasks/{task.id}/"].facts["start"]
        on = {paper.id: paper for paper in rows.papers_on[task.id]}
        surveys = ["survey" in on[each["id"]].contribution for each in start]
        told = [reasons(each) for each in start]
        assert all(told), task.id
        assert [each == ["Surveys the field"] for each in told] == sorted(surveys, reverse=True)
        assert len(start) >= min(3, len(on)), task.id


def test_the_numbers_of_reasons_are_those_of_the_records(
    rows: Rows, pages: dict[str, Page]
) -> None:
    start = {each["id"]: each for each in pages["tasks/code-synthesis/"].facts["start"]}
    models = {model.id for model, _ in rows.kb.scores_on(rows.kb.benchmarks["humaneval"])}
    said = reasons(start["chen2021evaluating"])[0]
    assert said.startswith(f"Introduces HumanEval: {len(models)} models with results")


def test_related_tasks_come_with_the_number_of_papers_they_share(pages: dict[str, Page]) -> None:
    facts = {each["label"]: each["values"] for each in pages["tasks/code-repair/"].facts["facts"]}
    numbers = [int(found[1]) for each in facts["Often together with"]
               if (found := re.search(r"\((\d+) papers?\)$", each["text"]))]  # fmt: skip
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == len(facts["Often together with"]) > 1


def test_both_trees_of_tasks_open_and_close_without_scripts() -> None:
    rows = Rows(atlas_of(TOY))
    index = next(task_pages(rows))
    body = templates().body(index)
    classes = [task.id for task in rows.kb.tasks.values() if not task.parent]
    assert re.findall(r'<details class="branch" id="([^"]+)" open>', body) == sorted(
        classes, key=lambda id_: rows.kb.tasks[id_].axis == "lifecycle"
    )
    assert body.count("</summary>") == len(classes)
