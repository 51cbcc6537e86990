"""The page of what can be downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm import load
from codelm.exports.objects import DERIVED_FIELDS
from codelm.records import KINDS, Kind
from codelm.site.catalogue import catalogue
from codelm.site.metadata.schema_org import catalog
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.rows import Rows

__all__ = ["data_page"]

_LEAD = (
    "The whole index as files. The records are in the public domain (CC0): take them, "
    "change them, build on them; a link back is welcome and not required."
)
_FORM = (
    "All files are UTF-8. Each file of records is a list of objects, one record an object.",
    "A field that is left out is not known, or has its usual value: an empty list, or false.",
    "The field leaf of a task is left out where it is true.",
    "Texts that name a record of another kind hold its id.",
    "What a record calls url is given as link; url is its page, relative to the root of this site.",
)


def data_page(rows: Rows) -> Iterator[Page]:
    """The list of files with the meaning of their fields."""
    kinds = [_kind(kind) for kind in KINDS.values()]
    files = _files(rows)
    facts: dict[str, Any] = {
        "crumbs": crumbs(),
        "lead": _LEAD,
        "files": files,
        "form": list(_FORM),
        "kinds": kinds,
        "thing": catalog(
            rows.atlas.identity.name, _LEAD, [(file["name"], file["type"]) for file in files]
        ),
    }
    yield Page(
        address="data/",
        template="data.html.jinja",
        title="Data",
        description=_LEAD,
        facts=facts,
        toc=(
            ("files", "Files"),
            ("form", "Form"),
            *((kind["id"], kind["label"]) for kind in kinds),
        ),
    )


def _files(rows: Rows) -> list[dict[str, Any]]:
    counts = {kind.plural: len(rows.kb.table(kind.name)) for kind in KINDS.values()}
    models = rows.kb.models.values()
    counts["lineage"] = sum(len(rows.atlas.lineage.parents(model)) for model in models)
    counts["scores"] = sum(len(model.scores) for model in models)
    return [
        {
            "name": file.name,
            "holds": file.holds,
            "count": f"{counts[file.counts]:,}" if file.counts else "",
            "schema": f"{file.kind.name}.json" if file.kind else "",
            "type": file.media_type,
        }
        for file in catalogue()
    ]


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "id": f"fields-{kind.plural}",
        "label": f"Fields of {kind.plural}.json",
        "file": f"{kind.plural}.json",
        "page": f"{kind.name}-fields/",
        "records": f"fields of {kind.title.lower()}",
        "fields": [{"name": name, "meaning": meaning} for name, meaning in _fields(kind)],
    }


def _fields(kind: Kind) -> Iterator[tuple[str, str]]:
    yield "id", "Name of the record's file and of its page."
    yield "url", "The record's page, relative to the root of this site."
    own = {
        ("link" if name == "url" else name): schema["description"].replace("`", "")
        for name, schema in load.json_schema(kind)["properties"].items()
    }
    yield from (own | DERIVED_FIELDS.get(kind.name, {})).items()
