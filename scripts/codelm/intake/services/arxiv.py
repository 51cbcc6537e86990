"""arXiv: preprints by id, as an Atom feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from codelm.intake.found import Found
from codelm.intake.http import Http, Unreadable
from codelm.intake.plaintext import plain
from codelm.records.identifiers import identifier

from .answers import bare_doi, month

__all__ = ["BATCH", "ask"]

BATCH = 100


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The papers with these arXiv ids, as far as there are any."""
    params = {"id_list": ",".join(ids), "max_results": str(len(ids))}
    return http.read("arxiv", "query", _read, params) or []


def _read(body: bytes) -> list[Found]:
    try:
        feed = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Unreadable("no well-formed Atom feed") from None
    if feed.tag != f"{_ATOM}feed":
        raise Unreadable("no Atom feed")
    return list(_entries(feed))


def _entries(feed: Element) -> Iterator[Found]:
    for entry in feed.iter(f"{_ATOM}entry"):
        field, id_ = identifier(_text(entry, f"{_ATOM}id")) or ("", "")
        if field != "arxiv":  # an error is an entry, too
            continue
        primary = entry.find(f"{_ARXIV}primary_category")
        note = _text(entry, f"{_ARXIV}comment")
        yield Found(
            source="arXiv",
            title=_text(entry, f"{_ATOM}title"),
            authors=tuple(_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")),
            date=month(_text(entry, f"{_ATOM}published")),
            first=True,
            venue=_text(entry, f"{_ARXIV}journal_ref"),
            arxiv=id_,
            primary_class=primary.get("term", "") if primary is not None else "",
            doi=bare_doi(_text(entry, f"{_ARXIV}doi")),
            links=_links(note),
            note=note,
        )


def _text(entry: Element, tag: str) -> str:
    return plain(entry.findtext(tag) or "")


def _links(note: str) -> dict[str, str]:
    """The authors' code, where their remark names one repository of code."""
    found = re.findall(r"https?://(?:github|gitlab)\.com/[\w.-]+/[\w-]+(?:\.[\w-]+)*", note)
    return {"code": found[0]} if len(set(found)) == 1 else {}


_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
