"""The JSON Schema of each kind of record, by which editors help while a record is written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from codelm.load import json_schema
from codelm.records import KINDS

__all__ = ["schemas"]


Names = Callable[[str], Mapping[str, str]]
"""The ids of the records of a kind, each with what it is called."""


def schemas(names: Names | None = None) -> dict[str, str]:
    """The text of each schema by the name of its file; with names, ids are those that there are."""
    made = {kind.name: json_schema(kind) for kind in KINDS.values()}
    return {
        f"{name}.json": json.dumps(_closed(schema, names), ensure_ascii=False, indent=2) + "\n"
        for name, schema in made.items()
    }


def _closed(schema: Any, names: Names | None) -> Any:
    """The schema with a list of ids wherever a text names a record."""
    if names is None:
        return schema
    if isinstance(schema, list):
        return [_closed(item, names) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _closed(value, names) for key, value in schema.items()}
    if not isinstance(kind := schema.get("x-kind"), str):
        return kept
    known = names(kind)
    return {**kept, "enum": list(known), "markdownEnumDescriptions": list(known.values())}


if __name__ == "__main__":
    for name, text in schemas().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8", newline="\n")
