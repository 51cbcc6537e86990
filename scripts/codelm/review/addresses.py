"""The addresses that records give, and what to say of those that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from codelm import yamlfile
from codelm.checks.walk import texts
from codelm.kb import KnowledgeBase
from codelm.load import line_of
from codelm.problems import Field, Problem, Severity, dotted
from codelm.records import AnyRecord
from codelm.records.field import Url, form_of
from codelm.review.visits import Visit

__all__ = ["Addresses", "addresses", "faults", "turn"]

Addresses = Mapping[str, list[tuple[AnyRecord, Field]]]
"""Each address with the places where it stands."""

_URL = re.compile(form_of(Url).pattern).fullmatch


def addresses(kb: KnowledgeBase) -> Addresses:
    """Every address that stands alone in a field of a record."""
    found: dict[str, list[tuple[AnyRecord, Field]]] = {}
    for record in kb.records():
        for place, text in texts(record):
            if _URL(text):
                found.setdefault(text, []).append((record, place))
    return found


def turn(every: Iterable[str], limit: int, day: int) -> list[str]:
    """So many of the addresses; day after day others, until all had their turn.

    Hosts come mixed, so that none is asked for long.
    """
    mixed = sorted(every, key=lambda address: blake2b(address.encode()).digest())
    start = day * limit % max(len(mixed), 1)
    return (mixed[start:] + mixed[:start])[:limit]


def faults(kb: KnowledgeBase, at: Addresses, visited: Iterable[tuple[str, Visit]]) -> list[Problem]:
    """What to say of each place that gives an address which is not good."""
    return sorted(
        problem
        for address, visit in visited
        if visit.verdict != "good"
        for problem in _faults(kb, at[address], address, visit)
    )


def _faults(
    kb: KnowledgeBase, places: Iterable[tuple[AnyRecord, Field]], address: str, visit: Visit
) -> Iterator[Problem]:
    rule, severity, hint = _SAID[visit.verdict]
    for record, place in places:
        yield Problem(
            path=kb.path(record),
            line=line_of(place, yamlfile.lines(kb.text(record))),
            field=dotted(place),
            rule=rule,
            message=f"{address} {visit.says}",
            hint=hint.format(visit.to),
            severity=severity,
        )


_SAID: dict[str, tuple[str, Severity, str]] = {
    "dead": ("dead-link", "error", "find where it went, or take it out"),
    "moved": ("moved-link", "hint", "write {}"),
    "unsure": ("unsure-link", "hint", "look at it in a browser"),
}
