"""Files: where a record lies, and how its text is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codelm import yamlfile
from codelm.kb import KnowledgeBase
from codelm.load import canonical
from codelm.problems import Field

from .finding import Finding

__all__ = ["comments", "folders", "keys", "layout"]


def keys(kb: KnowledgeBase) -> Iterator[Finding]:
    """The key of a paper is family name, year and word."""
    for paper in kb.papers.values():
        if not _YEAR(paper.id):
            yield Finding(
                record=paper,
                message=f'the file name "{paper.id}" is no citation key',
                hint="write family name, year and first word of the title, as li2023starcoder",
            )


def folders(kb: KnowledgeBase) -> Iterator[Finding]:
    """A paper lies in the folder of the year in its key."""
    for paper in kb.papers.values():
        years = _YEAR(paper.id)
        folders = [f"papers/{year}/{paper.id}.yaml" for year in years]
        if years and kb.path(paper) not in folders:
            message = "the file is not in the folder of the year in its key"
            yield Finding(record=paper, message=message, hint=f"move it to {folders[-1]}")


def layout(kb: KnowledgeBase) -> Iterator[Finding]:
    """Every file is laid out alike, so that changes show as small differences."""
    for record in kb.records():
        text = kb.text(record)
        if text != canonical(record) and not yamlfile.has_comments(text):
            yield Finding(
                record=record,
                field=_field_at(text, _first_other_line(text, canonical(record))),
                message="the layout is not the usual one",
                hint='run "codelm fmt"',
                severity="hint",
                fix=lambda mapping: mapping,  # it is the writing that lays it out
                mends=(),
            )


def comments(kb: KnowledgeBase) -> Iterator[Finding]:
    """What there is to say stands in fields, where readers and tools find it."""
    for record in kb.records():
        text = kb.text(record)
        if line := yamlfile.comment_line(text):
            yield Finding(
                record=record,
                field=_field_at(text, line),
                message="the file holds comments, which tools would lose",
                hint='move them into "note"',
                severity="hint",
            )


def _first_other_line(text: str, usual: str) -> int:
    pairs = zip(text.split("\n"), usual.split("\n"), strict=False)
    return next((n for n, (line, other) in enumerate(pairs, 1) if line != other), 1)


def _field_at(text: str, line: int) -> Field:
    """The field that stands on a line, or else on the nearest one above."""
    above = [(at, field) for field, at in yamlfile.lines(text).items() if at <= line]
    return max(above, key=lambda each: each[0])[1]  # of several on a line, the outermost


_YEAR = re.compile(r"(?<=[a-z0-9])(?=((?:19|20)[0-9]{2})[a-z0-9]+$)").findall
"""Each year that may be meant by a key: `codeqwen152024codeqwen15` holds one."""
