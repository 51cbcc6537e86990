"""The files of papers in other formats: all papers, and shards for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from codelm.exports.formats import EXPORTS
from codelm.exports.objects import as_list
from codelm.exports.parquet import parquet
from codelm.exports.selection import by_key
from codelm.exports.shards import formats_json
from codelm.exports.spreadsheet import missing_table, scores_table
from codelm.kb import KnowledgeBase
from codelm.records import KINDS
from codelm.site.entries import Entries
from codelm.site.fingerprints import Fingerprints, code_fingerprint
from codelm.site.pages.downloads import FORMATS
from codelm.site.tree import SiteFile, digest

__all__ = ["export_files"]


def export_files(
    kb: KnowledgeBase, fingerprints: Fingerprints, entries: Entries
) -> Iterator[SiteFile]:
    """Every such file."""
    papers = by_key(kb.papers.values())
    wholes: dict[str, Callable[[], bytes]] = {}
    for export in EXPORTS.values():
        yield from entries.files[export.name]
        wholes[export.name] = cache(partial(entries.text, export, papers))
        yield SiteFile(f"data/{export.file}", entries.state, wholes[export.name])
    yield SiteFile(FORMATS, code_fingerprint(), lambda: formats_json().encode())
    objects = wholes["jsonl"]
    yield SiteFile("data/papers.json", entries.state, lambda: _listed(objects().decode()))
    yield SiteFile("data/papers.parquet", entries.state, lambda: parquet(objects().decode()))
    scores = _digest(fingerprints, "model", "paper")
    yield SiteFile("data/scores.csv", scores, lambda: _text(scores_table(kb)))
    every = _digest(fingerprints, *KINDS)
    yield SiteFile("data/missing.csv", every, lambda: _text(missing_table(kb)))


def _listed(objects: str) -> bytes:
    """The objects, one a line, as a list."""
    return as_list(objects.removesuffix("\n").split("\n")).encode()


def _text(pieces: Iterator[str]) -> bytes:
    return "".join(pieces).encode()


def _digest(fingerprints: Fingerprints, *kinds: str) -> str:
    """Stands for what is made from all records of these kinds."""
    return digest(code_fingerprint().encode(), *(fingerprints.of_kind(k).encode() for k in kinds))
