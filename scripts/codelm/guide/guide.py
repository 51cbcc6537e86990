"""The guide: what its pages cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from codelm.guide.links import Link
from codelm.guide.manuscript import PAGES, Manuscript, chapter_files, manuscripts
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, AnyRecord, Paper, kind_of

__all__ = ["Guide", "meant"]


@dataclass(frozen=True)
class Guide:
    """The pages written by hand, and the records that their links mean."""

    kb: KnowledgeBase
    pages: tuple[Manuscript, ...]
    """All of them."""
    chapters: tuple[Manuscript, ...]
    """The chapters of the guide, in their order."""
    absent: tuple[str, ...] = ()
    """Files that the guide names as chapters, and that are not there."""

    @classmethod
    def read(cls, kb: KnowledgeBase) -> Guide:
        """The guide of an index."""
        pages = {page.path: page for page in manuscripts(kb.root)}
        named = [f"{PAGES}/{name}" for name in chapter_files(kb.root)]
        chapters = tuple(pages[file] for file in named if file in pages)
        return cls(kb, tuple(pages.values()), chapters, tuple(f for f in named if f not in pages))

    def record(self, link: Link) -> AnyRecord | None:
        """The one record that a link means."""
        found = meant(self.kb, link.target)
        return found[0] if len(found) == 1 else None

    def cited(self, links: Iterable[Link]) -> list[AnyRecord]:
        """The records that links mean, each once, in the order of the links."""
        found = [record for link in links if (record := self.record(link))]
        return list({(kind_of(record).name, record.id): record for record in found}.values())

    def papers(self, links: Iterable[Link]) -> list[Paper]:
        """The papers among them."""
        return [record for record in self.cited(links) if isinstance(record, Paper)]

    def chapters_citing(self, record: AnyRecord) -> list[Manuscript]:
        """The chapters that link to a record."""
        return self._citing.get((kind_of(record).name, record.id), [])

    @cached_property
    def _citing(self) -> Mapping[tuple[str, str], list[Manuscript]]:
        found: defaultdict[tuple[str, str], list[Manuscript]] = defaultdict(list)
        for chapter in self.chapters:
            for record in self.cited(chapter.links):
                found[kind_of(record).name, record.id].append(chapter)
        return found


def meant(kb: KnowledgeBase, target: str) -> list[AnyRecord]:
    """The records that a link may mean: those with the id, or the paper with that earlier key."""
    kind, colon, id_ = target.partition(":")
    kinds, wanted = ([kind], id_) if colon and kind in KINDS else (list(KINDS), target)
    found = [kb.table(name)[wanted] for name in kinds if wanted in kb.table(name)]
    if not found and "paper" in kinds and wanted in kb.aliases:
        return [kb.papers[kb.aliases[wanted]]]
    return found
