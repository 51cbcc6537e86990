"""The entries of papers in every format: read from the shards that stand, or else made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

import orjson

from codelm.exports.formats import EXPORTS, Export
from codelm.exports.shards import Shards
from codelm.kb import KnowledgeBase
from codelm.records import Paper, kind_of
from codelm.site.fingerprints import Fingerprints, code_fingerprint
from codelm.site.pages.downloads import ENTRIES
from codelm.site.tree import SiteFile, Standing, digest

__all__ = ["Entries"]


class Entries:
    """The shards of all formats, and any selection of papers put together from them.

    Most shards stand when a record has changed, so few entries are made anew.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        fingerprints: Fingerprints,
        standing: Standing = lambda _: None,
    ) -> None:
        self._shards = Shards(kb)
        self._standing = standing
        states = [_state(kb, fingerprints, papers) for papers in self._shards.papers]
        self.state = digest(*(state.encode() for state in states))
        """Stands for the entries of all papers."""
        self.files = {export.name: self._files(export, states) for export in EXPORTS.values()}
        """The shards of each format."""
        self._of = cache(lambda name: dict(self._found(EXPORTS[name])))

    def text(self, export: Export, papers: Iterable[Paper]) -> bytes:
        """The papers in a format."""
        entries: Mapping[str, str] = self._of(export.name)
        return "".join(export.joined(entries[paper.id] for paper in papers)).encode()

    def _files(self, export: Export, states: Sequence[str]) -> Sequence[SiteFile]:
        return [
            SiteFile(
                ENTRIES.format(format=export.name, shard=number),
                state,
                partial(self._shard, export, number),
            )
            for number, state in enumerate(states)
        ]

    def _shard(self, export: Export, number: int) -> bytes:
        return self._shards.json(export, number).encode()

    def _found(self, export: Export) -> Iterator[tuple[str, str]]:
        for number, file in enumerate(self.files[export.name]):
            kept = self._standing(file)
            entries = orjson.loads(kept) if kept else self._shards.entries(export, number)
            yield from entries.items()


def _state(kb: KnowledgeBase, fingerprints: Fingerprints, papers: Sequence[Paper]) -> str:
    """Stands for a shard: all that its entries are made from, and the code that makes them."""
    about = [
        f"{[(kind_of(each).name, each.id) for each in kb.introduced_by(paper)]}"
        f"{[kb.tasks[task].name for task in paper.tasks if task in kb.tasks]}"
        for paper in papers
    ]
    said = (code_fingerprint(), fingerprints.of_all(paper.id for paper in papers), *about)
    return digest(*(part.encode() for part in said))
