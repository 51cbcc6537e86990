"""The line by which a paper is cited in running text."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.records import Paper, Venue
from codelm.records.identifiers import IDENTIFIERS

__all__ = ["citation"]


def citation(paper: Paper, venue: Venue | None) -> str:
    """Authors (year). Title. Venue. Identifiers."""
    return " ".join(_parts(paper, venue))


def _parts(paper: Paper, venue: Venue | None) -> Iterator[str]:
    yield f"{_authors(paper)} ({paper.published})."
    yield paper.title if paper.title.endswith(("?", "!", ".")) else f"{paper.title}."
    if venue:
        yield f"{venue.name}{_place(paper)}."
    if paper.doi:
        yield IDENTIFIERS["doi"].address.format(paper.doi)
    elif paper.arxiv:
        yield f"arXiv:{paper.arxiv}"
    elif paper.url:
        yield paper.url


def _authors(paper: Paper) -> str:
    names = paper.display_names
    if not names:
        return "[authors not known]"
    if paper.authors_truncated:
        return f"{', '.join(names)} et al."
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _place(paper: Paper) -> str:
    """Volume, number and pages as far as they are known: ` 3(2), 101-112`."""
    number = f"({paper.number})" if paper.number else ""
    volume = f" {paper.volume}{number}" if paper.volume else ""
    return f"{volume}, {paper.pages}" if paper.pages else volume
