"""Charts of counts: by year, by year and group, and the greatest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from codelm.site.charts import Chart, Series
from codelm.site.pages.labels import counted, month

__all__ = [
    "NOT_STATED",
    "Heading",
    "lacking",
    "papers_by_year",
    "ranked",
    "shown_years",
    "some_years",
    "stacked",
    "until",
    "year_pages",
]

NOT_STATED = "Not stated"
"""The group of what has none."""
_MOST = 20
"""Bars of a figure that could have hundreds."""
_TOO_FEW = 2
"""So many years make no chart."""
_FEW = 0.02
"""The share of what is left out, so that a few early ones make no long empty axis."""


class Heading(NamedTuple):
    """What stands over a chart of counts."""

    name: str
    """Unique on its page; ids are made from it."""
    title: str
    counts: str
    """What its numbers count."""


def some_years(dates: Iterable[str]) -> Chart | None:
    """The papers of these dates by year, where they are spread over several years."""
    given = list(dates)
    several = len({date[:4] for date in given}) > _TOO_FEW
    return papers_by_year("papers-by-year", given) if several else None


def papers_by_year(name: str, dates: Sequence[str]) -> Chart:
    """Bars of how many of the dates fall in each year; each year leads to its page."""
    counts = Counter(date[:4] for date in dates)
    years = shown_years(counts)
    return {
        "name": name,
        "kind": "bars",
        "title": "Papers by year",
        "description": _summary(counts, years, dates),
        "x": {"title": "Year", "labels": years, "to": year_pages(years, counts)},
        "y": {"title": "Papers"},
        "series": [{"name": "Papers", "values": [counts[year] for year in years]}],
    }


def stacked(
    heading: Heading, groups: Sequence[tuple[str, str]], order: Iterable[str], said: str
) -> Chart:
    """Bars by year, each of what is in its groups; `groups` are dates with the group of each."""
    counts = Counter((date[:4], group) for date, group in groups)
    by_year = Counter(date[:4] for date, _ in groups)
    years = shown_years(by_year)
    series: list[Series] = [
        {"name": group, "values": [counts[year, group] for year in years]} for group in order
    ]
    for each in series:
        if each["name"] == NOT_STATED:
            each["rest"] = True
    return {
        "name": heading.name,
        "kind": "stacked-bars",
        "title": heading.title,
        "description": f"{said} {_left_out(by_year, years)}{until(date for date, _ in groups)}",
        "x": {"title": "Year", "labels": years, "to": year_pages(years, years)},
        "y": {"title": heading.counts},
        "series": [each for each in series if any(each["values"])],
    }


def ranked(
    heading: Heading, of: str, counts: Counter[str], to: Mapping[str, str], said: str = ""
) -> Chart:
    """Bars as rows, the longest first."""
    order = sorted(counts, key=lambda each: (-counts[each], each.casefold()))
    shown, rest = order[:_MOST], order[_MOST:]
    most = counts[rest[0]] if rest else 0
    more = f"{len(shown)} of {len(order):,}; the others have at most {most:,}. " if rest else ""
    return {
        "name": heading.name,
        "kind": "rows",
        "title": heading.title,
        "description": f"{more}{said}".strip() or f"All {len(order):,}.",
        "x": {"title": of, "labels": shown, "to": [to.get(each, "") for each in shown]},
        "y": {"title": heading.counts},
        "series": [{"name": heading.counts, "values": [counts[each] for each in shown]}],
    }


def shown_years(counts: Mapping[str, int]) -> list[str]:
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
    return f"{fullest}{_left_out(counts, years)}{until(dates)}"


def _left_out(counts: Mapping[str, int], years: Sequence[str]) -> str:
    """How many are older than the years that are shown."""
    older = sum(count for year, count in counts.items() if year < years[0]) if years else 0
    return f"Not shown: {older:,} before {years[0]}. " if older else ""


def until(dates: Iterable[str]) -> str:
    """Until when the records reach: the last year may be a part of one."""
    last = max(dates, default="")
    return f"The records reach to {month(last)}." if last else ""


def lacking(lack: int, of: Collection[object], noun: str, fact: str) -> str:
    """How many lack the fact."""
    return f"{lack:,} of {counted(len(of), noun)} have no known {fact}." if lack else ""


def year_pages(years: Iterable[str], there: Container[str]) -> list[str]:
    """The page of each year that is there."""
    return [f"years/{year}/" if year in there else "" for year in years]
