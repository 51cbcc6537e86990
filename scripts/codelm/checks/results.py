"""Scores: numbers that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from codelm.kb import KnowledgeBase
from codelm.records import NOT_STATED, Model, Score

from .finding import Finding, becomes, removed

__all__ = ["contradictions", "ks", "origins", "protocols", "recollections", "reports", "shares"]


def shares(kb: KnowledgeBase) -> Iterator[Finding]:
    """A share is given in percent."""
    open_ends = {metric.id for metric in kb.metrics.values() if metric.scale == "open"}
    for model in kb.models.values():
        for i, score in enumerate(model.scores):
            if score.metric not in open_ends and not 0 <= score.value <= 100:  # noqa: PLR2004
                yield Finding(
                    record=model,
                    field=("scores", i, "value"),
                    message=f'{score.value:g} is no percentage, which "{score.metric}" is given in',
                    hint="give a number from 0 to 100",
                )


def ks(kb: KnowledgeBase) -> Iterator[Finding]:
    """The k of pass@k is given, and of nothing that has none."""
    for model in kb.models.values():
        for i, score in enumerate(model.scores):
            has_k = score.metric.endswith(("-at-k", "top-n-accuracy"))
            if has_k and not score.k:
                yield Finding(
                    record=model,
                    field=("scores", i, "metric"),
                    message=f'the k of "{score.metric}" is missing',
                    hint='write "k: 1" for pass@1',
                )
            elif score.k is not None and (not has_k or score.k < 1):
                yield Finding(
                    record=model,
                    field=("scores", i, "k"),
                    message=f'"{score.metric}" has no k of {score.k}',
                    hint="delete it, or correct the metric",
                    fix=None if has_k else removed,
                )


def origins(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source quotes others, not itself."""
    for model, i, score in _scores(kb):
        if score.origin == score.source:
            yield Finding(
                record=model,
                field=("scores", i, "origin"),
                message=f'"{score.origin}" is the source itself',
                hint="delete it",
                fix=removed,
            )


def protocols(kb: KnowledgeBase) -> Iterator[Finding]:
    """One protocol is written in one way, whatever the order and case of its parts."""
    spellings: dict[frozenset[str], Counter[str]] = {}
    for _, _, score in _scores(kb):
        spellings.setdefault(_parts(score.protocol), Counter())[score.protocol] += 1
    for model, i, score in _scores(kb):
        usual = spellings[_parts(score.protocol)].most_common(1)[0][0]
        if usual != score.protocol:
            yield Finding(
                record=model,
                field=("scores", i, "protocol"),
                message=f'"{score.protocol}" is written "{usual}" elsewhere',
                hint=f'write "{usual}"',
                fix=becomes(usual),
            )


def recollections(kb: KnowledgeBase) -> Iterator[Finding]:
    """Only a protocol that is stated may be recalled."""
    for model, i, score in _scores(kb):
        if score.protocol == NOT_STATED and score.protocol_recalled:
            yield Finding(
                record=model,
                field=("scores", i, "protocol_recalled"),
                message=f"a protocol that is {NOT_STATED} cannot be recalled",
                hint="delete it, or say the protocol",
                fix=removed,
            )


def reports(kb: KnowledgeBase) -> Iterator[Finding]:
    """A paper has its own date; only of a page is it noted when it gave a number."""
    for model, i, score in _scores(kb):
        if score.reported and score.measured_by in kb.papers:
            yield Finding(
                record=model,
                field=("scores", i, "reported"),
                message=f'"{score.measured_by}" says itself when it appeared',
                hint="delete it",
                fix=removed,
            )


def contradictions(kb: KnowledgeBase) -> Iterator[Finding]:
    """What was measured once, in one way and by the same people, has one value."""
    for model in kb.models.values():
        first: dict[tuple[object, ...], Score] = {}
        for i, score in enumerate(model.scores):
            same = (score.benchmark, score.metric, score.k, score.size, score.protocol)
            other = first.setdefault((*same, score.measured_by), score)
            if other != score:
                yield Finding(
                    record=model,
                    field=("scores", i, "value"),
                    message=f"{score.value:g} was measured like {other.value:g} above",
                    hint="say in size or protocol what differs, or keep one",
                )


def _scores(kb: KnowledgeBase) -> Iterator[tuple[Model, int, Score]]:
    for model in kb.models.values():
        for i, score in enumerate(model.scores):
            yield model, i, score


def _parts(protocol: str) -> frozenset[str]:
    return frozenset(protocol.casefold().split(", "))
