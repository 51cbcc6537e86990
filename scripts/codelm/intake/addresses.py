"""Where the links of a list lead: to a paper, its code, data, talk, or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from codelm.records.identifiers import identifier, split_doi

from .outline import Piece

__all__ = ["Targets", "leads_out", "paper_at", "targets"]


@dataclass(slots=True)
class Targets:
    """What the links of an item lead to."""

    ids: dict[str, str] = field(default_factory=dict)
    url: str = ""
    """Where the paper stands, where no identifier is known."""
    links: dict[str, str] = field(default_factory=dict)
    """By the fields of `Links`."""
    second: list[str] = field(default_factory=list)
    """Identifiers of another paper."""


def leads_out(href: str) -> bool:
    """Whether a link leads to another site."""
    return href.startswith(("http://", "https://", "//")) and not _BADGE(href)


def paper_at(href: str) -> str:
    """What says which paper stands at an address; "" where none does, as far as that is known."""
    if found := _identified(href):
        return ":".join(found)
    return href if leads_out(href) and _publishes(href) else ""


def targets(pieces: Iterable[Piece]) -> Targets:
    """What the links lead to; of several of a sort, the first counts."""
    made = Targets()
    for piece in pieces:
        if not leads_out(piece.href):
            continue
        if found := _identified(piece.href):
            name, value = found
            if made.ids.setdefault(name, value) != value:
                made.second.append(f"{name}:{value}")
        elif _publishes(piece.href) or _says(piece.text) == "paper":
            made.url = made.url or piece.href
        elif kind := _kind(piece.href) or _says(piece.text):
            made.links.setdefault(kind, piece.href)
    return made


def _identified(href: str) -> tuple[str, str] | None:
    if not leads_out(href):
        return None
    if found := identifier(href):
        return found
    inside = _DOI_INSIDE(href)
    return split_doi(inside[1]) if inside else None


def _publishes(href: str) -> bool:
    """Whether papers stand at such addresses."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    return parts.path.endswith(".pdf") or host.endswith(_PUBLISHERS)


def _kind(href: str) -> str:
    bare = re.sub(r"^https?://(?:www\.)?", "", href)
    return next((kind for start, kind in _HOSTS.items() if bare.startswith(start)), "")


def _says(label: str) -> str:
    words = re.findall(r"[^\W\d_]+", label.casefold())
    return next((_SAYS[word] for word in words if word in _SAYS), "") if len(words) <= 3 else ""  # noqa: PLR2004


_BADGE = re.compile(r"https?://(?:img\.shields\.io|badgen\.net|badges?\.)").match
_DOI_INSIDE = re.compile(
    r"https?://[^/]*(?:springer|wiley|tandfonline|sagepub|worldscientific|mitpress)[^/]*/"
    r"[^?#]*?(10\.[0-9]{4,9}/[^\s?#<>\"]+?)(?:\.pdf)?(?:[?#].*)?$"
).match
_PUBLISHERS = (
    "ieeexplore.ieee.org",
    "computer.org",
    "sciencedirect.com",
    "proceedings.mlr.press",
    "papers.nips.cc",
    "papers.neurips.cc",
    "proceedings.neurips.cc",
    "openaccess.thecvf.com",
    "usenix.org",
    "aaai.org",
    "ijcai.org",
    "jmlr.org",
    "semanticscholar.org",
    "ssrn.com",
    "drops.dagstuhl.de",
    "aclanthology.org",
    "openreview.net",
    "biorxiv.org",
    "hal.science",
)
_HOSTS = {
    "github.com": "code",
    "gitlab.com": "code",
    "bitbucket.org": "code",
    "gitee.com": "code",
    "anonymous.4open.science": "code",
    "huggingface.co/datasets": "data",
    "huggingface.co/spaces": "website",
    "huggingface.co": "model",
    "zenodo.org": "data",
    "kaggle.com/datasets": "data",
    "youtube.com": "video",
    "youtu.be": "video",
    "medium.com": "blog",
}
"""What stands at addresses that begin so, by the fields of `Links`; the first counts."""
_SAYS = {
    "paper": "paper",
    "pdf": "paper",
    "doi": "paper",
    "code": "code",
    "github": "code",
    "data": "data",
    "dataset": "data",
    "model": "model",
    "models": "model",
    "weights": "model",
    "blog": "blog",
    "website": "website",
    "project": "website",
    "page": "website",
    "homepage": "website",
    "video": "video",
    "talk": "video",
}
