"""Where a paper can be read."""

from __future__ import annotations

from codelm.records import Paper

__all__ = ["reading_address"]


def reading_address(paper: Paper) -> str:
    """The address of the paper's text: as published, if anybody may read it, else as a preprint."""
    if paper.acl:
        return f"https://aclanthology.org/{paper.acl}/"
    if paper.openreview:
        return f"https://openreview.net/forum?id={paper.openreview}"
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return paper.url or ""
