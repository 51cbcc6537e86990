"""Results of models on benchmarks, and which of them can be compared."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from codelm.records import Benchmark, Model, Score
from codelm.site.pages.labels import CHECKS, month
from codelm.site.pages.links import Said, inner, said
from codelm.site.pages.rows import Rows, billions

__all__ = ["protocols", "score_row"]

Shown = dict[str, Any]


def score_row(rows: Rows, subject: Model | Benchmark, score: Score) -> Shown:
    """A score under the name of what it is listed by: the model, or the benchmark."""
    return {
        "id": subject.id,
        "name": subject.name,
        "date": month(subject.released),
        "metric": _metric(rows, score),
        "size": score.size or "",
        "billions": billions([score.size or ""]),
        "value": f"{score.value:g}",
        "note": score.note or "",
        "source": rows.evidence(score.source),
        "recalled": score.check == "recalled",
        "check": CHECKS[score.check],
    }


def protocols(rows: Rows, benchmark: Benchmark) -> tuple[list[Shown], list[Shown]]:
    """The numbers on a benchmark: groups that can be compared, and those that stand alone.

    Two numbers have one protocol when metric, k and the note on how they were measured agree.
    Groups come largest first, with the best number on top; lone numbers go by the model's name.
    """
    groups: defaultdict[tuple[str, int, str], list[tuple[Model, Score]]] = defaultdict(list)
    for model, score in rows.kb.scores_on(benchmark):
        groups[score.metric, score.k or 0, score.note or ""].append((model, score))
    several = sorted((g for g in groups.items() if len(g[1]) > 1), key=lambda g: (-len(g[1]), g[0]))
    alone = [pairs[0] for pairs in groups.values() if len(pairs) == 1]
    alone.sort(key=lambda pair: (pair[0].name.casefold(), pair[1].metric, pair[1].note or ""))
    return [_group(rows, note, pairs) for (_, _, note), pairs in several], [
        {**row, "metric": row["metric"]["text"]}
        for row in (score_row(rows, model, score) for model, score in alone)
    ]


def _group(rows: Rows, note: str, pairs: list[tuple[Model, Score]]) -> Shown:
    metric = _metric(rows, pairs[0][1])["text"]
    best = sorted(pairs, key=lambda pair: (-pair[1].value, pair[0].name.casefold()))
    return {
        "metric": metric,
        "label": f"{metric}: {note}" if note else f"{metric}, as reported without further notes",
        "scores": [score_row(rows, model, score) for model, score in best],
    }


def _metric(rows: Rows, score: Score) -> Said:
    """The metric with its k: pass@1."""
    metric = rows.kb.metrics.get(score.metric)
    if metric is None:
        return said(score.metric)
    name = metric.name.replace("@k", f"@{score.k}") if score.k else metric.name
    return inner(name, f"metrics/{metric.id}/")
