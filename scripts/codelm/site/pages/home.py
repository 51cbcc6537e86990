"""The home page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.kb import newest_first
from codelm.records import KINDS
from codelm.site import figures
from codelm.site.page import Page
from codelm.site.pages.downloads import FEED
from codelm.site.pages.labels import counted
from codelm.site.pages.rows import Rows
from codelm.site.pages.task import axes

__all__ = ["home_page"]

_NEWEST = 10
_ROOTS = 8
_START = (
    (
        "Survey guide",
        "survey/",
        "The field in chapters, each linked to its records and ready to be cited.",
    ),
    ("Tasks", "tasks/", "What models are asked to do, each task with its papers."),
    ("Models", "models/", "Sizes, training data, licences, and which model comes from which."),
    (
        "Benchmarks",
        "benchmarks/",
        "What is measured, with results that say how they were measured.",
    ),
    ("Data", "data/", "The whole index as files to download, free to use."),
    ("Contributing", "contributing/", "How to add a paper or mend a record."),
)
_SECTIONS = {
    "newest": "Newest papers",
    "roots": "Models that most others come from",
    "years": "Papers by year",
}


def home_page(rows: Rows) -> Iterator[Page]:
    """The page at the root of the site."""
    lead = (
        f"The literature on {rows.atlas.identity.subject} as one index: papers with their people "
        "and venues, models with their origins, tasks with their benchmarks, results with their "
        "sources."
    )
    facts: dict[str, Any] = {
        "lead": lead,
        "stats": _stats(rows),
        "start": [{"text": text, "to": to, "line": line} for text, to, line in _START],
        "axes": axes(rows),
        "newest": _newest(rows),
        "roots": _roots(rows),
        "years": figures.FIGURES["growth"](rows),
        "feed": FEED,
    }
    yield Page(
        address="",
        template="home.html.jinja",
        title=rows.atlas.identity.name,
        description=lead,
        facts=facts,
        toc=(
            ("start", "Start here"),
            *((axis["id"], axis["label"]) for axis in facts["axes"]),
            *_SECTIONS.items(),
        ),
    )


def _stats(rows: Rows) -> list[dict[str, str]]:
    kinds = [
        {"count": f"{len(rows.kb.table(kind.name)):,}", "text": kind.title, "to": f"{kind.plural}/"}
        for kind in KINDS.values()
    ]
    authors = {name for paper in rows.kb.papers.values() for name in paper.display_names}
    return [*kinds, {"count": f"{len(authors):,}", "text": "Authors", "to": "papers/"}]


def _newest(rows: Rows) -> list[dict[str, Any]]:
    newest = newest_first(rows.kb.papers.values())[:_NEWEST]
    return [rows.papers[paper.id] for paper in newest]


def _roots(rows: Rows) -> list[dict[str, str]]:
    counts = rows.descendants
    most = sorted((id_ for id_ in counts if counts[id_]), key=lambda id_: (-counts[id_], id_))
    return [
        {
            "text": rows.models[id_]["name"],
            "to": f"models/{id_}/",
            "line": f"{counted(counts[id_], 'model')} come from it"
            if counts[id_] != 1
            else "1 model comes from it",
        }
        for id_ in most[:_ROOTS]
    ]
