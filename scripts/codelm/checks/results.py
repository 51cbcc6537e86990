"""Scores: numbers that can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.kb import KnowledgeBase

from .finding import Finding, removed

__all__ = ["ks", "shares"]

_OPEN = frozenset(
    {"edit-distance", "perplexity", "bits-per-byte", "bugs-found", "speedup", "elo",
     "task-score", "clip-score", "time-saved", "code-size-reduction", "n-at-k",
     "mcc", "kendall-tau", "llm-judge-score", "human-judgement"}
)  # fmt: skip
"""Metrics that are no share of a whole, so that 0 to 100 does not bound them."""


def shares(kb: KnowledgeBase) -> Iterator[Finding]:
    """A share is given in percent."""
    for model in kb.models.values():
        for i, score in enumerate(model.scores):
            if score.metric not in _OPEN and not 0 <= score.value <= 100:  # noqa: PLR2004
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
