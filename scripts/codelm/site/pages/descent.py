"""The line of a model in words: what it comes from, generation by generation."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.lineage import LineageGraph, first_edge
from codelm.records import Lineage, Model
from codelm.site.pages.links import Said, record_link, said

__all__ = ["descent"]

_VERBS = {
    "initialized-from": "was initialised from",
    "continued-pretraining": "was trained further from",
    "fine-tuned-from": "was fine-tuned from",
    "instruction-tuned-from": "was instruction-tuned from",
    "rl-from": "was trained by reinforcement learning from",
    "distilled-from": "was distilled from",
    "merged-from": "was merged from",
    "successor-of": "succeeded",
    "architecture-of": "has the architecture of",
}
_CLAUSES = 3
"""Generations in one sentence."""


def descent(lineage: LineageGraph, model: Model) -> list[Said]:
    """Sentences with links, from the model back to its oldest known ancestor in the first line.

    Each further parent of a model of that line is named where its child is.
    """
    words: list[Said] = []
    clauses = 0
    seen = {model.id}
    while parents := _grouped(lineage, model, seen):
        words += _start(model, clauses, is_first=not words)
        words += _clause(parents)
        clauses += 1
        model = parents[0][0]
        seen.add(model.id)
        if clauses % _CLAUSES == 0:
            words.append(said("."))
    if model.from_scratch:
        words += _start(model, clauses, is_first=not words)
        words.append(said("was trained from scratch."))
    elif clauses % _CLAUSES:
        words.append(said("."))
    return words


def _start(model: Model, clauses: int, *, is_first: bool) -> list[Said]:
    if clauses % _CLAUSES:
        return [said(", which ")]
    name = said(model.name) if is_first else record_link(model)
    return [*([] if is_first else [said(" ")]), name, said(" ")]


def _grouped(lineage: LineageGraph, model: Model, seen: set[str]) -> list[tuple[Model, Lineage]]:
    """The parents of a model, that of the first line before the others."""
    parents = [pair for pair in lineage.parents(model) if pair[0].id not in seen]
    first = first_edge(model, {parent.id for parent, _ in parents})
    return sorted(parents, key=lambda pair: pair[1] is not first)


def _clause(parents: list[tuple[Model, Lineage]]) -> Iterator[Said]:
    """What is said of the parents, the first of them last: the next clause is about it."""
    last = ""
    for i, (parent, edge) in enumerate([*parents[1:], parents[0]]):
        verb = _VERBS[edge.relation]
        joined = "" if i == 0 else " and "
        yield said(joined if verb == last else f"{joined}{verb} ")
        yield record_link(parent)
        last = verb
