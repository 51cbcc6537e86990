"""The pages of training objectives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.records import Model, Objective
from codelm.site.page import Page
from codelm.site.pages.entity import EXPLAINED, entity_page, explained, index_page
from codelm.site.pages.facts import fact
from codelm.site.pages.labels import counted
from codelm.site.pages.links import said
from codelm.site.pages.rows import Rows, newest

__all__ = ["objective_pages"]

_SECTIONS = {
    **EXPLAINED,
    "models": "Models trained this way",
    "papers": "Papers",
}


def objective_pages(rows: Rows) -> Iterator[Page]:
    """The list of all objectives, and each objective."""
    by_name = sorted(rows.objectives.values(), key=lambda row: row["name"].casefold())
    lead = f"{counted(len(by_name), 'training objective')} of {rows.atlas.identity.subject}."
    yield index_page("objective", by_name, lead)
    yield from (_page(rows, objective) for objective in rows.kb.objectives.values())


def _page(rows: Rows, objective: Objective) -> Page:
    models = rows.kb.naming(objective, Model, "objectives")
    facts: dict[str, Any] = {
        "definition": objective.definition,
        "facts": [
            *([fact("Chinese", [said(objective.zh) | {"lang": "zh"}])] if objective.zh else []),
        ],
        **explained(rows, objective),
        "papers": rows.of("papers", objective.papers),
        "models": newest(rows.of("models", [model.id for model in models])),
    }
    about = f"{objective.name}: {objective.definition} The models trained this way."
    return entity_page(rows, objective, facts, _SECTIONS, about)
