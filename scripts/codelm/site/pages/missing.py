"""The page of what is not known, and where help counts most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.completeness import Gap, gaps
from codelm.records import KINDS, AnyRecord, kind_of
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.labels import counted
from codelm.site.pages.rows import Rows

__all__ = ["missing_page"]

_MOST = 12
"""Records listed of each fact; the file of data has them all."""


def missing_page(rows: Rows) -> Iterator[Page]:
    """What should be known of records, how much of it is, and which records lack it."""
    found = list(gaps(rows.kb))
    lacking = sum(len(gap.lack) for gap in found)
    lead = (
        f"{counted(len(found), 'fact')} should be known of records of their kind; "
        f"{counted(lacking, 'time')} one is not. To add one, follow the pencil of a record."
    )
    kinds = [_kind(rows, plural, of_kind) for plural, of_kind in _by_kind(found).items()]
    yield Page(
        address="data/missing/",
        template="missing.html.jinja",
        title="What is missing",
        description=lead,
        facts={"crumbs": crumbs("data"), "lead": lead, "kinds": kinds},
        toc=(("facts", "Facts"), *((kind["id"], kind["label"]) for kind in kinds if kind["lacks"])),
    )


def _by_kind(found: list[Gap]) -> dict[str, list[Gap]]:
    by_kind: dict[str, list[Gap]] = {}
    for gap in found:
        by_kind.setdefault(gap.facet.kind, []).append(gap)
    return by_kind


def _kind(rows: Rows, name: str, of_kind: list[Gap]) -> dict[str, Any]:
    facts = [_fact(rows, gap) for gap in of_kind]
    return {
        "id": KINDS[name].plural,
        "label": KINDS[name].title,
        "facts": facts,
        "lacks": any(fact["lack"] for fact in facts),
    }


def _fact(rows: Rows, gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.facet.name,
        "label": gap.facet.label,
        "have": gap.have,
        "lack": len(gap.lack),
        "share": round(gap.share, 3),
        "percent": f"{int(gap.share * 100)} %",
        "rows": [_row(rows, record) for record in gap.lack[:_MOST]],
        "rest": max(0, len(gap.lack) - _MOST),
    }


def _row(rows: Rows, record: AnyRecord) -> dict[str, Any]:
    kind = kind_of(record)
    shown = rows.of(kind.plural, [record.id])[0]
    return {
        "text": shown.get("title") or shown["name"],
        "to": kind.address(record.id),
        "file": rows.kb.path(record),
        "named": rows.kb.times_named(record),
    }
