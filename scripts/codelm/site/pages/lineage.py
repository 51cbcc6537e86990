"""The page of the lineage of all models: the picture, and every edge in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import Any

from codelm.records import Dataset, Model
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.drawings import kinds_of_lines, whole_drawing
from codelm.site.pages.labels import ARCHITECTURES, RELATIONS, counted
from codelm.site.pages.rows import Rows
from codelm.site.pages.statements import stated

__all__ = ["LINEAGE", "lineage_page", "picture_page"]

LINEAGE = "lineage/"
"""The address of the page."""
_TITLE = "Lineage"
_MODULES = ("page", "card", "find", "gestures", "graph", "picture", "png", "state", "view")
_FILES = ("svg", "graphml", "json", "dot")


def lineage_page(rows: Rows) -> Iterator[Page]:
    """The page at lineage/."""
    models = rows.kb.models.values()
    edges = _edges(rows)
    lead = (
        f"Who comes from whom: {rows.atlas.identity.counted(len(models))} and "
        f"{counted(len(edges), 'line')} between them, each with its source."
    )
    yield Page(
        address=LINEAGE,
        template="lineage.html.jinja",
        title=_TITLE,
        description=lead,
        facts={
            "crumbs": crumbs(),
            "lead": lead,
            "name": f"Lineage of {rows.atlas.identity.subject}",
            "modules": list(_MODULES),
            "files": [{"text": form.upper(), "to": f"data/lineage.{form}"} for form in _FILES],
            "lines": kinds_of_lines(edge["relation"] for edge in edges),
            "filters": _filters(rows),
            "edges": edges,
        },
        late=cache(lambda: {"drawing": whole_drawing(rows.atlas)}),
        stamp=_stamp(rows),
    )


def picture_page(page: Page, style: str) -> Page:
    """The picture of that page as a file of its own, with its style sheet."""
    return replace(
        page,
        address="data/lineage.svg",
        template="lineage.svg.jinja",
        title=page.facts["name"],
        facts={"style": style, "lines": page.facts["lines"]},
    )


def _edges(rows: Rows) -> list[dict[str, Any]]:
    """Every edge, youngest models first."""
    lineage = rows.atlas.lineage
    models = sorted(rows.kb.models.values(), key=lambda m: m.name.casefold())
    models.sort(key=lambda model: model.released, reverse=True)
    return [
        {
            "child": model.id,
            "child_name": model.name,
            "parent": parent.id,
            "parent_name": parent.name,
            "relation": edge.relation,
            "how": RELATIONS[edge.relation],
            "note": edge.note,
            "date": model.released,
            "source": stated(rows, edge),
        }
        for model in models
        for parent, edge in lineage.parents(model)
    ]


_LEAST = 2
"""Models that make a value worth a filter."""


def _filters(rows: Rows) -> list[dict[str, Any]]:
    models = rows.kb.models.values()
    families = Counter(model.family for model in models)
    shapes = Counter(model.architecture for model in models)
    makers = Counter(maker for model in models for maker in model.organizations)
    return [
        _choice("family", "Family", rows.families, families),
        _choice("architecture", "Architecture", ARCHITECTURES, shapes),
        _choice("organization", "Made by", {key: key for key in makers}, makers),
    ]


def _choice(
    name: str, label: str, texts: Mapping[str, str], counts: Counter[Any]
) -> dict[str, Any]:
    options = [
        {"value": key, "text": f"{text} ({counts[key]})"}
        for key, text in texts.items()
        if counts[key] >= _LEAST
    ]
    return {
        "name": name,
        "label": label,
        "options": sorted(options, key=lambda option: option["text"].casefold()),
    }


def _stamp(rows: Rows) -> str:
    """Stands for all that the picture is made from."""
    digest = blake2b(digest_size=12)
    for model in rows.kb.models.values():
        digest.update(_drawn(model).encode())
    for dataset in rows.kb.datasets.values():
        digest.update(_drawn_set(dataset).encode())
    return digest.hexdigest()


def _drawn(model: Model) -> str:
    origin = [(edge.parent, edge.relation) for edge in model.lineage]
    shown = (model.id, model.name, model.family, model.architecture, model.released)
    return f"{shown}{model.open_weights}{origin}{model.training_data}"


def _drawn_set(dataset: Dataset) -> str:
    return f"{dataset.id} {dataset.name} {dataset.released}"
