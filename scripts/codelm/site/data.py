"""The files of data that the site offers of everything but papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from codelm.exports.lineage import LINEAGE_FORMATS, as_graph
from codelm.exports.objects import as_line, as_list, as_object
from codelm.records import KINDS
from codelm.site.atlas import Atlas
from codelm.site.fingerprints import Fingerprints, code_fingerprint
from codelm.site.tree import SiteFile

__all__ = ["data_files"]


def data_files(atlas: Atlas, fingerprints: Fingerprints) -> Iterator[SiteFile]:
    """A file of each other kind with all its records, and the graph of models."""
    code = code_fingerprint()
    for kind in KINDS.values():
        if kind.name != "paper":
            state = code + fingerprints.of_kind(kind.name)
            yield SiteFile(f"data/{kind.plural}.json", state, partial(_records, atlas, kind.name))
    state = code + fingerprints.of_kind("model")
    yield SiteFile("data/lineage.json", state, partial(_lineage, atlas))
    for form in ("graphml", "dot"):
        yield SiteFile(f"data/lineage.{form}", state, partial(_graph, atlas, form))


def _records(atlas: Atlas, kind: str) -> bytes:
    records = atlas.kb.table(kind).values()
    return as_list(as_line(as_object(record, atlas.kb)) for record in records).encode()


def _lineage(atlas: Atlas) -> bytes:
    graph = as_graph(atlas.lineage, list(atlas.kb.models.values()))
    lists = (f'"{name}": {as_list(map(as_line, items)).strip()}' for name, items in graph.items())
    return "{{{}}}\n".format(",\n".join(lists)).encode()


def _graph(atlas: Atlas, form: str) -> bytes:
    return LINEAGE_FORMATS[form](atlas.lineage, list(atlas.kb.models.values())).encode()
