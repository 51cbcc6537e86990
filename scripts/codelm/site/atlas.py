"""The index with its taxonomy, lineage and guide: all that pages are made from."""

from __future__ import annotations

from dataclasses import dataclass

from codelm.guide.guide import Guide
from codelm.kb import KnowledgeBase
from codelm.lineage import LineageGraph
from codelm.site.identity import Identity
from codelm.taxonomy import Taxonomy

__all__ = ["Atlas"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The knowledge base and what is derived from it."""

    kb: KnowledgeBase
    taxonomy: Taxonomy
    lineage: LineageGraph
    guide: Guide
    identity: Identity

    @classmethod
    def of(cls, kb: KnowledgeBase, identity: Identity | None = None) -> Atlas:
        """The atlas of a knowledge base."""
        return cls(kb, Taxonomy(kb), LineageGraph(kb), Guide.read(kb), identity or Identity())
