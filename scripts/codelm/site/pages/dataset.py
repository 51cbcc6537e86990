"""The pages of data sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.records import Dataset, Model
from codelm.site.metadata.schema_org import dataset as as_thing
from codelm.site.page import Page
from codelm.site.pages.entity import (
    EXPLAINED,
    entity_page,
    explained,
    index_page,
    introduced_in,
    paper_rows,
    sources,
    web_links,
)
from codelm.site.pages.facts import Fact, fact, known
from codelm.site.pages.labels import DATASET_KINDS, counted, month
from codelm.site.pages.rows import Rows, newest

__all__ = ["dataset_pages"]

_SECTIONS = {
    **EXPLAINED,
    "derived": "Data sets made from it",
    "models": "Models trained on it",
    "papers": "Papers",
}


def dataset_pages(rows: Rows) -> Iterator[Page]:
    """The list of all data sets, and each data set."""
    subject = rows.atlas.identity.subject
    lead = f"{counted(len(rows.datasets), 'data set')} that {subject} are trained on."
    yield index_page("dataset", newest(rows.datasets.values()), lead)
    yield from (_page(rows, dataset) for dataset in rows.kb.datasets.values())


def _page(rows: Rows, dataset: Dataset) -> Page:
    about = _about(dataset)
    derived = rows.kb.naming(dataset, Dataset, "derived_from")
    models = rows.kb.naming(dataset, Model, "training_data")
    facts: dict[str, Any] = {
        "actions": web_links(dataset),
        "facts": _facts(rows, dataset),
        **explained(rows, dataset),
        "derived": newest(rows.of("datasets", [each.id for each in derived])),
        "models": newest(rows.of("models", [model.id for model in models])),
        "papers": paper_rows(rows, dataset),
        "sources": sources(rows, dataset),
        "thing": as_thing(dataset, about, rows.atlas.identity.name),
    }
    return entity_page(rows, dataset, facts, _SECTIONS, about)


def _facts(rows: Rows, dataset: Dataset) -> list[Fact]:
    return [
        fact("Used for", DATASET_KINDS[dataset.kind]),
        fact("Released", month(dataset.released)),
        *_introduction(rows, dataset),
        *_size(dataset),
        fact("Programming languages", dataset.languages),
        *known(fact("Made from", rows.links("datasets", dataset.derived_from))),
        fact("Licence", dataset.license),
    ]


def _introduction(rows: Rows, dataset: Dataset) -> list[Fact]:
    """The paper; what has a page of its own need not have one."""
    told = fact("Introduced in", introduced_in(rows, dataset))
    return known(told) if dataset.url else [told]


def _size(dataset: Dataset) -> list[Fact]:
    """Size and tokens; one of the two is enough."""
    given = known(fact("Size", dataset.size), fact("Tokens", dataset.tokens))
    return given or [fact("Size", None)]


def _about(dataset: Dataset) -> str:
    size = f", {dataset.size}" if dataset.size else ""
    kind = DATASET_KINDS[dataset.kind].lower()
    return (
        f"{dataset.name}: data set ({kind}, {month(dataset.released)}){size}; "
        "what it was made from, and the models trained on it."
    )
