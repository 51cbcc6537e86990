"""The figures of the field: their numbers are those of the records."""

from __future__ import annotations

import pytest

from codelm.kb import KnowledgeBase
from codelm.site.atlas import Atlas
from codelm.site.charts import Chart, chart_figure
from codelm.site.figures import FIGURES
from codelm.site.pages.rows import Rows
from codelm.site.tallies import some_years
from tests.rendering import ROOT, TOY, atlas_of


@pytest.fixture(scope="module")
def real() -> Rows:
    return Rows(atlas_of(ROOT))


def total(chart: Chart) -> float:
    return sum(sum(series["values"]) for series in chart["series"])


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_goes_by_its_name_and_can_be_drawn(name: str, real: Rows) -> None:
    for rows in (real, Rows(atlas_of(TOY)), Rows(Atlas.of(KnowledgeBase.of(TOY, [])))):
        chart = FIGURES[name](rows)
        assert chart["name"] == name
        assert chart["title"] in chart_figure(chart, "../")


def test_every_paper_is_in_the_figure_of_growth_or_said_to_be_left_out(real: Rows) -> None:
    chart = FIGURES["growth"](real)
    first = chart["x"]["labels"][0]
    older = sum(paper.date < first for paper in real.kb.papers.values())
    assert total(chart) + older == len(real.kb.papers)
    assert f"{older:,} before {first}" in chart["description"]


@pytest.mark.parametrize("name", ["architectures", "open-weights"])
def test_every_model_is_in_the_figures_of_models(name: str, real: Rows) -> None:
    chart = FIGURES[name](real)
    older = sum(m.released < chart["x"]["labels"][0] for m in real.kb.models.values())
    assert total(chart) + older == len(real.kb.models)


def test_each_model_of_known_size_is_a_dot(real: Rows) -> None:
    dots = [p for series in FIGURES["sizes"](real)["series"] for p in series["points"]]
    assert len(dots) == sum(bool(row["largest"]) for row in real.models.values())
    starcoder = next(dot for dot in dots if dot["to"] == "models/starcoder/")
    assert starcoder["y"] == pytest.approx(15.5e9)


def test_a_figure_says_how_many_records_lack_the_fact(real: Rows) -> None:
    lack = sum(paper.venue is None for paper in real.kb.papers.values())
    said = f"{lack:,} of {len(real.kb.papers):,} papers have no known venue."
    assert said in FIGURES["venues"](real)["description"]


def test_every_benchmark_with_a_task_is_in_a_class(real: Rows) -> None:
    series = {
        each["name"]: sum(each["values"]) for each in FIGURES["benchmarks-by-year"](real)["series"]
    }
    assert series.get("Not stated", 0) == sum(
        not each.tasks for each in real.kb.benchmarks.values()
    )
    assert series["Reasoning and agents"] > 0


def test_papers_of_few_years_make_no_chart() -> None:
    assert some_years(["2020-01", "2021-05", "2021-06"]) is None
    chart = some_years(["2018", "2020-01", "2021-05"])
    assert chart
    assert chart["x"]["labels"] == ["2018", "2019", "2020", "2021"]
    assert chart["series"][0]["values"] == [1, 0, 1, 1]
