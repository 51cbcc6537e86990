"""Files: their text, read with suspicion and written in one step."""

from __future__ import annotations

import os
from pathlib import Path

from codelm.yamlfile.malformed import Malformed

__all__ = ["LARGEST", "text_of", "write"]

LARGEST = 1_000_000
"""Bytes of the largest file that is read; real records stay far below."""


def text_of(path: Path) -> str:
    """The text of a file; raises Malformed when it is too large or no clean UTF-8."""
    raw = _bytes_of(path)
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Malformed(1, "the file begins with a byte order mark", "save it as plain UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Malformed(line, "the file is not UTF-8", "save it as UTF-8") from None


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise Malformed(1, f"the file cannot be read: {error.strerror}") from None
    message = f"the file has {size:,} bytes, more than the {LARGEST:,} allowed"
    raise Malformed(1, message, "keep only the fields of one record")


def write(path: Path, text: str) -> None:
    """Replace the file in one step, so that it is never half-written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    with beside.open("x", encoding="utf-8", newline="\n") as out:  # "x" follows no link
        out.write(text)
    beside.replace(path)
