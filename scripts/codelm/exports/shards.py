"""Entries of all papers in small parts, from which a browser puts together any selection.

The text of a selection is the format's head, the entries joined by its separator, and its tail;
the shard with the entry of a key follows from the key. `formats_json` says all of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from codelm.kb import KnowledgeBase
from codelm.records import Paper

from .formats import EXPORTS, Export
from .selection import by_key

__all__ = ["SHARD_COUNT", "Shards", "formats_json", "shard_of"]

SHARD_COUNT = 64


def shard_of(key: str) -> int:
    """The number of the shard with the entry of a key: its FNV-1a hash of 32 bits, modulo 64."""
    hashed = 0x811C9DC5
    for byte in key.encode():
        hashed = (hashed ^ byte) * 0x01000193 & 0xFFFFFFFF
    return hashed % SHARD_COUNT


class Shards:
    """The entries of all papers: those of a shard are made at once, when one is asked for."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._made: dict[tuple[str, int], dict[str, str]] = {}
        shards: list[list[Paper]] = [[] for _ in range(SHARD_COUNT)]
        for paper in by_key(kb.papers.values()):
            shards[shard_of(paper.id)].append(paper)
        self.papers: Sequence[Sequence[Paper]] = shards
        """The papers of each shard, by key."""

    def entries(self, export: Export, number: int) -> Mapping[str, str]:
        """The entries of a shard by key."""
        made = self._made.get((export.name, number))
        if made is None:
            papers = self.papers[number]
            texts = export.entries(papers, self._kb)
            made = dict(zip((paper.id for paper in papers), texts, strict=True))
            self._made[export.name, number] = made
        return made

    def json(self, export: Export, number: int) -> str:
        """The file of a shard: its entries by key."""
        return _json(self.entries(export, number))


def formats_json() -> str:
    """The number of shards, and what makes a whole of entries in each format."""
    formats = {
        export.name: {
            "title": export.title,
            "extension": export.extension,
            "media_type": export.media_type,
            "file": export.file,
            "head": export.head,
            "separator": export.separator,
            "tail": export.tail,
        }
        for export in EXPORTS.values()
    }
    return _json({"shards": SHARD_COUNT, "formats": formats})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
