"""The relevance set, and how well an engine answers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from codelm.yamlfile import parsed, text_of

__all__ = ["ALL_BUT_TYPOS", "Judged", "Measured", "measured", "relevance_set", "table"]

ALL_BUT_TYPOS = "all but typos"
_FILE = Path(__file__).parent / "relevance.yaml"


class Judged(NamedTuple):
    """A query with its right answers."""

    section: str
    query: str
    right: tuple[str, ...]
    half: str


class Measured(NamedTuple):
    """How well the queries of a section are answered."""

    queries: int
    success: float
    """The share of queries whose best hit is right."""
    mrr: float
    """The mean of 1 / rank of the first right hit among ten."""


def relevance_set() -> list[Judged]:
    """The queries of the file."""
    sections = parsed(text_of(_FILE))
    return [
        Judged(section, query, tuple(right.split()), _half(query))
        for section, queries in sections.items()
        for query, right in queries.items()
    ]


def _half(text: str) -> str:
    """By FNV-1a of the UTF-8 bytes: even hashes are for tuning, odd ones for checking."""
    found = 0x811C9DC5
    for byte in text.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return "checking" if (found >> 8 ^ found) % 2 else "tuning"


def measured(
    judged: Iterable[Judged], search: Callable[[str], list[str]]
) -> Mapping[str, Measured]:
    """The quality by section; `search` gives the best ten as kind:id."""
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    for section, query, right, _ in judged:
        hits = search(query)[:10]
        rank = next((i for i, hit in enumerate(hits, 1) if hit in right), 0)
        ranks[section].append(rank)
        if section != "typos":
            ranks[ALL_BUT_TYPOS].append(rank)
    return {section: _measured(each) for section, each in ranks.items()}


def _measured(ranks: list[int]) -> Measured:
    count = len(ranks)
    mrr = sum(1 / rank for rank in ranks if rank) / count
    return Measured(count, sum(rank == 1 for rank in ranks) / count, mrr)


def table(rows: Mapping[str, Measured]) -> str:
    """The quality as text, a section a line."""
    lines = [f"{'':<16}{'queries':>8}{'success@1':>11}{'MRR@10':>8}"]
    lines += [
        f"{name:<16}{r.queries:>8}{r.success:>11.3f}{r.mrr:>8.3f}" for name, r in rows.items()
    ]
    return "\n".join(lines)
