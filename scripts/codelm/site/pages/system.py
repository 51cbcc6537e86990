"""The pages of systems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.records import System
from codelm.site.page import Page
from codelm.site.pages.entity import (
    EXPLAINED,
    entity_page,
    explained,
    index_page,
    introduced_in,
    paper_rows,
    web_links,
)
from codelm.site.pages.facts import fact, known
from codelm.site.pages.labels import month, sentence_case
from codelm.site.pages.rows import Rows, newest

__all__ = ["system_pages"]

_SECTIONS = {
    **EXPLAINED,
    "models": "Models it uses",
    "papers": "Papers",
}


def system_pages(rows: Rows) -> Iterator[Page]:
    """The list of all systems, and each system."""
    number = f"{len(rows.systems):,}"
    lead = f"{number} products, agent frameworks and methods around {rows.atlas.identity.subject}."
    yield index_page("system", newest(rows.systems.values()), lead)
    yield from (_page(rows, system) for system in rows.kb.systems.values())


def _page(rows: Rows, system: System) -> Page:
    facts: dict[str, Any] = {
        "actions": web_links(system),
        "facts": [
            fact("Kind", sentence_case(system.kind)),
            fact("Released", month(system.released)),
            fact("Made by", system.organizations),
            *known(fact("Introduced in", introduced_in(rows, system))),
            fact("Used for", rows.links("tasks", system.tasks)),
        ],
        **explained(rows, system),
        "models": rows.of("models", system.models),
        "papers": paper_rows(rows, system),
    }
    about = _about(rows, system)
    return entity_page(rows, system, facts, _SECTIONS, about)


def _about(rows: Rows, system: System) -> str:
    row = rows.systems[system.id]
    by = f" by {row['organizations']}" if row["organizations"] else ""
    tasks = f", for {row['tasks'].lower()}" if row["tasks"] else ""
    return f"{system.name}: {row['kind'].lower()}{by} ({month(system.released)}){tasks}."
