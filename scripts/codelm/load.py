"""Files become typed records here, and only here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from codelm import repairs, yamlfile
from codelm.parses import Parses
from codelm.problems import Field, Problem, dotted
from codelm.records import KINDS, AnyRecord, Kind, plain
from codelm.violations import place_of, violations
from codelm.yamlfile import Malformed

__all__ = [
    "File",
    "canonical",
    "drafted",
    "files",
    "json_schema",
    "line_of",
    "loaded",
    "record_of",
    "repaired",
    "reread",
]


@dataclass(frozen=True, slots=True)
class File:
    """One file of the index: its record, or why there is none."""

    path: str
    """Relative to the root, with forward slashes."""
    kind: Kind
    id: str
    record: AnyRecord | None
    problems: tuple[Problem, ...] = ()
    draft: str | None = None
    """The text, where it is not yet on the disk."""

    def text(self, root: Path) -> str:
        """The text of the file; raises Malformed where it is no clean UTF-8."""
        return yamlfile.text_of(root / self.path) if self.draft is None else self.draft


def files(root: Path, cache_file: Path | None = None) -> Iterator[File]:
    """Every file of the index, kind by kind, in the order of paths.

    What was parsed is kept in the cache file, if one is given, by size and time of change.
    """
    parses = Parses(cache_file)
    for kind in KINDS.values():
        for entry in _entries(root / kind.folder, deep=kind.name == "paper"):
            yield _file(entry, root, kind, parses)
    parses.save()


def loaded(path: Path, root: Path, kind: Kind) -> File:
    """One file, read anew."""
    return _read(path, path.relative_to(root).as_posix(), kind)[0]


def drafted(path: str, text: str, kind: Kind) -> File:
    """The file as it would be read if it held this text."""
    key = Path(path).name.removesuffix(".yaml")
    file, _ = _understood(text, path, kind, key)
    return replace(file, draft=text)


def reread(file: File, mapping: dict[str, Any]) -> File:
    """The file as it would be if it held this mapping."""
    record, said = _typed(mapping, file.kind, file.id)
    problems = (Problem(path=file.path, field=dotted(field), **rest) for field, rest in said)
    return replace(file, record=record, problems=tuple(problems))


def repaired(mapping: dict[str, Any], kind: Kind, key: str) -> dict[str, Any]:
    """The mapping with values in their form, where it is clear what was meant."""
    try:
        record_of(mapping, kind, key)
    except ValidationError as error:
        found = error.errors(include_url=False)
        errors = ((e["type"], place_of(e["loc"]), e.get("ctx", {})) for e in found)
        return repairs.repaired(mapping, errors)
    return mapping


def record_of(mapping: Mapping[str, Any], kind: Kind, key: str) -> AnyRecord:
    """The typed record of a plain mapping; raises pydantic's ValidationError."""
    record: AnyRecord = _adapter(kind.name).validate_python({**mapping, "id": key})
    return record


def canonical(record: AnyRecord) -> str:
    """The text of the record's file in the canonical layout."""
    return yamlfile.dumped(plain(record))


@cache
def json_schema(kind: Kind) -> Mapping[str, Any]:
    """The JSON Schema of the files of a kind."""
    schema = _without_null(_adapter(kind.name).json_schema())
    del schema["properties"]["id"]
    schema["required"] = [name for name in schema["required"] if name != "id"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": kind.name.capitalize(),
    }


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind].type)


def _entries(folder: Path, *, deep: bool) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".") and not entry.name.endswith(".yaml"):
            continue
        if deep and entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), deep=False)
        else:
            yield entry


def _file(entry: os.DirEntry[str], root: Path, kind: Kind, parses: Parses) -> File:
    path = _below(entry.path, root)
    if stray := _stray(entry, path):
        return File(path, kind, Path(path).stem, None, (stray,))
    stat = entry.stat()
    key = entry.name.removesuffix(".yaml")
    mapping = parses.get(path, stat)
    if mapping is not None:
        with suppress(ValidationError):  # the fields may have changed since it was kept
            return File(path, kind, key, record_of(mapping, kind, key))
    file, mapping = _read(Path(entry.path), path, kind)
    if file.record and not file.problems and mapping is not None:
        parses.put(path, stat, mapping)
    return file


def _below(path: str, root: Path) -> str:
    """The path relative to the root, with forward slashes; pathlib takes five times as long."""
    return path[len(os.path.join(root, "")) :].replace(os.sep, "/")  # noqa: PTH118


def _stray(entry: os.DirEntry[str], path: str) -> Problem | None:
    if entry.is_symlink():
        said, hint = "a link is no record", "put the record's file here"
    elif not entry.is_file():
        said, hint = "no record can stand here", "records are <id>.yaml, papers <year>/<key>.yaml"
    elif not entry.name.endswith(".yaml"):
        said, hint = "the file is no record", "name it <id>.yaml, or move it away"
    else:
        return None
    return Problem(path=path, rule="stray-file", message=said, hint=hint)


def _read(file: Path, path: str, kind: Kind) -> tuple[File, dict[str, Any] | None]:
    key = file.name.removesuffix(".yaml")
    try:
        text = yamlfile.text_of(file)
    except Malformed as error:
        return File(path, kind, key, None, (_malformed(path, error),)), None
    return _understood(text, path, kind, key)


def _understood(text: str, path: str, kind: Kind, key: str) -> tuple[File, dict[str, Any] | None]:
    try:
        mapping = yamlfile.parsed(text)
    except Malformed as error:
        return File(path, kind, key, None, (_malformed(path, error),)), None
    record, said = _typed(mapping, kind, key)
    lines = yamlfile.lines(text) if said else {}
    problems = tuple(
        Problem(path=path, line=line_of(field, lines), field=dotted(field), **rest)
        for field, rest in said
    )
    return File(path, kind, key, record, problems), mapping


def _typed(
    mapping: dict[str, Any], kind: Kind, key: str
) -> tuple[AnyRecord | None, list[tuple[Field, dict[str, Any]]]]:
    try:
        record = record_of(mapping, kind, key)
    except ValidationError as error:
        return None, list(violations(error.errors(include_url=False), mapping, kind))
    return record, list(violations([], mapping, kind))


def _malformed(path: str, error: Malformed) -> Problem:
    return Problem(
        path=path,
        line=error.line,
        field=dotted(error.field),
        rule="yaml",
        message=error.message,
        hint=error.hint,
    )


def line_of(field: Field, lines: Mapping[Field, int]) -> int:
    """The line of a field, or else of the nearest one around it."""
    while field not in lines:
        field = field[:-1]
    return lines[field]


def _without_null(schema: Any) -> Any:
    """The schema for files, where an unknown value is left out and never null."""
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _without_null(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and not value)
    }
    some = [item for item in kept.get("anyOf", ()) if item != {"type": "null"}]
    if len(some) == 1:
        del kept["anyOf"]
        return {**some[0], **kept}
    return {**kept, "anyOf": some} if some else kept
