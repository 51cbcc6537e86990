"""Nothing stands in the index twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.problems import Field
from codelm.records import KINDS, AnyRecord, Paper
from codelm.records.identifiers import IDENTIFIERS

from .finding import Finding, Fix, removed
from .references import names_of, squeezed
from .walk import all_titles, parts

__all__ = ["aliases", "identifiers", "items", "names", "near_titles", "titles"]


def aliases(kb: KnowledgeBase) -> Iterator[Finding]:
    """An earlier key belongs to one paper, and is no paper's key now."""
    owners: dict[str, str] = {key: key for kind, key in kb.files if kind == "paper"}
    for paper in kb.papers.values():
        for i, alias in enumerate(paper.aliases):
            owner = owners.setdefault(alias, paper.id)
            if alias in paper.aliases[:i] or alias == paper.id:
                yield _alias(paper, i, f'"{alias}" is a key of this very paper', removed)
            elif owner != paper.id:
                yield _alias(paper, i, f'the key "{alias}" belongs to "{owner}"', None)


def identifiers(kb: KnowledgeBase) -> Iterator[Finding]:
    """No two papers share an identifier."""
    for name, kind in IDENTIFIERS.items():
        first: dict[str, str] = {}
        for paper in kb.papers.values():
            value = getattr(paper, name)
            if value and (owner := first.setdefault(value.lower(), paper.id)) != paper.id:
                yield Finding(
                    record=paper,
                    field=(name,),
                    message=f'"{owner}" has the same {kind.spoken} "{value}"',
                    hint="merge the two records, or correct one",
                )


def titles(kb: KnowledgeBase) -> Iterator[Finding]:
    """No two papers of the same people share a title."""
    first: dict[str, Paper] = {}
    for paper, place, title in all_titles(kb):
        other = first.setdefault(squeezed(title), paper)
        if other is not paper:
            same = _share_people(paper, other)
            yield Finding(
                record=paper,
                field=place,
                message=f'"{other.id}" has the same title',
                hint="merge the two records" if same else "check that these are two papers",
                severity="error" if same else "hint",
            )


def near_titles(kb: KnowledgeBase) -> Iterator[Finding]:
    """Titles that differ in one word may be versions of one paper."""
    told: set[tuple[str, str]] = set()
    for one, other, place in _alike(kb):
        if (one.id, other.id) not in told:
            told.add((one.id, other.id))
            yield Finding(
                record=other,
                field=place,
                message=f'the title is nearly that of "{one.id}": "{one.title}"',
                hint="if it is the same paper, merge the two records",
                severity="hint",
            )


def names(kb: KnowledgeBase) -> Iterator[Finding]:
    """No two records of a kind share a name; a shared alias may be the fault of the world."""
    for kind in KINDS:
        if kind != "paper":
            yield from _names(kb.table(kind))


def items(kb: KnowledgeBase) -> Iterator[Finding]:
    """No list holds the same item twice."""
    for record in kb.records():
        for place, values in _lists(record):
            for i, value in enumerate(values):
                if value in values[:i]:
                    what = f'"{value}"' if isinstance(value, str) else "the item"
                    yield Finding(
                        record=record,
                        field=(*place, i),
                        message=f"{what} stands twice",
                        hint="keep one",
                        fix=removed,
                    )


_OWN_CHECK = {"authors", "protect", "aliases"}


def _alias(paper: Paper, i: int, message: str, fix: Fix | None) -> Finding:
    hint = "delete it" if fix else "a key stands for one paper for ever; choose another"
    return Finding(record=paper, field=("aliases", i), message=message, hint=hint, fix=fix)


def _share_people(one: Paper, other: Paper) -> bool:
    """Whether two papers may be by the same people, as far as their authors are known."""
    mine, yours = ({name.sorting.casefold() for name in paper.names} for paper in (one, other))
    return not mine or not yours or not mine.isdisjoint(yours)


def _alike(kb: KnowledgeBase) -> Iterator[tuple[Paper, Paper, Field]]:
    """Pairs of papers whose titles differ in one word, by titles with one word left out."""
    blocks: defaultdict[tuple[str, ...], list[tuple[Paper, str, Field]]] = defaultdict(list)
    for paper, place, title in all_titles(kb):
        words = re.findall(r"\w+", title.casefold())
        for i, word in enumerate(words):
            blocks[(*words[:i], "", *words[i + 1 :])].append((paper, word, place))
            blocks[(*words[:i], *words[i + 1 :])].append((paper, word, place))
        blocks[tuple(words)].append((paper, "", place))
    for block in blocks.values():
        for (one, word, _), (other, another, place) in combinations(block, 2):
            near = one is not other and word != another and _nearly(word, another)
            if near and _share_people(one, other):
                yield one, other, place


def _nearly(word: str, other: str) -> bool:
    if not word or not other:
        return (word or other) in _SMALL_WORDS
    return SequenceMatcher(None, word, other).ratio() > _NEAR and not re.search(r"\d", word + other)


_NEAR = 0.75
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "towards", "toward"}
    | {"using", "via", "with"}
)


def _names(table: Mapping[str, AnyRecord]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for record in table.values():
        for place, name in names_of(record):
            owner = first.setdefault(squeezed(name), record.id)
            if owner != record.id:
                both = place[0] == "name" and _same_origin(record, table[owner])
                yield Finding(
                    record=record,
                    field=place,
                    message=f'"{owner}" is called "{name}" too',
                    hint="merge the two records, or tell their names apart",
                    severity="error" if both else "hint",
                )
            elif place[0] == "aliases" and name == _name(record):
                yield Finding(
                    record=record,
                    field=place,
                    message=f'"{name}" is the name itself',
                    hint="delete the alias",
                    fix=removed,
                )


def _name(record: AnyRecord) -> str | None:
    return getattr(record, "name", None)


def _same_origin(one: AnyRecord, other: AnyRecord) -> bool:
    """Whether two records have one name, and nothing shows that they are two things."""
    papers = {getattr(record, "paper", None) for record in (one, other)} - {None}
    return _name(one) == _name(other) and len(papers) < 2  # noqa: PLR2004


def _lists(value: Any, place: Field = ()) -> Iterator[tuple[Field, tuple[Any, ...]]]:
    for key, item in parts(value):
        if isinstance(item, tuple):
            if place or key not in _OWN_CHECK:
                yield (*place, key), item
            for i, inner in enumerate(item):
                yield from _lists(inner, (*place, key, i))
