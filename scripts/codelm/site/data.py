"""The files of data that the site offers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from codelm.exports.lineage import LINEAGE_FORMATS, as_graph
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, AnyRecord, Paper, kind_of, plain
from codelm.site.atlas import Atlas

__all__ = ["DERIVED_FIELDS", "data_files"]

DERIVED_FIELDS = {
    "paper": {
        "authors": "All authors in order, by their names as they are read aloud.",
        "introduces": "What it introduces: ids of models, benchmarks and other records by kind.",
    },
}
"""Fields of the files that the records have not, or have in another form, by kind."""

_ESCAPES = {letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def data_files(atlas: Atlas) -> Iterator[tuple[str, bytes]]:
    """Each file of data: its path below the root of the site, and its bytes."""
    kb = atlas.kb
    for kind in KINDS.values():
        records = [_object(kb, record) for record in kb.table(kind.name).values()]
        yield f"data/{kind.plural}.json", _json(records)
    models = list(kb.models.values())
    graph = as_graph(atlas.lineage, models)
    lists = ",\n".join(f'"{name}": {_listed(items)}' for name, items in graph.items())
    yield "data/lineage.json", f"{{{lists}}}\n".encode()
    yield "data/lineage.graphml", LINEAGE_FORMATS["graphml"](atlas.lineage, models).encode()


def _object(kb: KnowledgeBase, record: AnyRecord) -> dict[str, Any]:
    """The record with its id, its page, and what other records say of it."""
    fields = plain(record)
    if "url" in fields:
        fields = {("link" if name == "url" else name): value for name, value in fields.items()}
    made = {"id": record.id, "url": f"{kind_of(record).plural}/{record.id}/", **fields}
    if isinstance(record, Paper):
        if record.authors:
            made["authors"] = list(record.display_names)
        if introduced := _introduced(kb, record):
            made["introduces"] = introduced
    return made


def _introduced(kb: KnowledgeBase, paper: Paper) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in kb.introduced_by(paper):
        found.setdefault(kind_of(record).plural, []).append(record.id)
    return found


def _json(records: list[dict[str, Any]]) -> bytes:
    return f"{_listed(records)}\n".encode()


def _listed(items: list[dict[str, Any]]) -> str:
    """A list with one object a line, which may stand inside a script element unharmed."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    for letter, escape in _ESCAPES.items():
        lines = lines.replace(letter, escape)
    return f"[\n{lines}\n]"
