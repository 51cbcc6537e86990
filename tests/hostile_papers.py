"""Papers with any text in any field, as no check would let them pass."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from codelm.kb import KnowledgeBase
from codelm.records import Edition, Name, Paper, Task, Venue

__all__ = ["HOSTILE_TEXTS", "hostile_papers", "index_of", "texts"]

HOSTILE_TEXTS = (
    "\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - Not ours",
    "TY  - BOOK",
    "a\nER  - ",
    "a\u2028TI  - b\u2029AU  - c\x85KW  - d\x0bDO  - e\x0cUR  - f\x1eID  - g",
    '"}, {"id": "not-ours", "title": "x',
    '"]\n]\n',
    "</script><script>alert(1)</script>",
    '=HYPERLINK("https://evil.example/","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1",
    "-1",
    "\t=1",
    " =1",
    "\u200b=1",
    "＝1",
    'a","b\r\n"c',
    "\ud800",
    "\x00",
    "\\",
)
"""Texts that mean something to one of the formats."""

texts = st.sampled_from(HOSTILE_TEXTS) | st.text(max_size=20)
some_text = st.none() | texts

names = st.builds(
    Name, given=texts, particle=texts, family=texts, suffix=texts, native=texts
) | st.builds(Name, literal=texts)

hostile_papers = st.builds(
    Paper,
    id=st.just("a2024b"),
    title=texts,
    nickname=some_text,
    authors=st.lists(texts | names, max_size=3).map(tuple),
    authors_truncated=st.booleans(),
    date=st.sampled_from(("2024", "2024-05")),
    venue=st.sampled_from((None, "v", "arxiv")),
    year=st.sampled_from((None, 2024)),
    volume=some_text,
    number=some_text,
    pages=some_text,
    arxiv=some_text,
    doi=some_text,
    acl=some_text,
    openreview=some_text,
    url=some_text,
    tasks=st.sampled_from(((), ("t",))),
    languages=st.lists(texts, max_size=2).map(tuple),
    summary=some_text,
)
"""One such paper, for an index made by `index_of`."""


def index_of(paper: Paper, text: str) -> KnowledgeBase:
    """An index with a paper, and with the text in what it refers to."""
    edition = Edition(type="inproceedings", container=text, publisher=text, series=text)
    return KnowledgeBase(
        root=Path(),
        papers={paper.id: paper},
        venues={"v": Venue(id="v", name=text, short=text, kind="conference", bibtex=edition)},
        tasks={"t": Task(id="t", name=text, zh=text, axis="modality", definition=text)},
        models={},
        benchmarks={},
        datasets={},
        metrics={},
        objectives={},
        systems={},
        files={},
    )
