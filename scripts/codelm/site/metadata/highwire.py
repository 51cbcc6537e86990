"""A reference as meta elements, which Zotero and Google Scholar read."""

from __future__ import annotations

from collections.abc import Iterator

from .reference import Reference

__all__ = ["highwire"]

Tag = tuple[str, str]


def highwire(reference: Reference) -> list[Tag]:
    """The names of the meta elements, each with its content, in the order they must stand in."""
    return [(name, content) for name, content in _tags(reference) if content]


def _tags(said: Reference) -> Iterator[Tag]:
    yield "citation_title", said.title
    yield from (("citation_author", author) for author in _authors(said))
    yield "citation_publication_date", said.date.replace("-", "/")
    yield from _whole(said)
    yield "citation_volume", said.volume
    yield "citation_issue", said.number
    yield "citation_firstpage", said.first_page
    yield "citation_lastpage", said.last_page
    yield "citation_publisher", "" if said.type == "report" else said.publisher
    yield "citation_issn", said.issn
    yield "citation_doi", said.doi
    yield "citation_arxiv_id", said.arxiv
    yield "citation_public_url", said.url
    yield "citation_pdf_url", said.pdf
    yield "citation_abstract", said.abstract
    yield "citation_language", "en"
    yield "z:itemType", said.type


def _authors(said: Reference) -> Iterator[str]:
    """Zotero takes a sole author with blanks on both sides of the comma for two people."""
    if len(said.authors) == 1:
        family, comma, given = said.authors[0].partition(", ")
        yield f"{given} {family}" if comma and " " in family and " " in given else said.authors[0]
    else:
        yield from said.authors


def _whole(said: Reference) -> Iterator[Tag]:
    """What the paper is part of: the last of these tags makes the type of the item."""
    match said.type:
        case "journalArticle":
            yield "citation_journal_title", said.container
        case "conferencePaper":
            yield "citation_series_title", said.series
            yield "citation_inbook_title", said.container
            yield "citation_conference_title", said.event
        case "report":
            yield "citation_technical_report_institution", said.container
        case _:
            pass
