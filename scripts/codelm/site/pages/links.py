"""Links and other values that a page shows, as plain mappings."""

from __future__ import annotations

import re
from typing import get_args
from urllib.parse import quote, urlsplit

from codelm.records import Paper
from codelm.records.field import Url

__all__ = ["Said", "inner", "outer", "publications", "said", "source_link"]

Said = dict[str, str]
"""One value: its `text`, and the address it leads to: `to` on this site, or `url` elsewhere."""

_URL = re.compile(get_args(Url)[1].pattern)
_SHARED_SITES = {"github.com", "huggingface.co"}
_LINK_LABELS = {
    "code": "Code",
    "data": "Data",
    "model": "Model",
    "blog": "Blog post",
    "website": "Website",
    "video": "Video",
}


def said(text: str) -> Said:
    """A value that is no link."""
    return {"text": text}


def inner(text: str, to: str) -> Said:
    """A link to a page of this site; `to` is its path below the root."""
    return {"text": text, "to": to}


def outer(text: str, url: str) -> Said:
    """A link to another site."""
    return {"text": text, "url": url}


def source_link(source: str) -> Said:
    """Where a fact was read outside this index: a paper on arXiv, an address, or plain words."""
    if source.startswith("arxiv:"):
        return outer(f"arXiv:{source[6:]}", _arxiv(source[6:]))
    if _URL.fullmatch(source):
        return outer(_site(source), source)
    return said(source)


def _site(url: str) -> str:
    """The site of an address; of those that many people share, with the owner of the page."""
    parts = urlsplit(url)
    owner = parts.path.split("/")[1:2] if parts.hostname in _SHARED_SITES else []
    return "/".join([parts.hostname or url, *filter(None, owner)])


def _arxiv(identifier: str, form: str = "abs") -> str:
    return f"https://arxiv.org/{form}/{quote(identifier)}"


def publications(paper: Paper) -> list[Said]:
    """Where the paper and what belongs to it can be had, best known places first."""
    found = [
        *([outer("arXiv", _arxiv(paper.arxiv))] if paper.arxiv else ()),
        *([outer("PDF", _arxiv(paper.arxiv, "pdf"))] if paper.arxiv else ()),
        *([outer("DOI", f"https://doi.org/{quote(paper.doi)}")] if paper.doi else ()),
        *([outer("ACL Anthology", _acl(paper.acl))] if paper.acl else ()),
        *([outer("OpenReview", _openreview(paper.openreview))] if paper.openreview else ()),
        *([outer("Paper", paper.url)] if paper.url else ()),
    ]
    links = ((label, getattr(paper.links, name)) for name, label in _LINK_LABELS.items())
    return found + [outer(label, url) for label, url in links if url]


def _acl(identifier: str) -> str:
    return f"https://aclanthology.org/{quote(identifier)}/"


def _openreview(identifier: str) -> str:
    return f"https://openreview.net/forum?id={quote(identifier)}"
