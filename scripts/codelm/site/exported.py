"""The files of papers in other formats: all papers, and shards for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from hashlib import blake2b

import orjson

from codelm.exports.formats import EXPORTS, Export
from codelm.exports.objects import as_list
from codelm.exports.parquet import parquet
from codelm.exports.shards import Shards, formats_json
from codelm.exports.spreadsheet import missing_table, scores_table
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, Paper, kind_of
from codelm.site.fingerprints import Fingerprints, code_fingerprint
from codelm.site.pages.downloads import ENTRIES, FORMATS
from codelm.site.tree import SiteFile, Standing

__all__ = ["export_files"]


def export_files(
    kb: KnowledgeBase, fingerprints: Fingerprints, standing: Standing
) -> Iterator[SiteFile]:
    """Every such file; files of all papers are put together from the shards that stand."""
    shards = Shards(kb)
    digests = [_digest(kb, fingerprints, papers) for papers in shards.papers]
    all_papers = _hash(*digests)
    wholes: dict[str, Callable[[], bytes]] = {}
    for export in EXPORTS.values():
        files = list(_shard_files(export, shards, digests))
        yield from files
        wholes[export.name] = cache(partial(_whole, export, shards, files, standing))
        yield SiteFile(f"data/{export.file}", all_papers, wholes[export.name])
    yield SiteFile(FORMATS, code_fingerprint(), lambda: formats_json().encode())
    objects = wholes["jsonl"]
    yield SiteFile("data/papers.json", all_papers, lambda: _listed(objects().decode()))
    yield SiteFile("data/papers.parquet", all_papers, lambda: parquet(objects().decode()))
    yield _scores_file(kb, fingerprints)
    every = _hash(code_fingerprint(), *(fingerprints.of_kind(kind) for kind in KINDS))
    yield SiteFile("data/missing.csv", every, lambda: "".join(missing_table(kb)).encode())


def _digest(kb: KnowledgeBase, fingerprints: Fingerprints, papers: Sequence[Paper]) -> str:
    """Stands for a shard: all that its entries are made from, and the code that makes them."""
    about = [
        f"{[(kind_of(each).name, each.id) for each in kb.introduced_by(paper)]}"
        f"{[kb.tasks[task].name for task in paper.tasks if task in kb.tasks]}"
        for paper in papers
    ]
    return _hash(code_fingerprint(), fingerprints.of_all(paper.id for paper in papers), *about)


def _shard_files(export: Export, shards: Shards, digests: Sequence[str]) -> Iterator[SiteFile]:
    for number, digest in enumerate(digests):
        content = partial(_shard, export, shards, number)
        yield SiteFile(ENTRIES.format(format=export.name, shard=number), digest, content)


def _shard(export: Export, shards: Shards, number: int) -> bytes:
    return shards.json(export, number).encode()


def _whole(export: Export, shards: Shards, files: Sequence[SiteFile], standing: Standing) -> bytes:
    """All papers by key; most shards stand when a record has changed."""
    entries: dict[str, str] = {}
    for number, file in enumerate(files):
        kept = standing(file)
        entries |= orjson.loads(kept) if kept else shards.entries(export, number)
    return "".join(export.joined(entries[key] for key in sorted(entries))).encode()


def _listed(objects: str) -> bytes:
    """The objects, one a line, as a list."""
    return as_list(objects.removesuffix("\n").split("\n")).encode()


def _scores_file(kb: KnowledgeBase, fingerprints: Fingerprints) -> SiteFile:
    models = kb.models.values()
    digest = _hash(code_fingerprint(), fingerprints.of_kind("model"))
    return SiteFile("data/scores.csv", digest, lambda: "".join(scores_table(models)).encode())


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
