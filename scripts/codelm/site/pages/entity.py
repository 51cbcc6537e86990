"""What the pages of all kinds of entities have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from codelm.records import KINDS, AnyRecord, kind_of
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.links import Said, outer
from codelm.site.pages.prose import prose
from codelm.site.pages.rows import Row, Rows

__all__ = [
    "EXPLAINED",
    "RECORD",
    "entity_page",
    "explained",
    "index_page",
    "introduced_in",
    "paper_rows",
    "record_facts",
    "sources",
    "web_links",
]

Entity = Any
"""Any record but a paper: it has a name and aliases."""


EXPLAINED = {
    "explanation": "What it is",
    "equations": "Formula",
    "example": "Example",
}
"""The sections in which a record explains its subject."""


def explained(rows: Rows, record: Entity) -> dict[str, Any]:
    """What a record says in these sections; empty where it says nothing."""
    return {
        "explanation": prose(rows.kb, record.explanation),
        "equations": getattr(record, "equations", None) or "",
        "example": getattr(record, "example", None) or "",
    }


def entity_page(
    rows: Rows, record: Entity, facts: Mapping[str, Any], sections: Mapping[str, str], about: str
) -> Page:
    """The page of an entity; its sections are those whose fact of that name is not empty.

    `about` describes the page in a sentence. The facts may replace the common ones.
    """
    kind = kind_of(record)
    common = {
        "crumbs": crumbs(kind.plural),
        "kind": kind.noun,
        "names": list(getattr(record, "aliases", ())),
        "record": record_facts(rows, record),
    }
    papers = [row["id"] for row in facts.get("papers", ())]
    shown = ((id_, label) for id_, label in sections.items() if facts[id_])
    return Page(
        address=kind.address(record.id),
        template=f"{kind.name}.html.jinja",
        title=record.name,
        description=about,
        facts={**common, **facts},
        toc=(*shown, RECORD),
        source=rows.kb.path(record),
        late=lambda: {"coins": rows.coins(papers)},
        stamp=rows.fingerprints.of_all(papers) if papers else "",
    )


RECORD = ("record", "About this record")
"""The last section of each page of a record."""


def record_facts(rows: Rows, record: Entity) -> dict[str, Any]:
    """What is said of a record itself: its file, what it remarks, and who cites it."""
    return {
        "file": rows.kb.path(record),
        "note": getattr(record, "note", None),
        "checked": list(getattr(record, "checked", ())),
        "chapters": rows.chapters(record),
    }


def index_page(kind: str, rows: Iterable[Row], lead: str, template: str = "index") -> Page:
    """The page that lists all records of a kind."""
    of = KINDS[kind]
    return Page(
        address=f"{of.plural}/",
        template=f"{template}.html.jinja",
        title=of.title,
        description=lead,
        facts={
            "crumbs": crumbs(),
            "lead": lead,
            "table": of.plural,
            "rows": list(rows),
        },
    )


def introduced_in(rows: Rows, record: Entity) -> list[Said]:
    """The link to the paper that introduces an entity."""
    return [rows.mentions[record.paper]] if record.paper in rows.mentions else []


def paper_rows(rows: Rows, record: AnyRecord) -> list[Row]:
    """The papers that introduce or study an entity, newest first."""
    return [rows.papers[paper.id] for paper in rows.kb.papers_about(record)]


def web_links(record: Entity) -> list[Said]:
    """The entity's own page."""
    return [outer("Website", record.url)] if record.url else []


def sources(rows: Rows, record: Entity) -> list[Said]:
    """Where the facts of a record come from."""
    return [rows.evidence(source) for source in record.sources]
