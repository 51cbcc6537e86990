"""The toy index as somebody would send it who wants to run code in the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from codelm import load, yamlfile
from codelm.records import AnyRecord, kind_of, plain
from tests.sites import TOY, index_copy

__all__ = ["PAYLOADS", "URL_PAYLOADS", "hostile", "hostile_index", "texts"]

PAYLOADS = (
    "javascript:window.pwned=1",
    "<script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "' onfocus='window.pwned=1' autofocus='",
    "{{ 7*7 }}",
    "{% raw %}",
    "[x](javascript:alert(1))",
    "&lt;b&gt;",
    "</title></script></textarea><!-- -->",
    "]]>",
    "\\1 \\g<0> $& %s",
    "\u202etxet",
    "codelm-slot-title-end",
)
"""Texts that mean something to HTML, to scripts, to templates, to Markdown or to the stamping."""

URL_PAYLOADS = (
    "javascript:window.pwned=1",
    "JaVaScRiPt:window.pwned=1",
    " javascript:window.pwned=1",
    "java\tscript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "vbscript:window.pwned=1",
    "//evil.example/",
    'https://evil.example/"onmouseover="window.pwned=1',
    "https://evil.example/'><script>window.pwned=1</script>",
    "https://evil.example\\@x",
    "http:javascript:window.pwned=1",
)
"""Texts that no field for an address may take."""

_NARROW = (
    " ".join(PAYLOADS),
    'https://evil.example/"><img/src=x/onerror=window.pwned=1>',
    '10.1234/"><img/src=x/onerror=window.pwned=1>',
    "https://evil.example/?a=1&lt;b&gt;",
)
"""The worst first: each text of a record becomes the first of these that it may be."""


def hostile_index(folder: Path) -> Path:
    """A copy of the toy index with such texts wherever a record can hold them."""
    root = index_copy(folder)
    for file in load.files(TOY):
        assert file.record
        mapping = hostile(file.record)
        (root / file.path).write_text(yamlfile.dumped(mapping), "utf-8")
    return root


def hostile(record: AnyRecord, payloads: Sequence[str] = _NARROW) -> dict[str, Any]:
    """The record's mapping; every place that can hold one of the texts has the first of them."""
    mapping = plain(record)
    for holder, key in texts(mapping):
        kept = holder[key]
        for payload in payloads:
            holder[key] = payload
            if _is_read(mapping, record):
                break
        else:
            holder[key] = kept
    return mapping


def texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each place of a text in plain values: what holds it, and where."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in list(items):
        if isinstance(item, str):
            yield value, key
        elif isinstance(item, dict | list):
            yield from texts(item)


def _is_read(mapping: dict[str, Any], record: AnyRecord) -> bool:
    try:
        load.record_of(mapping, kind_of(record), record.id)
    except ValidationError:
        return False
    return True
