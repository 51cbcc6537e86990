"""The search page: what stands in it before, and without, its script."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.records import KINDS
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.rows import Rows

__all__ = ["search_page"]

_LEAD = (
    "Search papers, models, tasks, benchmarks, data sets, metrics, training objectives, "
    "systems and venues."
)
_MODULES = (
    *("page", "dom", "client", "site", "picked", "basket", "facets", "results", "picks"),
    *("state", "years", "worker", "core", "core-facets", "core-filtering", "core-index"),
    *("core-lexicon", "core-match", "core-query", "core-records", "core-shown", "core-typos"),
    "core-words",
)
"""What the page and its worker load."""
# In place of "" stands a name that the index knows.
_WAYS = (
    ("", "Words, in any order. A last word may be unfinished."),
    ('"code review"', "Words that stand side by side."),
    ("repair -java", "Without a word."),
    ("title:survey author:chen", "Words of one field: title, author, venue, task, model …"),
    ("year:2022..2024", "Years; one end may stay open."),
    ("kind:benchmark language:rust", "One kind of record, one programming language."),
    ("has:code", "Papers that come with code, data or a model."),
)


def search_page(rows: Rows) -> Iterator[Page]:
    """The page at search/."""
    lists = [(kind.title, f"{kind.plural}/") for kind in KINDS.values()]
    yield Page(
        address="search/",
        template="search.html.jinja",
        title="Search",
        description=_LEAD,
        facts={
            "crumbs": crumbs(),
            "modules": list(_MODULES),
            "years": _years(rows),
            "ways": [{"query": query or _word(rows), "meaning": why} for query, why in _WAYS],
            "lists": [
                {"text": text, "to": to, "count": f"{len(rows.kb.table(kind)):,}"}
                for (text, to), kind in zip(lists, KINDS, strict=True)
            ],
        },
    )


def _word(rows: Rows) -> str:
    """A name that is found here: of the model that most others come from."""
    counts = rows.descendants
    return max(counts, key=lambda id_: (counts[id_], id_), default="survey")


def _years(rows: Rows) -> list[str]:
    """Every year of a record, whatever its kind."""
    dated = (rows.papers, rows.models, rows.benchmarks, rows.datasets, rows.systems)
    return sorted({row["year"] for table in dated for row in table.values()})
