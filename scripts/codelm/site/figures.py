"""Figures of the whole field by name: each is a function of the rows that gives a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from codelm.records import Benchmark, Task
from codelm.site.charts import Chart, Point, Series
from codelm.site.pages.labels import ARCHITECTURES, CONTRIBUTIONS, counted, month
from codelm.site.pages.rows import Rows, largest

__all__ = ["FIGURES", "some_years"]

_MOST = 20
"""Bars of a figure that could have hundreds."""
_TOO_FEW = 2
"""So many years make no chart."""
_FEW = 0.02
"""The share of what is left out, so that a few early ones make no long empty axis."""
_OTHER = "Not stated"
_TITLES = {
    "contributions": ("What papers bring, by year", "Papers"),
    "architectures": ("Architectures of models, by year of release", "Models"),
    "open-weights": ("Open and closed weights, by year of release", "Models"),
    "benchmarks-by-year": ("Benchmarks by year and class of tasks", "Benchmarks"),
    "families": ("Largest families of models", "Models"),
    "venues": ("Venues with most papers", "Papers"),
    "languages": ("Programming languages of benchmarks", "Benchmarks"),
}
"""The title of a figure, and what its numbers count."""


def some_years(dates: Iterable[str]) -> Chart | None:
    """The papers of these dates by year, where they are spread over several years."""
    given = list(dates)
    several = len({date[:4] for date in given}) > _TOO_FEW
    return _papers_by_year("papers-by-year", given) if several else None


def _growth(rows: Rows) -> Chart:
    return _papers_by_year("growth", [paper.date for paper in rows.kb.papers.values()])


def _papers_by_year(name: str, dates: Sequence[str]) -> Chart:
    """Bars of how many of the dates fall in each year; each year leads to its page."""
    counts = Counter(date[:4] for date in dates)
    years = _run(counts)
    return {
        "name": name,
        "kind": "bars",
        "title": "Papers by year",
        "description": _summary(counts, years, dates),
        "x": {"title": "Year", "labels": years, "to": _year_pages(years, counts)},
        "y": {"title": "Papers"},
        "series": [{"name": "Papers", "values": [counts[year] for year in years]}],
    }


def _contributions(rows: Rows) -> Chart:
    papers = rows.kb.papers.values()
    groups = [
        (paper.date, CONTRIBUTIONS[paper.contribution[0]] if paper.contribution else _OTHER)
        for paper in papers
    ]
    lack = sum(not paper.contribution for paper in papers)
    return _stacked(
        "contributions",
        groups,
        (*CONTRIBUTIONS.values(), _OTHER),
        f"The first contribution that is stated of each paper. {_lack(lack, papers, 'paper')}",
    )


def _tasks_by_year(rows: Rows) -> Chart:
    papers = rows.kb.papers
    tops = rows.atlas.taxonomy.roots["modality"]
    counts = {
        top.name: Counter(p.date[:4] for p in rows.papers_on[top.id])
        for top in sorted(tops, key=lambda top: (-len(rows.papers_on[top.id]), top.name))
    }
    years = _run(sum(counts.values(), Counter[str]()))
    lack = sum(not paper.tasks for paper in papers.values())
    return {
        "name": "tasks-by-year",
        "kind": "lines",
        "title": "Papers by class of tasks and year",
        "description": "A paper counts once in each class that has one of its tasks. "
        f"{_lack(lack, papers, 'paper', 'task')} {_until(p.date for p in papers.values())}",
        "x": {"title": "Year", "labels": years, "to": _year_pages(years, years)},
        "y": {"title": "Papers"},
        "series": [
            {"name": name, "values": [of[year] for year in years]} for name, of in counts.items()
        ],
    }


def _families(rows: Rows) -> Chart:
    counts = Counter(row["family"] for row in rows.models.values())
    return _ranked("families", "Family", counts, {})


def _venues(rows: Rows) -> Chart:
    papers = rows.kb.papers
    venues = {row["short"]: row for row in rows.venues.values()}
    counts = Counter({short: row["papers"] for short, row in venues.items() if row["papers"]})
    to = {short: f"venues/{row['id']}/" for short, row in venues.items()}
    lack = sum(paper.venue is None for paper in papers.values())
    return _ranked(
        "venues",
        "Venue",
        counts,
        to,
        _lack(lack, papers, "paper", "venue"),
    )


def _architectures(rows: Rows) -> Chart:
    groups = [(m.released, ARCHITECTURES[m.architecture]) for m in rows.kb.models.values()]
    return _stacked(
        "architectures",
        groups,
        tuple(ARCHITECTURES.values()),
        "One count a model, whatever the number of its sizes.",
    )


def _sizes(rows: Rows) -> Chart:
    models = rows.kb.models.values()
    sized = [model for model in models if largest(model.sizes)]

    def dots(*, are_open: bool) -> list[Point]:
        return [
            {
                "x": model.released,
                "y": largest(model.sizes) * 1e9,
                "label": model.name,
                "to": f"models/{model.id}/",
            }
            for model in sorted(sized, key=lambda model: (model.released, model.id))
            if model.open_weights == are_open
        ]

    return {
        "name": "sizes",
        "kind": "dots",
        "title": "Sizes of models over time",
        "description": "The largest size of each model; the line follows the largest so far. "
        f"{_lack(len(models) - len(sized), models, 'model', 'size')}",
        "x": {"title": "Released", "scale": "time"},
        "y": {"title": "Parameters", "scale": "log", "unit": "parameters"},
        "series": [
            {"name": "Open weights", "points": dots(are_open=True)},
            {"name": "Closed weights", "points": dots(are_open=False)},
        ],
        "frontier": "highest",
    }


def _open_weights(rows: Rows) -> Chart:
    labels = {True: "Open weights", False: "Closed weights"}
    models = rows.kb.models.values()
    open_ = sum(model.open_weights for model in models)
    return _stacked(
        "open-weights",
        [(model.released, labels[model.open_weights]) for model in models],
        tuple(labels.values()),
        f"The weights of {open_:,} of {counted(len(models), 'model')} can be had.",
    )


def _languages(rows: Rows) -> Chart:
    benchmarks = rows.kb.benchmarks.values()
    counts = Counter(name for each in benchmarks for name in dict.fromkeys(each.languages))
    lack = sum(not each.languages for each in benchmarks)
    return _ranked(
        "languages",
        "Language",
        counts,
        {},
        f"{lack:,} of {counted(len(benchmarks), 'benchmark')} name no language.",
    )


def _benchmarks_by_year(rows: Rows) -> Chart:
    benchmarks = rows.kb.benchmarks.values()
    groups = [(each.released, _class_of(rows, each)) for each in benchmarks]
    often = Counter(name for _, name in groups)
    order = sorted(often, key=lambda name: (name == _OTHER, -often[name], name))
    return _stacked(
        "benchmarks-by-year",
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


def _class_of(rows: Rows, benchmark: Benchmark) -> str:
    """The topmost class of the first task of a benchmark."""
    task: Task | None = rows.kb.tasks.get(next(iter(benchmark.tasks), ""))
    seen: set[str] = set()
    while task and task.parent and task.id not in seen:
        seen.add(task.id)
        task = rows.kb.tasks.get(task.parent)
    return task.name if task else _OTHER


def _stacked(
    name: str, groups: Sequence[tuple[str, str]], order: Iterable[str], said: str
) -> Chart:
    """Bars by year, each of what is in its groups; `groups` are dates with the group of each."""
    counts = Counter((date[:4], group) for date, group in groups)
    years = _run(Counter(date[:4] for date, _ in groups))
    series: list[Series] = [
        {"name": group, "values": [counts[year, group] for year in years]} for group in order
    ]
    for each in series:
        if each["name"] == _OTHER:
            each["rest"] = True
    left_out = _left_out(Counter(date[:4] for date, _ in groups), years)
    title, counted_as = _TITLES[name]
    return {
        "name": name,
        "kind": "stacked-bars",
        "title": title,
        "description": f"{said} {left_out}{_until(date for date, _ in groups)}",
        "x": {"title": "Year", "labels": years, "to": _year_pages(years, years)},
        "y": {"title": counted_as},
        "series": [each for each in series if any(each["values"])],
    }


def _ranked(
    name: str, of: str, counts: Counter[str], to: Mapping[str, str], said: str = ""
) -> Chart:
    """Bars as rows, the longest first."""
    order = sorted(counts, key=lambda each: (-counts[each], each.casefold()))
    shown, rest = order[:_MOST], order[_MOST:]
    most = counts[rest[0]] if rest else 0
    more = f"{len(shown)} of {len(order):,}; the others have at most {most:,}. " if rest else ""
    title, counted_as = _TITLES[name]
    return {
        "name": name,
        "kind": "rows",
        "title": title,
        "description": f"{more}{said}".strip() or f"All {len(order):,}.",
        "x": {"title": of, "labels": shown, "to": [to.get(each, "") for each in shown]},
        "y": {"title": counted_as},
        "series": [{"name": counted_as, "values": [counts[each] for each in shown]}],
    }


def _run(counts: Mapping[str, int]) -> list[str]:
    """The years up to the last one, without the few that stand far before all others."""
    years = sorted(counts)
    few = sum(counts.values()) * _FEW
    before = accumulate((counts[year] for year in years), initial=0)
    first = max(
        (int(year) for year, sum_ in zip(years, before, strict=False) if sum_ <= few), default=0
    )
    return [str(year) for year in range(first, int(years[-1]) + 1)] if years else []


def _summary(counts: Mapping[str, int], years: Sequence[str], dates: Iterable[str]) -> str:
    most = max(years, key=lambda year: counts[year], default="")
    fullest = f"Most are of {most}: {counts[most]:,}. " if most else ""
    return f"{fullest}{_left_out(counts, years)}{_until(dates)}"


def _left_out(counts: Mapping[str, int], years: Sequence[str]) -> str:
    """How many are older than the years that are shown."""
    older = sum(count for year, count in counts.items() if year < years[0]) if years else 0
    return f"Not shown: {older:,} before {years[0]}. " if older else ""


def _until(dates: Iterable[str]) -> str:
    """Until when the records reach: the last year may be a part of one."""
    last = max(dates, default="")
    return f"The records reach to {month(last)}." if last else ""


def _lack(lack: int, of: Iterable[object], noun: str, fact: str = "") -> str:
    """How many lack the fact."""
    total = counted(len(list(of)), noun)
    return f"{lack:,} of {total} have no known {fact or 'contribution'}." if lack else ""


def _year_pages(years: Iterable[str], counts: Iterable[str]) -> list[str]:
    there = set(counts)
    return [f"years/{year}/" if year in there else "" for year in years]
