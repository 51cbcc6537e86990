"""What the browser compares: facts of all models, and their numbers by protocol."""

from __future__ import annotations

from functools import partial
from typing import Any

from codelm.exports.objects import as_line
from codelm.records import Model, Score
from codelm.site.fingerprints import code_fingerprint
from codelm.site.pages.model import model_facts
from codelm.site.pages.rows import Rows
from codelm.site.pages.scores import Protocol, badge, protocol_head, variant
from codelm.site.tree import SiteFile

__all__ = ["compare_file", "comparison"]

_SHOWN = ("model", "benchmark", "metric", "dataset", "objective", "paper")
"""The kinds of records of which it says something."""

Place = tuple[str, Protocol]
"""A benchmark and a protocol: numbers at one place can be compared."""


def compare_file(rows: Rows) -> SiteFile:
    """The file of the comparison, beside its page."""
    state = code_fingerprint() + "".join(map(rows.fingerprints.of_kind, _SHOWN))
    return SiteFile("compare/models.json", state, partial(_content, rows))


def _content(rows: Rows) -> bytes:
    return f"{as_line(comparison(rows))}\n".encode()


def comparison(rows: Rows) -> dict[str, Any]:
    """Models by id with facts and scores, and the protocols that the scores point to."""
    places: dict[Place, int] = {}
    models = {model.id: _model(rows, model, places) for model in rows.kb.models.values()}
    return {"models": models, "protocols": [_protocol(rows, *place) for place in places]}


def _model(rows: Rows, model: Model, places: dict[Place, int]) -> dict[str, Any]:
    scores = []
    for score in model.scores:
        if score.benchmark in rows.kb.benchmarks:
            place = (score.benchmark, Protocol.of(score))
            at = places.setdefault(place, len(places))
            scores.append({"protocol": at, **_score(rows, model, score)})
    facts = {fact["label"]: fact["values"] for fact in model_facts(rows, model)}
    return {"name": model.name, "facts": facts, "scores": scores}


def _score(rows: Rows, model: Model, score: Score) -> dict[str, Any]:
    """What a number says besides its protocol; the source where it quotes those who measured."""
    made = {
        "value": score.value,
        "size": variant(model, score),
        "source": rows.evidence(score.source) if score.origin else None,
        "badge": badge(score),
        "note": score.note,
    }
    return {name: value for name, value in made.items() if value or name == "value"}


def _protocol(rows: Rows, benchmark: str, protocol: Protocol) -> dict[str, Any]:
    head = protocol_head(rows, protocol)
    name = rows.kb.benchmarks[benchmark].name
    return {"benchmark": {"text": name, "to": f"benchmarks/{benchmark}/"}, **head}
