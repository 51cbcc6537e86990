"""Results of models on benchmarks, and which of them can be compared."""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from codelm.records import NOT_STATED, Benchmark, Model, Score
from codelm.site.pages.labels import RECALLED, counted, month
from codelm.site.pages.links import Said, inner, said
from codelm.site.pages.rows import Rows
from codelm.site.pages.score_charts import score_charts
from codelm.site.pages.sizes import billions

__all__ = ["Protocol", "badge", "protocol_head", "results", "score_row", "variant"]

Shown = dict[str, Any]
Measured = tuple[Model, Score]

_COMPARED = 4
"""How many models the link to the comparison takes along."""
_OPEN = 8
"""How many tables of a page stand open; each ranks three numbers at least."""


class Protocol(NamedTuple):
    """What two numbers on a benchmark must share to be ranked against each other."""

    metric: str
    k: int
    setup: str
    """How it was measured, in the words of the record."""
    measured_by: str
    """Who measured it: only the same people measure in the same way."""

    @classmethod
    def of(cls, score: Score) -> Protocol:
        """The protocol of a score."""
        return cls(score.metric, score.k or 0, score.protocol, score.measured_by)

    @property
    def anchor(self) -> str:
        """The id of its table; it stays when other tables come and go."""
        said_ = "\0".join(map(str, self))
        return f"protocol-{blake2b(said_.encode(), digest_size=4).hexdigest()}"


def results(rows: Rows, benchmark: Benchmark) -> Shown | None:
    """The numbers on a benchmark: tables that rank, largest first, and numbers that stand alone."""
    groups: defaultdict[Protocol, list[Measured]] = defaultdict(list)
    found = rows.kb.scores_on(benchmark)
    for model, score in found:
        groups[Protocol.of(score)].append((model, score))
    if not groups:
        return None
    order = sorted(groups, key=lambda protocol: (-len(groups[protocol]), protocol))
    large = [each for each in order[:_OPEN] if len(groups[each]) > 2]  # noqa: PLR2004
    small = [each for each in order[len(large) :] if len(groups[each]) > 1]
    smaller = [_table(rows, each, groups[each]) for each in small]
    models = counted(len({model.id for model, _ in found}), "model")
    return {
        "lead": f"{counted(len(found), 'number')} of {models}, "
        f"measured in {counted(len(groups), 'way')}.",
        "tables": [_table(rows, each, groups[each]) for each in large],
        "smaller": sorted(
            smaller, key=lambda table: (table["label"], table["by"]["text"].casefold())
        ),
        "alone": _alone(rows, [pairs[0] for pairs in groups.values() if len(pairs) == 1]),
    }


def score_row(rows: Rows, subject: Model | Benchmark, model: Model, score: Score) -> Shown:
    """A score of a model under the name of what it is listed by: the model, or the benchmark."""
    size = variant(model, score)
    return {
        "id": subject.id,
        "name": subject.name,
        "metric": _metric(rows, score.metric, score.k),
        "size": size,
        "billions": billions([size]),
        "value": f"{score.value:g}",
        "released": model.released,
        "date": month(model.released),
        "weights": model.weights,
        "family": rows.families[model.family],
        "protocol": _setup(score.protocol),
        "source": rows.evidence(score.source),
        "origin": rows.evidence(score.origin) if score.origin else None,
        "badge": badge(score),
        "note": score.note or "",
    }


def variant(model: Model, score: Score) -> str:
    """The variant that was measured: as the score says, or the only one that there is."""
    return score.size or (model.sizes[0] if len(model.sizes) == 1 else "")


def protocol_head(rows: Rows, protocol: Protocol) -> Shown:
    """What a reader is told of a protocol: metric, how, by whom, and which numbers are better."""
    metric = rows.kb.metrics.get(protocol.metric)
    value = _metric(rows, protocol.metric, protocol.k)
    return {
        "id": protocol.anchor,
        "metric": value,
        "label": _label(rows, protocol),
        "by": _measurer(rows, protocol.measured_by),
        "better": metric.better if metric else "higher",
    }


def badge(score: Score) -> Shown | None:
    """What a reader must know of how sure the number, or its protocol, is."""
    if score.check == "recalled":
        return {"text": "recalled", "title": RECALLED}
    if score.protocol_recalled:
        return {"text": "protocol recalled", "title": f"the protocol is {RECALLED}"}
    return None


def _setup(protocol: str) -> str:
    """The protocol, as it reads without the name of its field."""
    return f"protocol {protocol}" if protocol == NOT_STATED else protocol


def _label(rows: Rows, protocol: Protocol) -> str:
    return f"{_metric(rows, protocol.metric, protocol.k)['text']}: {_setup(protocol.setup)}"


def _alone(rows: Rows, pairs: list[Measured]) -> list[Shown]:
    """Numbers that nothing was measured like, under the words they share, by name of the model."""
    found: defaultdict[str, list[Measured]] = defaultdict(list)
    for model, score in sorted(pairs, key=lambda pair: (pair[0].name.casefold(), pair[1].value)):
        found[_label(rows, Protocol.of(score))].append((model, score))
    return [
        {"label": label, "scores": [_lone(rows, *pair) for pair in group]}
        for label, group in sorted(found.items())
    ]


def _lone(rows: Rows, model: Model, score: Score) -> Shown:
    return {**score_row(rows, model, model, score), "when": _when(rows, [(model, score)])}


def _table(rows: Rows, protocol: Protocol, pairs: list[Measured]) -> Shown:
    head = protocol_head(rows, protocol)
    sign = 1 if head["better"] == "lower" else -1
    best = sorted(pairs, key=lambda pair: (sign * pair[1].value, pair[0].name.casefold()))
    models = list(dict.fromkeys(model.id for model, _ in best))
    scores = [score_row(rows, model, model, score) for model, score in best]
    first = scores[0]
    table = {
        **head,
        "when": _when(rows, best),
        "silent": protocol.setup == NOT_STATED,
        "count": counted(len(pairs), "number"),
        "best": f"{first['name']} {first['size']}".rstrip() + f", {first['value']}",
        "scores": scores,
        "compare": ",".join(models[:_COMPARED]) if len(models) > 1 else "",
    }
    return {**table, "charts": score_charts(table)}


def _when(rows: Rows, pairs: list[Measured]) -> str:
    """When the numbers were given by those who measured; empty where that is not known."""
    dates = sorted({date for _, score in pairs if (date := rows.kb.reported(score))})
    return " to ".join(month(date) for date in dict.fromkeys((*dates[:1], *dates[-1:])))


def _measurer(rows: Rows, source: str) -> Said:
    """Who measured, and in which of their reports."""
    link = rows.evidence(source)
    if paper := rows.kb.papers.get(source):
        report = paper.nickname or ""
    else:
        report = PurePosixPath(urlsplit(source).path).name if source.startswith("http") else ""
    known = link["text"].rpartition("/")[2]
    return link if report in {"", known} else {**link, "text": f"{link['text']}: {report}"}


def _metric(rows: Rows, id_: str, k: int | None) -> Said:
    """The metric with its k: pass@1."""
    metric = rows.kb.metrics.get(id_)
    if metric is None:
        return said(id_)
    name = metric.name.replace("@k", f"@{k}") if k else metric.name
    return inner(name, f"metrics/{metric.id}/")
