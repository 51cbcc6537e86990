"""The pages of years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from codelm.site import figures
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.downloads import files_of
from codelm.site.pages.labels import counted, month, sentence_case
from codelm.site.pages.links import inner
from codelm.site.pages.rows import Row, Rows, newest

__all__ = ["year_pages"]

_RELEASED = {"models": "Models", "benchmarks": "Benchmarks", "datasets": "Data sets"}


def year_pages(rows: Rows) -> Iterator[Page]:
    """The list of years, and each year in which something appeared."""
    papers = _by_year(rows.papers.values())
    released = {kind: _by_year(getattr(rows, kind).values()) for kind in _RELEASED}
    years = sorted(set(papers).union(*released.values()), reverse=True)
    yield _index(rows, years, released)
    for year in years:
        of_year = {kind: released[kind].get(year, []) for kind in _RELEASED}
        yield _page(rows, year, years, papers.get(year, []), of_year)


def _by_year(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each year, newest first."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["year"]].append(row)
    return {year: newest(of_year) for year, of_year in found.items()}


def _index(rows: Rows, years: list[str], released: dict[str, dict[str, list[Row]]]) -> Page:
    lead = "How the field grew: papers by the year of their first public version."
    table = [
        {
            "year": year,
            "papers": rows.by_year.get(year, 0),
            **{kind: len(released[kind].get(year, ())) for kind in _RELEASED},
        }
        for year in years
    ]
    return Page(
        address="years/",
        template="years.html.jinja",
        title="Years",
        description=lead,
        facts={
            "crumbs": crumbs(),
            "lead": lead,
            "years": figures.FIGURES["growth"](rows),
            "rows": table,
        },
        toc=(("table", "In numbers"),),
    )


def _page(
    rows: Rows, year: str, years: list[str], papers: list[Row], released: dict[str, list[Row]]
) -> Page:
    groups = [_group(kind, of_kind) for kind, of_kind in released.items() if of_kind]
    keys = [row["id"] for row in papers]
    months = _months(papers)
    lead = f"{counted(len(papers), 'paper')} whose first public version appeared in {year}."
    facts: dict[str, Any] = {
        "crumbs": crumbs("years"),
        "lead": lead,
        "others": _neighbours(year, years),
        "released": groups,
        "months": months,
        "files": files_of(len(papers)),
    }
    return Page(
        address=f"years/{year}/",
        template="year.html.jinja",
        title=year,
        description=f"{sentence_case(rows.atlas.identity.subject)} in {year}: {lead}",
        facts=facts,
        toc=tuple((part["id"], part["label"]) for part in (*groups, *months)),
        late=lambda: {"coins": rows.coins(keys)},
        stamp=rows.fingerprints.of_all(keys),
    )


def _group(kind: str, rows: list[Row]) -> dict[str, Any]:
    links = [inner(row["name"], f"{kind}/{row['id']}/") for row in rows]
    return {"id": kind, "label": f"{_RELEASED[kind]} released", "links": links}


def _months(papers: list[Row]) -> list[dict[str, Any]]:
    """The papers of a year by month, newest first; those without a month come last."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in papers:
        found[row["date"]].append(row)
    return [{"id": f"papers-{date}", "label": _label(date), "rows": found[date]} for date in found]


def _label(date: str) -> str:
    return f"Papers of {month(date)}" if "-" in date else "Papers whose month is not known"


def _neighbours(year: str, years: list[str]) -> list[dict[str, str]]:
    i = years.index(year)
    return [
        inner(other, f"years/{other}/")
        for other in (*years[i + 1 : i + 2], *years[max(0, i - 1) : i])
    ]
