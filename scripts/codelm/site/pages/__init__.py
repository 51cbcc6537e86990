"""Every generated page of the site, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from codelm.records import KINDS
from codelm.site.page import Page
from codelm.site.pages.benchmark import benchmark_pages
from codelm.site.pages.compare import compare_page
from codelm.site.pages.data import data_page
from codelm.site.pages.dataset import dataset_pages
from codelm.site.pages.fields import field_pages
from codelm.site.pages.home import home_page
from codelm.site.pages.lineage import lineage_page
from codelm.site.pages.metric import metric_pages
from codelm.site.pages.missing import missing_page
from codelm.site.pages.model import model_pages
from codelm.site.pages.numbers import numbers_page
from codelm.site.pages.objective import objective_pages
from codelm.site.pages.paper import paper_pages
from codelm.site.pages.rows import Rows
from codelm.site.pages.search import search_page
from codelm.site.pages.system import system_pages
from codelm.site.pages.task import task_pages
from codelm.site.pages.venue import venue_pages
from codelm.site.pages.year import year_pages
from codelm.site.shell import Section

__all__ = ["SECTIONS", "pages"]

_MAKERS: tuple[Callable[[Rows], Iterator[Page]], ...] = (
    home_page,
    paper_pages,
    task_pages,
    model_pages,
    lineage_page,
    benchmark_pages,
    dataset_pages,
    metric_pages,
    objective_pages,
    system_pages,
    venue_pages,
    year_pages,
    data_page,
    field_pages,
    missing_page,
    numbers_page,
    search_page,
    compare_page,
)
"""What makes each kind of page."""

_FOLDERS = ("years", "lineage", "compare", "data", "search")
SECTIONS = (
    *map(Section, ("", *(kind.plural for kind in KINDS.values()), *_FOLDERS)),
    Section("survey", by_hand=True),
)
"""The directories of these pages."""


def pages(rows: Rows) -> Iterator[Page]:
    """All generated pages, always in the same order."""
    return chain.from_iterable(maker(rows) for maker in _MAKERS)
