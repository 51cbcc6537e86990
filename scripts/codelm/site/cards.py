"""What a reader is shown of a record before following a link to it."""

from __future__ import annotations

from typing import Any

from codelm.records import AnyRecord, kind_of
from codelm.site.pages.labels import counted, month
from codelm.site.pages.rows import Row, Rows

__all__ = ["Card", "card"]

Card = dict[str, Any]
"""A `title`, a `kind`, and `lines` of facts."""

_LONGEST = 240


def card(rows: Rows, record: AnyRecord) -> Card:
    """The card of a record: what is known of it in a few lines."""
    kind = kind_of(record)
    row = getattr(rows, kind.plural)[record.id]
    row = {**row, "license": getattr(record, "license", None) or ""}
    lines = _LINES[kind.name](row)
    return {
        "title": row.get("title") or row["name"],
        "kind": kind.noun,
        "lines": [_cut(line) for line in lines if line],
    }


def _paper(row: Row) -> list[str]:
    return [row["people"], _dotted(row["published"] or month(row["date"]), row["task"])]


def _model(row: Row) -> list[str]:
    sizes = row["sizes"] and f"{row['sizes']} parameters"
    return [
        _dotted(row["organizations"], month(row["date"])),
        _dotted(row["architecture"], sizes),
        _dotted(f"{row['weights']} weights", row["license"]),
    ]


def _benchmark(row: Row) -> list[str]:
    size = row["size"] and f"{row['size']} problems"
    scores = counted(row["scores"], "result") if row["scores"] else ""
    return [
        _dotted(row["tasks"], month(row["date"])),
        _dotted(size, row["languages"]),
        scores,
    ]


def _dataset(row: Row) -> list[str]:
    return [_dotted(row["kind"], month(row["date"])), _dotted(row["size"], row["license"])]


def _system(row: Row) -> list[str]:
    return [
        _dotted(row["kind"], row["organizations"], month(row["date"])),
        row["tasks"],
    ]


def _metric(row: Row) -> list[str]:
    return [row["formula"]]


def _defined(row: Row) -> list[str]:
    papers = row.get("papers")
    return [row["definition"], f"{papers:,} papers" if papers else ""]


def _venue(row: Row) -> list[str]:
    return [_dotted(row["kind"], f"{row['papers']:,} papers" if row["papers"] else "")]


_LINES = {
    "paper": _paper,
    "task": _defined,
    "model": _model,
    "benchmark": _benchmark,
    "dataset": _dataset,
    "metric": _metric,
    "objective": _defined,
    "system": _system,
    "venue": _venue,
}


def _dotted(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
