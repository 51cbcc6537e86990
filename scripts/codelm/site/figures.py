"""Figures of the whole field by name: each is a function of the rows that gives a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from codelm.site.charts import Chart, Point
from codelm.site.pages.labels import ARCHITECTURES, CONTRIBUTIONS, WEIGHTS, counted
from codelm.site.pages.rows import Rows
from codelm.site.pages.sizes import largest
from codelm.site.tallies import (
    NOT_STATED,
    Heading,
    lacking,
    papers_by_year,
    ranked,
    shown_years,
    stacked,
    until,
    year_pages,
)

__all__ = ["FIGURES"]


def _growth(rows: Rows) -> Chart:
    return papers_by_year("growth", [paper.date for paper in rows.kb.papers.values()])


def _contributions(rows: Rows) -> Chart:
    papers = rows.kb.papers.values()
    groups = [
        (paper.date, CONTRIBUTIONS[paper.contribution[0]] if paper.contribution else NOT_STATED)
        for paper in papers
    ]
    lack = sum(not paper.contribution for paper in papers)
    return stacked(
        Heading("contributions", "What papers bring, by year", "Papers"),
        groups,
        (*CONTRIBUTIONS.values(), NOT_STATED),
        "The first contribution that is stated of each paper. "
        f"{lacking(lack, papers, 'paper', 'contribution')}",
    )


def _tasks_by_year(rows: Rows) -> Chart:
    papers = rows.kb.papers
    tops = rows.atlas.taxonomy.roots["modality"]
    counts = {
        top.name: Counter(p.date[:4] for p in rows.papers_on[top.id])
        for top in sorted(tops, key=lambda top: (-len(rows.papers_on[top.id]), top.name))
    }
    years = shown_years(sum(counts.values(), Counter[str]()))
    lack = sum(not paper.tasks for paper in papers.values())
    return {
        "name": "tasks-by-year",
        "kind": "lines",
        "title": "Papers by class of tasks and year",
        "description": "A paper counts once in each class that has one of its tasks. "
        f"{lacking(lack, papers, 'paper', 'task')} {until(p.date for p in papers.values())}",
        "x": {"title": "Year", "labels": years, "to": year_pages(years, years)},
        "y": {"title": "Papers"},
        "series": [
            {"name": name, "values": [of[year] for year in years]} for name, of in counts.items()
        ],
    }


def _families(rows: Rows) -> Chart:
    counts = Counter(row["family"] for row in rows.models.values())
    return ranked(Heading("families", "Largest families of models", "Models"), "Family", counts, {})


def _venues(rows: Rows) -> Chart:
    papers = rows.kb.papers
    venues = {row["short"]: row for row in rows.venues.values()}
    counts = Counter({short: row["papers"] for short, row in venues.items() if row["papers"]})
    to = {short: f"venues/{row['id']}/" for short, row in venues.items()}
    lack = sum(paper.venue is None for paper in papers.values())
    return ranked(
        Heading("venues", "Venues with most papers", "Papers"),
        "Venue",
        counts,
        to,
        lacking(lack, papers, "paper", "venue"),
    )


def _architectures(rows: Rows) -> Chart:
    groups = [(m.released, ARCHITECTURES[m.architecture]) for m in rows.kb.models.values()]
    return stacked(
        Heading("architectures", "Architectures of models, by year of release", "Models"),
        groups,
        tuple(ARCHITECTURES.values()),
        "One count a model, whatever the number of its sizes.",
    )


def _sizes(rows: Rows) -> Chart:
    models = rows.kb.models.values()
    sized = [model for model in models if largest(model.sizes)]

    def dots(weights: str) -> list[Point]:
        return [
            {
                "x": model.released,
                "y": largest(model.sizes) * 1e9,
                "label": model.name,
                "to": f"models/{model.id}/",
            }
            for model in sorted(sized, key=lambda model: (model.released, model.id))
            if model.weights == weights
        ]

    return {
        "name": "sizes",
        "kind": "dots",
        "title": "Sizes of models over time",
        "description": "The largest size of each model; the line follows the largest so far. "
        f"{lacking(len(models) - len(sized), models, 'model', 'size')}",
        "x": {"title": "Released", "scale": "time"},
        "y": {"title": "Parameters", "scale": "log", "unit": "parameters"},
        "series": [{"name": name, "points": dots(weights)} for weights, name in WEIGHTS.items()],
        "frontier": "highest",
    }


def _open_weights(rows: Rows) -> Chart:
    models = rows.kb.models.values()
    open_ = sum(model.open_weights for model in models)
    return stacked(
        Heading("open-weights", "Open and closed weights, by year of release", "Models"),
        [(model.released, WEIGHTS[model.weights]) for model in models],
        tuple(WEIGHTS.values()),
        f"The weights of {open_:,} of {counted(len(models), 'model')} can be had.",
    )


def _languages(rows: Rows) -> Chart:
    benchmarks = rows.kb.benchmarks.values()
    counts = Counter(name for each in benchmarks for name in dict.fromkeys(each.languages))
    lack = sum(not each.languages for each in benchmarks)
    return ranked(
        Heading("languages", "Programming languages of benchmarks", "Benchmarks"),
        "Language",
        counts,
        {},
        f"{lack:,} of {counted(len(benchmarks), 'benchmark')} name no language.",
    )


def _benchmarks_by_year(rows: Rows) -> Chart:
    benchmarks = rows.kb.benchmarks.values()
    classes = _classes(rows)
    groups = [
        (each.released, classes.get(next(iter(each.tasks), ""), NOT_STATED)) for each in benchmarks
    ]
    often = Counter(name for _, name in groups)
    order = sorted(often, key=lambda name: (name == NOT_STATED, -often[name], name))
    return stacked(
        Heading("benchmarks-by-year", "Benchmarks by year and class of tasks", "Benchmarks"),
        groups,
        tuple(order),
        "Each counts in the class of its first task.",
    )


FIGURES: Mapping[str, Callable[[Rows], Chart]] = {
    "growth": _growth,
    "contributions": _contributions,
    "tasks-by-year": _tasks_by_year,
    "families": _families,
    "venues": _venues,
    "architectures": _architectures,
    "sizes": _sizes,
    "open-weights": _open_weights,
    "languages": _languages,
    "benchmarks-by-year": _benchmarks_by_year,
}
"""The figures, in the order in which a page shows them."""


def _classes(rows: Rows) -> dict[str, str]:
    """The topmost class of each task: by modality, or else by stage of the life cycle."""
    taxonomy = rows.atlas.taxonomy
    tops = (*taxonomy.roots["lifecycle"], *taxonomy.roots["modality"])  # the later one counts
    return {task.id: top.name for top in tops for task in taxonomy.with_subtasks(top)}
