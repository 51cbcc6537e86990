"""Identifiers of papers: how people write them, and the addresses that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from .field import AclId, ArxivId, Doi, OpenreviewId, form_of
from .paper import Paper

__all__ = [
    "IDENTIFIERS",
    "Identifier",
    "acl_of",
    "acl_year",
    "arxiv_doi",
    "arxiv_month",
    "identifier",
    "page_of",
    "split_doi",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """Identifiers that one service gives to papers."""

    service: str
    """Who gives them: `arXiv`."""
    spoken: str
    """What one is called: `arXiv id`."""
    address: str
    """Address of the paper's page, with {} for the identifier."""
    text_address: str = ""
    """Likewise of its text, where everybody may read it."""
    written: tuple[str, ...]
    """Patterns of what holds one, with {} for the form that records ask for; group 1 is the id."""

    def page(self, id_: str) -> str:
        """The address of the page of the paper with this identifier."""
        return self.address.format(quote(id_, errors="replace"))

    def text(self, id_: str) -> str:
        """The address of its text."""
        return self.text_address.format(quote(id_, errors="replace"))


_WEB = r"(?:https?://)?(?:www\.)?"
_END = r"(?:v[0-9]+)?(?:\.pdf|\.bib|/)?(?:[?#].*)?"

IDENTIFIERS: Mapping[str, Identifier] = {
    "arxiv": Identifier(
        service="arXiv",
        spoken="arXiv id",
        address="https://arxiv.org/abs/{}",
        text_address="https://arxiv.org/pdf/{}",
        written=(
            r"(?i:arxiv:)?\s*{}(?:v[0-9]+)?",
            _WEB + r"(?:\w+\.)?arxiv\.org/(?:abs|pdf|html|src|e-print)/{}" + _END,
            _WEB + r"(?:alphaxiv\.org/abs|huggingface\.co/papers)/{}" + _END,
        ),
    ),
    "doi": Identifier(
        service="DOI",
        spoken="DOI",
        address="https://doi.org/{}",
        written=(
            r"(?i:doi:\s*|" + _WEB + r"(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/[^\s\"]+)",
            # ACM's own ids, which no DOI leads to, begin with 10.5555.
            _WEB + r"dl\.acm\.org/doi/(?:abs/|pdf/|full/)?(10\.(?!5555/)[0-9]{4,9}/[^\s?#]+).*",
        ),
    ),
    "acl": Identifier(
        service="ACL Anthology",
        spoken="ACL Anthology id",
        address="https://aclanthology.org/{}/",
        text_address="https://aclanthology.org/{}.pdf",
        written=(
            r"(?i:acl:){}",
            _WEB + r"aclanthology\.(?:org|info/papers)/{}" + _END,
            _WEB + r"aclweb\.org/anthology/{}" + _END,
        ),
    ),
    "openreview": Identifier(
        service="OpenReview",
        spoken="OpenReview id",
        address="https://openreview.net/forum?id={}",
        written=(
            r"(?i:openreview:){}",
            _WEB + r"openreview\.net/(?:forum|pdf)\?id={}(?:[&#].*)?",
        ),
    ),
}
"""The identifiers by the fields of papers that hold them."""


def identifier(text: str) -> tuple[str, str] | None:
    """The field of a paper and the identifier in a text: bare, with a prefix, or in an address."""
    text = unquote(text.strip())
    text = text[1:-1] if text[:1] == "<" and text[-1:] == ">" else text
    for name, whole in _WRITTEN:
        if found := whole(text):
            return split_doi(found[1]) if name == "doi" else (name, found[1])
    return None


_FORMS = {"arxiv": ArxivId, "doi": Doi, "acl": AclId, "openreview": OpenreviewId}
_WRITTEN = [
    (name, re.compile(pattern.replace("{}", f"({form_of(_FORMS[name]).pattern})")).fullmatch)
    for name, each in IDENTIFIERS.items()
    for pattern in each.written
]


def split_doi(doi: str) -> tuple[str, str]:
    """What a DOI says best: that of a preprint on arXiv holds the id of the paper itself."""
    doi = doi.lower().rstrip(".,;")
    if doi.startswith(_ARXIV_DOI):
        return "arxiv", doi.removeprefix(_ARXIV_DOI)
    return "doi", doi


def arxiv_doi(arxiv: str) -> str:
    """The DOI that arXiv gives a preprint."""
    return f"{_ARXIV_DOI}{arxiv.lower()}"


def arxiv_month(arxiv: str) -> str:
    """The month that an arXiv id was given out in, as YYYY-MM."""
    digits = arxiv.rpartition("/")[2]
    century = "19" if "/" in arxiv and digits[0] == "9" else "20"
    return f"{century}{digits[:2]}-{digits[2:4]}"


def acl_of(doi: str) -> str:
    """The ACL Anthology's id in a DOI of the ACL, or nothing."""
    *_, id_ = doi.lower().partition(_ACL_DOI)
    return id_.upper() if re.match(r"[a-z][0-9]{2}-", id_) else id_


def acl_year(acl: str) -> str:
    """The year that an id of the ACL Anthology holds, or nothing."""
    found = re.match(r"(?:([0-9]{4})\.|[A-Z]([0-9]{2})-)", acl)
    if not found:
        return ""
    return found[1] or f"{'20' if found[2] < _FIRST_OF_ACL else '19'}{found[2]}"


_FIRST_OF_ACL = "60"  # the oldest of its papers are of the sixties
_ARXIV_DOI = "10.48550/arxiv."
_ACL_DOI = "10.18653/v1/"


def page_of(paper: Paper, fields: Iterable[str]) -> str:
    """The page to which the first of these identifiers leads, else the paper's own address."""
    known = ((IDENTIFIERS[name], getattr(paper, name)) for name in fields)
    return next((each.page(id_) for each, id_ in known if id_), paper.url or "")
