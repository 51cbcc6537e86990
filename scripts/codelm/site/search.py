"""The files that the search in the browser reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from codelm import search
from codelm.kb import KnowledgeBase
from codelm.records import Paper
from codelm.search.columns import columns, rest_columns
from codelm.search.document import Document, documents
from codelm.site.fingerprints import Fingerprints
from codelm.site.tree import SiteFile, digest

__all__ = ["search_files"]

_PARTS: dict[str, Callable[[Sequence[Document]], bytes]] = {
    "records": columns,
    "rest": rest_columns,
}


def search_files(kb: KnowledgeBase, fingerprints: Fingerprints) -> Iterator[SiteFile]:
    """Files whose names change with what they hold, so that they may be kept, and their names.

    The names follow from what the files are made of: nothing is made to learn that it is there.
    """
    sources = sorted(Path(str(search.__file__)).parent.glob("*.py"))
    others = (record for record in kb.records() if not isinstance(record, Paper))
    records = fingerprints.of_all(kb.papers), *map(repr, others)
    state = digest("".join(records).encode(), *(source.read_bytes() for source in sources))
    found = cache(lambda: documents(kb))
    for part in _PARTS:
        yield SiteFile(f"search/{part}-{state}.json", state, partial(_content, part, found))
    names = {part: f"{part}-{state}.json" for part in _PARTS}
    yield SiteFile("search/manifest.json", state, partial(bytes, json.dumps(names).encode()))


def _content(part: str, found: Callable[[], Sequence[Document]]) -> bytes:
    return _PARTS[part](found())
