"""What was parsed before, so that only changed files are parsed again."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from codelm import yamlfile

__all__ = ["Parses"]

_SETTLED = 1_000_000_000
"""Nanoseconds after which a further change of a file must show in its time of change."""


class Parses:
    """The mappings of files that did not change since they were parsed."""

    def __init__(self, cache_file: Path | None) -> None:
        self._file = cache_file
        self._stamp = _stamp()
        self._old = self._read()
        self._new: dict[str, list[Any]] = {}
        self._grown = False

    def get(self, path: str, stat: os.stat_result) -> dict[str, Any] | None:
        """The mapping of the file, or None where it changed or is new."""
        entry = self._old.get(path)
        if entry is None or entry[0] != _state(stat):
            return None
        self._new[path] = entry
        mapping: dict[str, Any] = entry[1]
        return mapping

    def put(self, path: str, stat: os.stat_result, mapping: dict[str, Any]) -> None:
        """Keep the mapping of a file, unless the file is so fresh that it may still change."""
        if time.time_ns() - stat.st_mtime_ns > _SETTLED:
            self._new[path] = [_state(stat), mapping]
            self._grown = True

    def save(self) -> None:
        """Write what this run used, if it differs from what was there."""
        if self._file is None or not (self._grown or len(self._new) != len(self._old)):
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(orjson.dumps([self._stamp, self._new]))
        beside.replace(self._file)

    def _read(self) -> dict[str, list[Any]]:
        if self._file is None or not self._file.exists():
            return {}
        try:
            stamp, entries = orjson.loads(self._file.read_bytes())
        except (TypeError, ValueError):  # written by something else, or cut off: parse anew
            return {}
        return entries if stamp == self._stamp and isinstance(entries, dict) else {}


def _stamp() -> str:
    """The code that parses, in one short text."""
    sources = sorted(Path(yamlfile.__file__).parent.glob("*.py"))
    return blake2b(b"".join(each.read_bytes() for each in sources), digest_size=8).hexdigest()


def _state(stat: os.stat_result) -> list[int]:
    return [stat.st_mtime_ns, stat.st_size, stat.st_ino]
