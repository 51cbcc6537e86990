"""Where and when papers were published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codelm.kb import KnowledgeBase

from .finding import Finding, becomes
from .months import month_number

__all__ = ["distances", "pages", "tracks", "years"]


def years(kb: KnowledgeBase) -> Iterator[Finding]:
    """A venue has its year, and what belongs to a venue has a venue."""
    for paper in kb.papers.values():
        if paper.venue and not paper.year:
            message = f'the year at "{paper.venue}" is missing'
            yield Finding(
                record=paper,
                field=("venue",),
                message=message,
                hint='give "year", as the proceedings or the volume say it',
                severity="hint",
            )
        for name in ("year", "track", "volume", "number", "pages"):
            if getattr(paper, name) and not paper.venue:
                message = f'"{name}" says nothing without a venue'
                hint = f'give "venue", or delete "{name}"'
                yield Finding(record=paper, field=(name,), message=message, hint=hint)


def tracks(kb: KnowledgeBase) -> Iterator[Finding]:
    """The track of a paper is one of those of its venue."""
    for paper in kb.papers.values():
        venue = kb.venues.get(paper.venue or "")
        if venue and paper.track and paper.track not in venue.tracks:
            known = ", ".join(venue.tracks) or "none"
            yield Finding(
                record=paper,
                field=("track",),
                message=f'"{paper.track}" is no track of "{venue.id}"',
                hint=f"its tracks are: {known}",
                severity="hint",
            )


def distances(kb: KnowledgeBase) -> Iterator[Finding]:
    """A paper is published after its first version, and within some years."""
    for paper in kb.papers.values():
        if not paper.year:
            continue
        later = paper.year * 12 + 11 - month_number(paper.date, 1)
        if later < 0 or later > _LONG_WAIT:
            yield Finding(
                record=paper,
                field=("year",),
                message=f"published in {paper.year}, but its first version is of {paper.date}",
                hint="correct the year or the date, or delete the venue",
                severity="hint",
            )


def pages(kb: KnowledgeBase) -> Iterator[Finding]:
    """Pages are one number, or two with a hyphen."""
    for paper in kb.papers.values():
        if paper.pages and not re.fullmatch(r"[\w.:]+(?:-[\w.:]+)?", paper.pages):
            mended = re.sub(r"\s*(?:--+|[‐-―−])\s*", "-", _WORD("", paper.pages))
            fine = re.fullmatch(r"[\w.:]+(?:-[\w.:]+)?", mended)
            yield Finding(
                record=paper,
                field=("pages",),
                message=f'the pages "{paper.pages}" are no number and no range',
                hint=f'write "{mended}"' if fine else 'write "1-12", or one number',
                fix=becomes(mended) if fine else None,
            )


_WORD = re.compile(r"^\s*(?:pp?|pages?)\.?\s+|\s+$", re.IGNORECASE).sub
_LONG_WAIT = 6 * 12 + 11
