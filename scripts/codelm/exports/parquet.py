"""Papers as Parquet, for analysis at scale: the only module that knows DuckDB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from codelm import load
from codelm.records import KINDS

__all__ = ["parquet"]


def parquet(objects: str) -> bytes:
    """Papers as a Parquet file: from their objects, one a line, whose fields become columns."""
    import duckdb

    with TemporaryDirectory() as folder:
        lines, table = Path(folder, "papers.jsonl"), Path(folder, "papers.parquet")
        lines.write_text(objects, "utf-8")
        with duckdb.connect(config={"threads": 1}) as database:  # one, so that the order stays
            columns = dict(_columns())
            database.read_json(
                str(lines), format="newline_delimited", columns=columns
            ).write_parquet(str(table), compression="zstd")
        return table.read_bytes()


def _columns() -> Iterator[tuple[str, str]]:
    """The columns with their types in SQL."""
    fields = load.json_schema(KINDS["paper"])
    yield "id", "VARCHAR"
    yield "url", "VARCHAR"
    for name, schema in fields["properties"].items():
        yield "link" if name == "url" else name, _type(schema, fields.get("$defs", {}))
    kinds = (kind.plural for kind in KINDS.values() if kind.name != "paper")
    yield "introduces", f"STRUCT({', '.join(f'{kind} VARCHAR[]' for kind in kinds)})"


def _type(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """The type of what a schema describes; names of authors are texts."""
    if "$ref" in schema:
        inner = definitions[schema["$ref"].rpartition("/")[2]]["properties"]
        fields = (f'"{name}" {_type(of_it, definitions)}' for name, of_it in inner.items())
        return f"STRUCT({', '.join(fields)})"
    return _TYPES[schema["type"]]


_TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "boolean": "BOOLEAN",
    "array": "VARCHAR[]",
}
