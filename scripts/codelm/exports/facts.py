"""What the fields of an entry say, one function a field; an empty text leaves the field out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from codelm.records import Paper
from codelm.records.identifiers import arxiv_doi

from .case import pieces
from .latex import clean, verbatim
from .names import bibtex_names
from .reading import reading_address
from .venue import Publication

__all__ = [
    "Facts",
    "address",
    "article_number",
    "arxiv_class",
    "arxiv_id",
    "authors",
    "container_of",
    "doi",
    "month",
    "number",
    "page_range",
    "pages",
    "publisher",
    "series",
    "sort_key",
    "title",
    "volume",
    "year",
]

Encode = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry is made from."""

    paper: Paper
    """The record."""
    publication: Publication | None
    """Where it was published; None for a preprint."""
    encode: Encode
    """Clean text as LaTeX."""

    def text(self, value: str) -> str:
        """Any text as LaTeX."""
        return _text(value, self.encode) if value else ""


@lru_cache(maxsize=1 << 12)
def _text(value: str, encode: Encode) -> str:
    return encode(clean(value))


def authors(facts: Facts) -> str:
    """All known authors."""
    paper = facts.paper
    return bibtex_names(paper.authors, facts.encode, truncated=paper.authors_truncated)


def title(facts: Facts) -> str:
    """The title, with braces around what keeps its capitals."""
    paper = facts.paper
    return _title(paper.title, _names(paper), facts.encode)


@lru_cache(maxsize=1 << 14)
def _title(text: str, names: tuple[str, ...], encode: Encode) -> str:
    cut = pieces(clean(text), map(clean, names))
    return "".join(_kept(encode(piece)) if kept else encode(piece) for piece, kept in cut)


def _names(paper: Paper) -> tuple[str, ...]:
    """The spans of a title that are names: the protected ones, and a nickname with capitals."""
    nickname = paper.nickname or ""
    return paper.protect if nickname[1:].islower() else (*paper.protect, nickname)


def _kept(latex: str) -> str:
    """LaTeX in braces; two where BibTeX would take what begins with a macro for one letter."""
    return f"{{{{{latex}}}}}" if latex[0] == "\\" else f"{{{latex}}}"


def container_of(*types: str) -> Callable[[Facts], str]:
    """Makes the title of the whole a field of entries of these types alone."""

    def container(facts: Facts) -> str:
        publication = facts.publication
        return (
            facts.text(publication.container) if publication and publication.type in types else ""
        )

    return container


def series(facts: Facts) -> str:
    """The series of the proceedings."""
    return facts.text(facts.publication.series) if facts.publication else ""


def volume(facts: Facts) -> str:
    """The volume of the journal or series."""
    return facts.text(facts.publication.volume) if facts.publication else ""


def number(facts: Facts) -> str:
    """The number of the issue or report; that of an issue means nothing without a volume."""
    publication = facts.publication
    if publication is None or (publication.type == "article" and not publication.volume):
        return ""
    return facts.text(publication.number)


def publisher(facts: Facts) -> str:
    """The publisher of proceedings; journals are cited without."""
    publication = facts.publication
    if publication is None or publication.type != "inproceedings":
        return ""
    return facts.text(publication.publisher)


def page_range(facts: Facts) -> str:
    """The pages, unless it is the number of an article."""
    pages = facts.paper.pages
    return _DASH("--", facts.text(pages)) if pages and not _is_article_number(facts) else ""


def article_number(facts: Facts) -> str:
    """The number of an article in a journal without pages."""
    return facts.text(facts.paper.pages or "") if _is_article_number(facts) else ""


def pages(facts: Facts) -> str:
    """The pages, or the number of the article."""
    return page_range(facts) or article_number(facts)


def _is_article_number(facts: Facts) -> bool:
    publication, pages = facts.publication, facts.paper.pages
    if publication is None or publication.type != "article" or not pages:
        return False
    return _DASH("", pages) == pages


_DASH = re.compile(r" ?(?:-\{\}-|[-–—]+) ?").sub


def year(facts: Facts) -> str:
    """The year to cite."""
    return facts.paper.published


def month(facts: Facts) -> str:
    """The month of a preprint as a macro; that of a published paper is not known."""
    if facts.publication:
        return ""
    return _MONTHS.get(facts.paper.date[5:], "")


_MONTHS = {
    "01": "jan",
    "02": "feb",
    "03": "mar",
    "04": "apr",
    "05": "may",
    "06": "jun",
    "07": "jul",
    "08": "aug",
    "09": "sep",
    "10": "oct",
    "11": "nov",
    "12": "dec",
}


def arxiv_id(facts: Facts) -> str:
    """The arXiv id, without version."""
    return verbatim(facts.paper.arxiv or "")


def arxiv_class(facts: Facts) -> str:
    """The primary category on arXiv."""
    paper = facts.paper
    return verbatim(paper.primary_class) if paper.arxiv and paper.primary_class else ""


def doi(facts: Facts) -> str:
    """The publisher's DOI, or that of the preprint."""
    paper = facts.paper
    if paper.doi:
        return verbatim(paper.doi.lower())
    if paper.arxiv and not facts.publication:
        return verbatim(arxiv_doi(paper.arxiv))
    return ""


def address(facts: Facts) -> str:
    """Where the paper is, if neither DOI nor arXiv id lead there."""
    paper = facts.paper
    return "" if paper.doi or paper.arxiv else verbatim(reading_address(paper))


def sort_key(facts: Facts) -> str:
    """What an entry without authors is sorted and labelled by."""
    paper = facts.paper
    if paper.authors:
        return ""
    text = facts.text(paper.nickname or paper.title)
    return f"{{{text}}}" if _DELIMITS(text) else text


_DELIMITS = re.compile(r"[][(),]").search
