"""Identifiers and addresses: arXiv ids that exist, and addresses that say no more than an id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from codelm.kb import KnowledgeBase
from codelm.records import AnyRecord, Paper
from codelm.records.identifiers import IDENTIFIERS, arxiv_month, identifier

from .finding import Finding, Fix, removed
from .months import before
from .references import keys_of
from .walk import texts

__all__ = [
    "arxiv_dates",
    "arxiv_ids",
    "misplaced_links",
    "page_addresses",
    "paper_addresses",
    "tracking",
    "unreachable",
]


def arxiv_ids(kb: KnowledgeBase) -> Iterator[Finding]:
    """An arXiv id has the form of its time: five digits since 2015, four from April 2007."""
    for paper in kb.papers.values():
        if paper.arxiv and (message := _impossible(paper.arxiv)):
            yield Finding(
                record=paper,
                field=("arxiv",),
                message=f'no paper can have the arXiv id "{paper.arxiv}": {message}',
                hint="copy it from the paper's page",
            )


def arxiv_dates(kb: KnowledgeBase) -> Iterator[Finding]:
    """A paper is not younger than its arXiv id."""
    for paper in kb.papers.values():
        if not paper.arxiv or _impossible(paper.arxiv):
            continue
        month = arxiv_month(paper.arxiv)
        if before(month, paper.date):
            yield Finding(
                record=paper,
                field=("date",),
                message=f"the date is {paper.date}, but the arXiv id {paper.arxiv} is of {month}",
                hint="give the month of the first public version, or correct the id",
            )


def paper_addresses(kb: KnowledgeBase) -> Iterator[Finding]:
    """The address of a paper says what no identifier says."""
    for paper in kb.papers.values():
        if said := identifier(paper.url or ""):
            yield _address(paper, *said)


def page_addresses(kb: KnowledgeBase) -> Iterator[Finding]:
    """The address of an entity is not that of a paper of the index."""
    keys = keys_of(kb)
    for record in kb.records():
        said = identifier(getattr(record, "url", None) or "")
        if said and said in keys and not isinstance(record, Paper):
            yield _page(record, keys[said])


def unreachable(kb: KnowledgeBase) -> Iterator[Finding]:
    """Something leads to each paper."""
    for paper in kb.papers.values():
        if not any(getattr(paper, name) for name in (*IDENTIFIERS, "url")):
            yield Finding(
                record=paper,
                message="no identifier and no address leads to the paper",
                hint="give arxiv, doi, openreview, acl or url",
                severity="hint",
            )


def tracking(kb: KnowledgeBase) -> Iterator[Finding]:
    """No address tells who sent the reader."""
    for record in kb.records():
        for place, text in texts(record):
            if _TRACKS(text):
                yield Finding(
                    record=record,
                    field=place,
                    message="the address carries tracking parameters",
                    hint="take them out",
                    fix=_untracked,
                )


def misplaced_links(kb: KnowledgeBase) -> Iterator[Finding]:
    """Links lead to what comes with a paper, not to the paper."""
    for paper in kb.papers.values():
        for place, link in texts(paper.links, ("links",)):
            if identifier(link):
                yield Finding(
                    record=paper,
                    field=place,
                    message="the link leads to a paper",
                    hint="link to what comes with the paper, or take the link out",
                    severity="hint",
                )


_FIVE_DIGITS_SINCE = "2015-01"
_NEW_FORM_SINCE = "2007-04"
_LAST_OF_OLD_FORM = "2007-03"
_FIRST_OF_ALL = "1991-07"


def _impossible(arxiv: str) -> str:
    month = arxiv_month(arxiv)
    digits = len(arxiv.partition(".")[2])
    if not "01" <= month[5:] <= "12":
        return f'there is no month "{month[5:]}"'
    if "/" in arxiv:
        if not _FIRST_OF_ALL <= month <= _LAST_OF_OLD_FORM:
            return "ids with a slash were given out from 1991-07 to 2007-03"
    elif month < _NEW_FORM_SINCE:
        return "ids with a point are given out since 2007-04"
    elif digits != (5 if month >= _FIVE_DIGITS_SINCE else 4):
        return f"ids of {month} have {9 - digits} digits after the point"
    return ""


_MARK = r"(?:utm_[a-z]+|fbclid|gclid|mc_cid|mc_eid)="
_TRACKS = re.compile(rf"https?://\S+[?&]{_MARK}\S*").fullmatch
_IS_MARK = re.compile(_MARK).match


def _address(paper: Paper, name: str, value: str) -> Finding:
    held = getattr(paper, name)
    if held and held != value:
        return Finding(
            record=paper,
            field=("url",),
            message=f'the address leads to {name} "{value}", but {name} is "{held}"',
            hint="keep the one that is right",
        )
    return Finding(
        record=paper,
        field=("url",),
        message=f'the address holds the {name} id "{value}"',
        hint="delete it, the identifier says it" if held else f'write "{name}: {value}" instead',
        fix=removed if held else _as_identifier(name, value),
        mends=("url",) if held else (),
    )


def _as_identifier(name: str, value: str) -> Fix:
    def fix(mapping: Mapping[str, Any]) -> dict[str, Any]:
        return {**{key: held for key, held in mapping.items() if key != "url"}, name: value}

    return fix


def _page(record: AnyRecord, key: str) -> Finding:
    has_paper = getattr(record, "paper", None)
    return Finding(
        record=record,
        field=("url",),
        message=f'the address is that of the paper "{key}"',
        hint="delete it, the paper says it" if has_paper else f'write "paper: {key}" instead',
        fix=removed if has_paper else None,
    )


def _untracked(url: str) -> str:
    split = urlsplit(url)
    kept = (part for part in split.query.split("&") if not _IS_MARK(part))
    return urlunsplit(split._replace(query="&".join(kept)))
