"""The pages of models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from codelm.records import Lineage, Model, System
from codelm.site.page import Page
from codelm.site.pages.descent import descent
from codelm.site.pages.downloads import files_of
from codelm.site.pages.drawings import small_drawing
from codelm.site.pages.entity import entity_page, index_page, introduced_in, paper_rows, web_links
from codelm.site.pages.facts import Fact, fact
from codelm.site.pages.labels import (
    ARCHITECTURES,
    CODE_FEATURES,
    RELATIONS,
    counted,
    month,
)
from codelm.site.pages.links import Said, inner, source_link
from codelm.site.pages.rows import Row, Rows, newest
from codelm.site.pages.scores import score_row
from codelm.site.pages.statements import concealed, scratch, stated

__all__ = ["model_facts", "model_pages"]

_SECTIONS = {
    "lineage": "Where it comes from, and what came of it",
    "family": "The family",
    "results": "Results",
    "systems": "Systems that use it",
    "papers": "Papers",
}


def model_pages(rows: Rows) -> Iterator[Page]:
    """The list of all models, and each model."""
    lead = f"{rows.atlas.identity.counted(len(rows.models))}, and those they come from."
    yield index_page("model", newest(rows.models.values()), lead)
    families = _families(rows)
    for model in rows.kb.models.values():
        yield _page(rows, model, families[rows.families[model.family]])


def _families(rows: Rows) -> dict[str, list[Row]]:
    order = sorted(rows.models.values(), key=lambda row: (row["family"], row["date"], row["name"]))
    return {family: list(group) for family, group in groupby(order, lambda row: row["family"])}


def _page(rows: Rows, model: Model, family: list[Row]) -> Page:
    lineage = rows.atlas.lineage
    kin = lineage.kin(model)
    near = kin[:_NEAREST]
    papers = paper_rows(rows, model)
    facts: dict[str, Any] = {
        "actions": [*web_links(model), inner("Compare", f"compare/?models={model.id}")],
        "facts": model_facts(rows, model),
        "parents": [_origin(rows, *pair) for pair in lineage.parents(model)],
        "children": [_origin(rows, *pair) for pair in lineage.children(model)],
        "lineage": True,
        "id": model.id,
        "words": descent(lineage, model),
        "nearest": counted(len(near), "model") if len(near) < len(kin) else "",
        "descent": f"{counted(rows.descendants[model.id], 'model')} in all, also through others.",
        "family": [row for row in family if row["id"] != model.id],
        "results": _results(rows, model),
        "systems": rows.of("systems", [s.id for s in rows.kb.naming(model, System, "models")]),
        "papers": papers,
        "files": files_of(len(papers)),
    }
    about = _about(model)
    page = entity_page(rows, model, facts, _SECTIONS, about)
    if len(near) == 1:
        return page
    return replace(
        page,
        late=lambda: {**page.late(), "drawing": small_drawing(near, model)},
        stamp=f"{page.stamp}{[_drawn(each) for each in near]}",
    )


_NEAREST = 36
"""Models in the drawing of one."""


def _drawn(model: Model) -> tuple[Any, ...]:
    """What a drawing shows of a model."""
    return (model.id, model.name, model.released, model.open_weights, model.lineage)


def model_facts(rows: Rows, model: Model) -> list[Fact]:
    """What is known of a model, in the order of its page."""
    told = partial(_told, rows, model)
    return [
        fact("Released", month(model.released)),
        fact("Made by", model.organizations),
        fact("Introduced in", introduced_in(rows, model) or _page_of(model)),
        fact("Family", rows.families[model.family]),
        fact("Architecture", ARCHITECTURES[model.architecture]),
        told("sizes", "Parameters", model.sizes),
        told("from_scratch", "Trained from scratch", scratch(rows, model)),
        told("objectives", "Trained to do", rows.links("objectives", model.objectives)),
        told("training_data", "Trained on", rows.links("datasets", model.training_data)),
        told("training_tokens", "Tokens seen in training", model.training_tokens),
        told("context_length", "Context length in tokens", model.context_length),
        told("language_count", "Programming languages", model.language_count),
        fact("Licence", model.license),
        fact("Weights", model.weights),
        *(
            [fact("Uses of code", [CODE_FEATURES[each] for each in model.code_features])]
            if model.code_features
            else ()
        ),
    ]


def _page_of(model: Model) -> list[Said]:
    """The link to the page that stands in for a paper."""
    return [source_link(model.url)] if model.url else []


def _told(
    rows: Rows, model: Model, field: str, label: str, values: Sequence[Said | str] | int | None
) -> Fact:
    """What stands in a field, or that the makers do not say it."""
    return fact(label, values or concealed(rows, model, field))


def _origin(rows: Rows, other: Model, edge: Lineage) -> dict[str, Any]:
    return {
        "id": other.id,
        "name": other.name,
        "date": month(other.released),
        "relation": RELATIONS[edge.relation],
        "note": edge.note,
        "source": stated(rows, edge),
    }


def _results(rows: Rows, model: Model) -> list[list[dict[str, Any]]]:
    """The model's scores, one list a benchmark, equal protocols side by side."""
    known = rows.kb.benchmarks
    scores = [score for score in model.scores if score.benchmark in known]
    scores.sort(key=lambda s: (known[s.benchmark].name.casefold(), s.metric, s.k or 0, s.protocol))
    return [
        [score_row(rows, known[benchmark], model, score) for score in group]
        for benchmark, group in groupby(scores, lambda score: score.benchmark)
    ]


def _about(model: Model) -> str:
    by = f" by {', '.join(model.organizations)}" if model.organizations else ""
    sizes = f", {', '.join(model.sizes)} parameters" if model.sizes else ""
    shape = ARCHITECTURES[model.architecture].lower()
    return (
        f"{model.name}: language model{by} ({month(model.released)}), {shape}{sizes}, "
        f"{model.weights} weights; its origins, descendants and results."
    )
