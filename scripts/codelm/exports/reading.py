"""Where a paper can be read."""

from __future__ import annotations

from codelm.records import Paper
from codelm.records.identifiers import page_of

__all__ = ["reading_address"]


def reading_address(paper: Paper) -> str:
    """The address of the paper's text: as published, if anybody may read it, else as a preprint."""
    return page_of(paper, ("acl", "openreview", "arxiv"))
