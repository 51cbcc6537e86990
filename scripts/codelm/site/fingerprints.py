"""Short texts that stand for what exports and metadata of papers are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import codelm
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, Paper, Venue, references

__all__ = ["Fingerprints", "code_fingerprint"]


class Fingerprints:
    """Fingerprints of records: the same fingerprint of a paper means the same entry everywhere."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._venues = {key: "".join(_said(kb, venue)) for key, venue in kb.venues.items()}
        self._papers = {key: self._fingerprint(paper) for key, paper in kb.papers.items()}
        self._kinds = {
            kind: _hash("".join(map(repr, kb.table(kind).values())))
            for kind in KINDS
            if kind != "paper"
        }

    def of(self, paper: str) -> str:
        """The fingerprint of the paper with this key."""
        return self._papers[paper]

    def of_all(self, papers: Iterable[str]) -> str:
        """The fingerprint of a list of papers, in its order."""
        return _hash("".join(map(self._papers.__getitem__, papers)))

    def of_kind(self, kind: str) -> str:
        """The fingerprint of all records of a kind."""
        return self.of_all(self._papers) if kind == "paper" else self._kinds[kind]

    def _fingerprint(self, paper: Paper) -> str:
        return _hash(f"{paper!r}{self._venues.get(paper.venue or '')}")


def _said(kb: KnowledgeBase, venue: Venue) -> Iterator[str]:
    """The venue and those it refers to: one of them may be the journal that carries it."""
    yield repr(venue)
    for target in dict.fromkeys(target for _, kind, target in references(venue) if kind == "venue"):
        yield repr(kb.venues.get(target))


@cache
def code_fingerprint() -> str:
    """Stands for the source of this package: other code may make other files of the same facts."""
    folder = Path(codelm.__file__).parent
    digest = blake2b(digest_size=12)
    for file in sorted(folder.rglob("*.py")):
        digest.update(f"{file.relative_to(folder)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
