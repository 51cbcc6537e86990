"""The pages that say what the fields of each kind of record hold, made from its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from codelm import load
from codelm.records import KINDS, Kind
from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.links import Said, inner, said
from codelm.site.pages.rows import Rows

__all__ = ["field_pages"]

Schema = Mapping[str, Any]


def field_pages(_: Rows) -> Iterator[Page]:
    """One page for each kind: its fields, and those of the parts of its records."""
    for kind in KINDS.values():
        yield _page(kind)


def _page(kind: Kind) -> Page:
    schema = load.json_schema(kind)
    parts = {kind.name.capitalize(): schema, **schema.get("$defs", {})}
    address = _address(kind)
    tables = [_table(name, part, address) for name, part in parts.items()]
    name = "papers/<year>/<key>.yaml" if kind.name == "paper" else f"{kind.folder}/<id>.yaml"
    lead = f"What stands in {name}. {schema['description']}"
    return Page(
        address=address,
        template="fields.html.jinja",
        title=f"Fields of {kind.title.lower()}",
        description=lead,
        facts={
            "crumbs": crumbs("data"),
            "lead": lead,
            "tables": tables,
            "schema": f"{kind.name}.json",
            "others": [inner(k.title, _address(k)) for k in KINDS.values() if k is not kind],
        },
        toc=tuple((table["id"], table["label"]) for table in tables),
    )


def _address(kind: Kind) -> str:
    return f"data/{kind.name}-fields/"


def _table(name: str, part: Schema, address: str) -> dict[str, Any]:
    needed = set(part.get("required", ()))
    return {
        "id": name.lower(),
        "label": name,
        "meaning": part.get("description", ""),
        "fields": [
            {
                "name": field,
                "type": list(_type(schema, address)),
                "needed": field in needed,
                "meaning": schema.get("description", "").replace("`", ""),
            }
            for field, schema in part["properties"].items()
        ],
    }


def _type(schema: Schema, address: str) -> Iterator[Said]:
    """What stands in the field, in words and links."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield inner(name, f"{address}#{name.lower()}")
    elif "anyOf" in schema:
        for i, each in enumerate(schema["anyOf"]):
            yield from [said(" or ")] * bool(i)
            yield from _type(each, address)
    elif "x-kind" in schema:
        kind = KINDS[schema["x-kind"]]
        yield said("id of one of the ")
        yield inner(kind.title.lower(), f"{kind.plural}/")
    elif "enum" in schema:
        yield said(f"one of {', '.join(schema['enum'])}")
    elif schema.get("type") == "array":
        yield said("list: ")
        yield from _type(schema["items"], address)
    elif schema.get("type") == "object":
        yield said("mapping to: ")
        yield from _type(schema.get("additionalProperties") or {}, address)
    else:
        form = str(schema.get("patternErrorMessage", "")).removeprefix("must be ")
        yield said(form or _PLAIN[schema.get("type", "string")])


_PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}
