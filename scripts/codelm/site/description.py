"""The description of the files of data for programs: an OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from codelm import load
from codelm.exports.formats import EXPORTS
from codelm.exports.objects import DERIVED_FIELDS, as_line
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, Kind
from codelm.site.catalogue import DataFile, catalogue
from codelm.site.fingerprints import code_fingerprint
from codelm.site.pages.downloads import BIB, ENTRIES, FEED, FORMATS
from codelm.site.tree import SiteFile

__all__ = ["VERSION", "description", "description_file"]

Schema = dict[str, Any]
Examples = Mapping[str, str | int]
"""An id for each kind of record, and a year."""

VERSION = "1.0.0"
"""Version of the form of the files: the second number counts additions, the first breaks."""

_ABOUT = (
    "All records as static files. "
    "A field that is left out is not known, or has its usual value: an empty list, or false. "
    "The major version changes when a field goes away or changes its meaning."
)
_JSON = "application/json"
_UNKNOWN = {"patternErrorMessage"}
"""Keywords for editors, which readers of OpenAPI do not know."""


def description_file(kb: KnowledgeBase, name: str) -> SiteFile:
    """The file of the description of an atlas: it changes with the code, the name, the examples."""
    state = f"{code_fingerprint()} {name} {_examples(kb)}"
    return SiteFile("data/openapi.json", state, partial(_content, kb, name))


def _content(kb: KnowledgeBase, name: str) -> bytes:
    return f"{as_line(description(kb, name))}\n".encode()


def _examples(kb: KnowledgeBase) -> Examples:
    """The record of each kind that others name most often; none of an empty kind."""
    tables = {kind: kb.table(kind).values() for kind in ("paper", *_LISTED)}
    found = {
        kind: max(records, key=kb.times_named).id for kind, records in tables.items() if records
    }
    years = [int(paper.date[:4]) for paper in kb.papers.values()]
    return {**found, **({"year": max(years)} if years else {})}


def description(kb: KnowledgeBase, name: str) -> dict[str, Any]:
    """The OpenAPI document of an atlas with this name."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": name,
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": "..", "description": "The root of the site."}],
        "paths": dict(_paths(_examples(kb))),
        "components": {"schemas": dict(_components())},
    }


def _paths(examples: Examples) -> Iterator[tuple[str, Any]]:
    for file in catalogue():
        yield f"/data/{file.name}", _answer(file.name, file.holds, file.media_type, _schema(file))
    yield f"/{FORMATS}", _answer("formats", "How entries make a file", _JSON, _ref("Formats"))
    path = ENTRIES.format(format="{format}", shard="{shard}")
    about = "Entries of some papers in a format, by key; the key tells the shard"
    yield f"/{path}", _answer("entries", about, _JSON, _ENTRIES, format="bibtex", shard=0)
    bib = partial(_answer, media_type=EXPORTS["bibtex"].media_type, schema={})
    yield "/papers/{key}.bib", bib("bib", "One paper", key=examples.get("paper"))
    for kind in _LISTED:
        path = f"/{KINDS[kind].plural}/{{id}}/{BIB}"
        yield path, bib(f"bib-of-{kind}", f"The papers of a {kind}", id=examples.get(kind))
    yield f"/years/{{year}}/{BIB}", bib("bib-of-year", "Papers", year=examples.get("year"))
    yield f"/{FEED}", _answer("feed", "The newest papers", "application/atom+xml", {})


_LISTED = ("task", "model", "venue")
"""The kinds with a list of papers for each record."""
_NUMBERS = ("shard", "year")
"""The parameters that are no texts."""


def _answer(
    name: str, about: str, media_type: str, schema: Schema, **examples: str | int | None
) -> dict[str, Any]:
    """What is at a path; each parameter of the path comes with an example, if there is one."""
    content = {media_type: {"schema": schema} if schema else {}}
    said = {"summary": about, "responses": {"200": {"description": about, "content": content}}}
    parameters = [
        {
            "name": parameter,
            "in": "path",
            "required": True,
            "schema": {"type": "integer" if parameter in _NUMBERS else "string"},
            **({} if example is None else {"example": example}),
        }
        for parameter, example in examples.items()
    ]
    return {"get": {"operationId": name, **said, "parameters": parameters}}


def _schema(file: DataFile) -> Schema:
    if file.kind:
        return {"type": "array", "items": _ref(_name(file.kind))}
    return _ref("LineageGraph") if file.name == "lineage.json" else {}


def _components() -> Iterator[tuple[str, Schema]]:
    for kind in KINDS.values():
        yield from _of_kind(kind)
    yield "Formats", _FORMATS
    yield "LineageNode", _LINEAGE_NODE
    yield "LineageEdge", _LINEAGE_EDGE
    yield "LineageGraph", _closed(nodes=_list("LineageNode"), edges=_list("LineageEdge"))


def _of_kind(kind: Kind) -> Iterator[tuple[str, Schema]]:
    """The schema of the objects of a kind, and of what they hold."""
    schema = _object_schema(kind)
    inner = schema.pop("$defs", {})
    places = {f"#/$defs/{name}": f"{_name(kind)}{name}" for name in inner}
    yield _name(kind), _moved(schema, places)
    for name, held in inner.items():
        yield f"{_name(kind)}{name}", _moved(held, places)


def _object_schema(kind: Kind) -> Schema:
    """The JSON Schema of the objects in the file of a kind."""
    schema = dict(load.json_schema(kind))
    del schema["$schema"]
    own = {("link" if name == "url" else name): of for name, of in schema["properties"].items()}
    made = {
        name: {"description": about, **_DERIVED[name]}
        for name, about in DERIVED_FIELDS.get(kind.name, {}).items()
    }
    key = {"type": "string", "description": "Name of the record's file and of its page."}
    page = {"type": "string", "description": "The record's page, below the root of the site."}
    schema["properties"] = {"id": key, "url": page, **own, **made}
    schema["required"] = ["id", "url", *schema["required"]]
    if kind.name == "paper":
        parts = schema["$defs"].items()
        schema["$defs"] = {name: part for name, part in parts if name != "Name"}  # names are texts
    return schema


_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_DERIVED: Mapping[str, Schema] = {
    "authors": _TEXTS,
    "introduces": {
        "type": "object",
        "additionalProperties": False,
        "properties": {kind.plural: _TEXTS for kind in KINDS.values() if kind.name != "paper"},
    },
}


def _moved(value: Any, places: Mapping[str, str]) -> Any:
    """The schema with its references led to the components, without keywords for editors."""
    if isinstance(value, list):
        return [_moved(item, places) for item in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return {**value, **_ref(places[value["$ref"]])}
    return {key: _moved(item, places) for key, item in value.items() if key not in _UNKNOWN}


def _closed(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(properties),
    }


def _with(to: Schema, **optional: Schema) -> Schema:
    """The schema with properties that may be left out."""
    return {**to, "properties": {**to["properties"], **optional}}


_TEXT: Schema = {"type": "string"}
_LINEAGE_EDGE = _closed(source=_TEXT, target=_TEXT, relation=_TEXT, evidence=_TEXT, check=_TEXT)
_ENTRIES: Schema = {"type": "object", "additionalProperties": _TEXT}
_FORMAT = _closed(
    title=_TEXT,
    extension=_TEXT,
    media_type=_TEXT,
    file=_TEXT,
    head=_TEXT,
    separator=_TEXT,
    tail=_TEXT,
)
_FORMATS = _closed(
    shards={"type": "integer"}, formats={"type": "object", "additionalProperties": _FORMAT}
)
_LINEAGE_NODE = _with(
    license=_TEXT,
    from_scratch=_TEXT,
    to=_closed(
        id=_TEXT,
        name=_TEXT,
        kind={"type": "string", "enum": ["model"]},
        released=_TEXT,
        family=_TEXT,
        architecture=_TEXT,
        open_weights={"type": "boolean"},
        organizations={"type": "array", "items": _TEXT},
        sizes={"type": "array", "items": _TEXT},
    ),
)


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _name(kind: Kind) -> str:
    return kind.name.capitalize()
