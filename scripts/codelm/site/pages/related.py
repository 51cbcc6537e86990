"""Papers that a reader of a paper may want next, and why."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log

from codelm.kb import KnowledgeBase, newest_first
from codelm.records import Paper

__all__ = ["Related"]

_MOST = 6
_WINDOW = 8
"""Neighbours in time that are looked at on either side, for each thing papers share."""
_MOST_REASONS = 3
_RAREST, _COMMONEST = 2, 40
"""How many titles a word stands in that tells what they are about."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_QUOTE = "“"
_AUTHORS, _FEWEST = 600, 3
"""What sharing all authors counts for, and among how many at least it is divided."""
_WEIGHTS = {"task": 100, "model": 150, "benchmark": 150, "dataset": 150, "language": 50, "word": 50}
"""What sharing a thing counts for, before its rarity."""


class Related:
    """The papers that share most with each paper; rare things count more than common ones.

    Papers are compared with those that share something with them and appeared near them in time,
    so the work grows with the number of papers and not with its square.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        self._order = newest_first(kb.papers.values())
        words = [set(_WORD.findall(paper.title.casefold())) for paper in self._order]
        counts = Counter(word for of_title in words for word in of_title)
        telling = {word for word, count in counts.items() if _RAREST <= count <= _COMMONEST}
        self._labels: dict[str, str] = {}
        found = [
            dict.fromkeys((*self._traits_of(kb, paper), *self._words(of_title & telling)))
            for paper, of_title in zip(self._order, words, strict=True)
        ]
        shared = Counter(trait for traits in found for trait in traits)
        self._traits = [[trait for trait in traits if shared[trait] > 1] for traits in found]
        self._sets = [frozenset(traits) for traits in self._traits]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for i, traits in enumerate(self._traits):
            for trait in traits:
                self._holders[trait].append(i)
        self._weights = {t: self._weight(t) for t in self._holders if t in self._labels}

    def papers(self) -> Iterator[tuple[Paper, list[tuple[Paper, str]]]]:
        """Each paper with the papers near it, nearest first, each with the reason in few words."""
        places = dict.fromkeys(self._holders, 0)
        for i, paper in enumerate(self._order):
            near = self._near(i, places)
            yield paper, [(self._order[j], self._reason(i, j)) for j in near]

    def _near(self, i: int, places: dict[str, int]) -> list[int]:
        scores: dict[int, int] = {}
        of_author = _AUTHORS // max(_FEWEST, len(self._order[i].authors))
        for trait in self._traits[i]:
            place, weight = places[trait], self._weights.get(trait, of_author)
            places[trait] = place + 1
            for j in self._holders[trait][max(0, place - _WINDOW) : place + _WINDOW + 1]:
                scores[j] = scores.get(j, 0) + weight
        scores.pop(i, None)
        rated = [(-score, abs(i - j), j) for j, score in scores.items()]
        return [j for _, _, j in sorted(rated)[:_MOST]]

    def _reason(self, i: int, j: int) -> str:
        """Topics in common, or else words of the titles; and whether people are in common."""
        both = self._sets[i] & self._sets[j]
        labels = [self._labels.get(trait, "") for trait in self._traits[i] if trait in both]
        words = [label for label in labels if label[:1] == _QUOTE]
        topics = [label for label in labels if label[:1] not in ("", _QUOTE)] or words
        people = "shared authors" if "" in labels else ""
        return "; ".join(filter(None, (", ".join(topics[:_MOST_REASONS]), people)))

    def _weight(self, trait: str) -> int:
        """A whole number, so that sums do not depend on the order of adding."""
        rarity = log(len(self._order) / len(self._holders[trait]) + 1)
        return round(_WEIGHTS[trait.partition(":")[0]] * rarity)

    def _traits_of(self, kb: KnowledgeBase, paper: Paper) -> Iterator[str]:
        for kind, table, ids in (
            ("task", kb.tasks, paper.tasks),
            ("model", kb.models, paper.models),
            ("benchmark", kb.benchmarks, paper.benchmarks),
            ("dataset", kb.datasets, paper.datasets),
        ):
            for id_ in ids:
                if id_ in table:
                    yield self._labelled(f"{kind}:{id_}", table[id_].name)
        for language in paper.languages:
            yield self._labelled(f"language:{language}", language)
        yield from paper.display_names

    def _words(self, words: set[str]) -> Iterator[str]:
        for word in sorted(words):
            yield self._labelled(f"word:{word}", f"{_QUOTE}{word}”")

    def _labelled(self, trait: str, label: str) -> str:
        self._labels[trait] = label
        return trait
