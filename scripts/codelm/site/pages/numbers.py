"""The page of the field in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.site import figures
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.labels import counted, month
from codelm.site.pages.rows import Rows

__all__ = ["numbers_page"]


def numbers_page(rows: Rows) -> Iterator[Page]:
    """Every figure of the field, drawn from the records."""
    charts = [make(rows) for make in figures.FIGURES.values()]
    newest = max((paper.date for paper in rows.kb.papers.values()), default="")
    papers = counted(len(rows.kb.papers), "paper")
    models = counted(len(rows.kb.models), "model")
    benchmarks = counted(len(rows.kb.benchmarks), "benchmark")
    lead = (
        f"What the records of {papers}, {models} and {benchmarks} add up to, drawn anew with "
        f"every change of a record. The newest paper is of {month(newest) if newest else 'no year'}"
        ", so the last year may be a part of one."
    )
    yield Page(
        address="survey/numbers/",
        template="numbers.html.jinja",
        title="The field in numbers",
        description=lead,
        facts={"crumbs": crumbs("survey"), "lead": lead, "charts": charts},
        toc=tuple((chart["name"], chart["title"]) for chart in charts),
    )
