"""Papers that a reader of a paper may want next, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import log

from codelm.kb import KnowledgeBase, newest_first
from codelm.records import Paper

__all__ = ["Related"]

_MOST = 6
_WINDOW = 8
"""Neighbours in time that are looked at on either side, for each thing papers share."""
_MOST_REASONS = 3
_BOOSTS = {"task": 1.0, "model": 1.5, "benchmark": 1.5, "dataset": 1.5, "language": 0.5}
_SAME_AUTHOR = 200


class Related:
    """The papers that share most with each paper; rare things count more than common ones.

    Papers are compared with those that share something with them and appeared near them in time,
    so the work grows with the number of papers and not with its square.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        self._order = newest_first(kb.papers.values())
        self._labels: dict[str, str] = {}
        self._traits = [tuple(self._found(kb, paper)) for paper in self._order]
        self._sets = [frozenset(traits) for traits in self._traits]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for i, traits in enumerate(self._traits):
            for trait in traits:
                self._holders[trait].append(i)
        self._weights = {trait: self._weight(trait) for trait in self._holders}

    def papers(self) -> Iterator[tuple[Paper, list[tuple[Paper, str]]]]:
        """Each paper with the papers near it, nearest first, each with the reason in few words."""
        places = dict.fromkeys(self._holders, 0)
        for i, paper in enumerate(self._order):
            near = self._near(i, places)
            yield paper, [(self._order[j], self._reason(i, j)) for j in near]

    def _near(self, i: int, places: dict[str, int]) -> list[int]:
        candidates: set[int] = set()
        for trait in self._traits[i]:
            place = places[trait]
            places[trait] = place + 1
            candidates.update(self._holders[trait][max(0, place - _WINDOW) : place + _WINDOW + 1])
        candidates.discard(i)
        weights, own = self._weights, self._sets[i]
        rated = [
            (-sum([weights[trait] for trait in own & self._sets[j]]), abs(i - j), j)
            for j in candidates
        ]
        return [j for _, _, j in sorted(rated)[:_MOST]]

    def _reason(self, i: int, j: int) -> str:
        shared = [trait for trait in self._traits[i] if trait in self._sets[j]]
        said = dict.fromkeys(self._labels[trait] for trait in shared)
        return ", ".join(list(said)[:_MOST_REASONS])

    def _weight(self, trait: str) -> int:
        """A whole number, so that sums do not depend on the order of adding."""
        kind = trait.partition(":")[0]
        if kind == "author":
            return _SAME_AUTHOR
        return round(100 * _BOOSTS[kind] * log(len(self._order) / len(self._holders[trait]) + 1))

    def _found(self, kb: KnowledgeBase, paper: Paper) -> Iterator[str]:
        for kind, table, ids in (
            ("task", kb.tasks, paper.tasks),
            ("model", kb.models, paper.models),
            ("benchmark", kb.benchmarks, paper.benchmarks),
            ("dataset", kb.datasets, paper.datasets),
        ):
            known = (table[id_] for id_ in ids if id_ in table)
            yield from self._named(kind, {each.id: each.name for each in known})
        yield from self._named("language", {name: name for name in paper.languages})
        yield from self._named("author", dict.fromkeys(paper.display_names, "same authors"))

    def _named(self, kind: str, names: dict[str, str]) -> Iterator[str]:
        for id_, name in names.items():
            trait = f"{kind}:{id_}"
            self._labels.setdefault(trait, name)
            yield trait
