"""Identifiers of papers, as people write them: bare, with a prefix, or inside an address."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

__all__ = ["identifier", "split_doi"]


def identifier(text: str) -> tuple[str, str] | None:
    """The field of a record and the identifier in a text: arXiv id, DOI, ACL or OpenReview id."""
    text = unquote(text.strip()).strip("<>")
    for name, whole in _FORMS:
        if found := whole(text):
            return split_doi(found[1]) if name == "doi" else (name, found[1])
    return None


def split_doi(doi: str) -> tuple[str, str]:
    """What a DOI says best: arXiv's and the ACL Anthology's hold the id of the paper itself."""
    doi = doi.lower().rstrip(".,;")
    if doi.startswith("10.48550/arxiv."):
        return "arxiv", doi.removeprefix("10.48550/arxiv.")
    return "doi", doi


_ARXIV = r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?"
_OPEN = r"([A-Za-z0-9_-]{6,})(?:[&#].*)?"
_ACL = r"([A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+)"
_WEB = r"(?:https?://)?(?:www\.)?"
_END = r"(?:\.pdf|\.bib|/)?(?:[?#].*)?"
_FORMS: list[tuple[str, Callable[[str], re.Match[str] | None]]] = [
    (name, re.compile(pattern).fullmatch)
    for name, pattern in (
        ("arxiv", rf"(?i:arxiv:)?\s*{_ARXIV}"),
        ("arxiv", rf"{_WEB}(?:\w+\.)?arxiv\.org/(?:abs|pdf|html|src|e-print)/{_ARXIV}{_END}"),
        ("arxiv", rf"{_WEB}(?:alphaxiv\.org/abs|huggingface\.co/papers)/{_ARXIV}{_END}"),
        ("doi", rf"(?i:doi:\s*|{_WEB}(?:dx\.)?doi\.org/)?(10\.[0-9]{{4,9}}/[^\s<>\"]+)"),
        ("doi", rf"{_WEB}dl\.acm\.org/doi/(?:abs/|pdf/|full/)?(10\.[0-9]{{4,9}}/[^\s?#]+).*"),
        ("acl", rf"(?:acl:|{_WEB}(?:aclanthology\.org|aclweb\.org/anthology)/){_ACL}{_END}"),
        ("openreview", rf"(?:openreview:|{_WEB}openreview\.net/(?:forum|pdf)\?id=){_OPEN}"),
    )
]
