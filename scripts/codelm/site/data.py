"""The files of data that the site offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.exports.lineage import LINEAGE_FORMATS, as_graph
from codelm.exports.objects import as_line, as_object
from codelm.records import KINDS
from codelm.site.atlas import Atlas

__all__ = ["data_files"]


def data_files(atlas: Atlas) -> Iterator[tuple[str, bytes]]:
    """Each file of data: its path below the root of the site, and its bytes."""
    kb = atlas.kb
    for kind in KINDS.values():
        records = [as_object(record, kb) for record in kb.table(kind.name).values()]
        yield f"data/{kind.plural}.json", _json(records)
    models = list(kb.models.values())
    graph = as_graph(atlas.lineage, models)
    lists = ",\n".join(f'"{name}": {_listed(items)}' for name, items in graph.items())
    yield "data/lineage.json", f"{{{lists}}}\n".encode()
    yield "data/lineage.graphml", LINEAGE_FORMATS["graphml"](atlas.lineage, models).encode()


def _json(records: list[dict[str, Any]]) -> bytes:
    return f"{_listed(records)}\n".encode()


def _listed(items: list[dict[str, Any]]) -> str:
    lines = ",\n".join(map(as_line, items))
    return f"[\n{lines}\n]"
