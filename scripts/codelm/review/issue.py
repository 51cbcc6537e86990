"""Papers that an issue asks for: identifiers in the text of a stranger, and nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codelm.records.field import AclId, ArxivId, form_of
from codelm.records.identifiers import identifier

__all__ = ["identifiers"]

_SECTION = "Papers"
"""The label of the field of the form, under which GitHub puts what was written into it."""
_MOST = 10
_LONGEST = 20_000
# Stricter than that of a record: a DOI may hold almost anything.
_DOI = r"10\.[0-9]{4,9}/[a-z0-9][a-z0-9._()/-]{0,80}[a-z0-9)]"
_STRICT = {
    "arxiv": form_of(ArxivId).pattern,
    "acl": form_of(AclId).pattern,
    "openreview": r"[A-Za-z0-9_][A-Za-z0-9_-]{5,40}",
    "doi": _DOI,
}
_FILE = re.compile(r"\.(?:bib|ris|json|csv|md|ya?ml)$")


def identifiers(body: str) -> list[str]:
    """The papers that the text names in the field for them, as `codelm add` takes them."""
    words = re.split(r"[\s,;]+", _section(body[:_LONGEST]))
    return list(dict.fromkeys(_strict(words)))[:_MOST]


def _section(body: str) -> str:
    """What stands below the heading of the field, up to the next heading."""
    parts = re.split(r"^###[ \t]+(.*?)[ \t]*\r?$", body, flags=re.MULTILINE)
    return next(
        (text for head, text in zip(parts[1::2], parts[2::2], strict=True) if head == _SECTION), ""
    )


def _strict(words: list[str]) -> Iterator[str]:
    for word in words:
        found = identifier(word)
        if not found:
            continue
        field, id_ = found
        if re.fullmatch(_STRICT[field], id_, re.ASCII) and not _FILE.search(id_):
            yield f"{field}:{id_}"
