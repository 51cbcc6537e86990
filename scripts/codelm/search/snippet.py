"""What of a document shows that it matches."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from codelm.search.document import Document
from codelm.search.words import name_forms

__all__ = ["matched", "snippets"]

_RUN = re.compile(r"\S+")


def matched(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """The spans of a text that have one of the words."""
    for run in _RUN.finditer(text):
        if not set(name_forms(run[0])).isdisjoint(words):
            yield run.span()


def snippets(document: Document, words: Collection[str]) -> list[str]:
    """The names and people of a document that have words which its title has not."""
    left = set(words).difference(name_forms(document.title))
    texts = (*document.names, *document.other_names, *document.people, document.line)
    found = dict.fromkeys(text for text in texts if not left.isdisjoint(name_forms(text)))
    return [text for text in found if text != document.title]
