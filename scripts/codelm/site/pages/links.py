"""Links and other values that a page shows, as plain mappings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from codelm.guide.wording import wording
from codelm.records import AnyRecord, Paper, kind_of
from codelm.records.field import Url, form_of
from codelm.records.identifiers import IDENTIFIERS

__all__ = ["Said", "inner", "outer", "publications", "record_link", "said", "source_link"]

Said = dict[str, str]
"""One value: its `text`, and the address it leads to: `to` on this site, or `url` elsewhere."""

_URL = re.compile(form_of(Url).pattern)
_SHARED_SITES = {"github.com", "huggingface.co"}
_SHELVES = {"datasets", "spaces"}
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


def record_link(record: AnyRecord, text: str = "") -> Said:
    """A link to the page of a record, with its name if no other text is given."""
    return inner(text or wording(record), kind_of(record).address(record.id))


def outer(text: str, url: str) -> Said:
    """A link to another site."""
    return {"text": text, "url": url}


def source_link(source: str) -> Said:
    """Where a fact was read outside this index: a paper on arXiv, an address, or plain words."""
    if source.startswith("arxiv:"):
        return outer(f"arXiv:{source[6:]}", IDENTIFIERS["arxiv"].page(source[6:]))
    if _URL.fullmatch(source):
        return outer(_site(source), source)
    return said(source)


def _site(url: str) -> str:
    """The site of an address; of those that many people share, with the owner of the page."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step and step not in _SHELVES]
    owner = steps[:1] if parts.hostname in _SHARED_SITES else []
    return "/".join([parts.hostname or url, *owner])


def publications(paper: Paper) -> list[Said]:
    """Where the paper and what belongs to it can be had, best known places first."""
    return [outer(label, url) for label, url in _places(paper) if url]


def _places(paper: Paper) -> Iterator[tuple[str, str | None]]:
    for name, each in IDENTIFIERS.items():
        if id_ := getattr(paper, name):
            yield each.service, each.page(id_)
            if name == "arxiv":
                yield "PDF", each.text(id_)
    yield "Paper", paper.url
    yield from ((label, getattr(paper.links, name)) for name, label in _LINK_LABELS.items())
