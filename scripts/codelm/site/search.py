"""The files that the search in the browser reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import orjson

from codelm import search
from codelm.kb import KnowledgeBase
from codelm.records import KINDS
from codelm.search.columns import first_columns, more_columns, rest_columns
from codelm.search.document import Document
from codelm.search.documents import documents
from codelm.site.fingerprints import Fingerprints
from codelm.site.tree import SiteFile, Standing, digest

__all__ = ["search_files"]

_PARTS: dict[str, Callable[[Sequence[Document]], bytes]] = {
    "more": more_columns,
    "rest": rest_columns,
}
"""The files whose names change with what they hold, so that they may be kept."""


def search_files(
    kb: KnowledgeBase, fingerprints: Fingerprints, standing: Standing
) -> Iterator[SiteFile]:
    """The file for the first answers, which is always asked for anew, and those that it names.

    The names follow from what the search knows of the records: an edit of anything else makes
    nothing anew, and where no record was edited the names are those that stand.
    """
    sources = sorted(Path(str(search.__file__)).parent.glob("*.py"))
    code = digest(*(source.read_bytes() for source in sources))
    state = digest(code.encode(), *(fingerprints.of_kind(kind).encode() for kind in KINDS))
    found = cache(lambda: documents(kb))
    first = SiteFile(
        "search/first.json", state, lambda: first_columns(found(), _names(code, found()))
    )
    stands = standing(first)
    names: dict[str, str] = orjson.loads(stands)["files"] if stands else _names(code, found())
    yield first
    for part, name in names.items():
        yield SiteFile(f"search/{name}", name, partial(_content, part, found))


def _names(code: str, found: Sequence[Document]) -> dict[str, str]:
    """The name of the file of each part."""
    state = digest(code.encode(), orjson.dumps(found))
    return {part: f"{part}-{state}.json" for part in _PARTS}


def _content(part: str, found: Callable[[], Sequence[Document]]) -> bytes:
    return _PARTS[part](found())
