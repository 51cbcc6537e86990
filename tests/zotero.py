"""What Zotero would save from a page, after its translators for metadata and for COinS.

It follows the order in which they read: a list (COinS) comes before the metadata of the page.
Only what our pages can hold is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

__all__ = ["Creator", "Item", "Metadata", "cleaned_author", "items_of_list", "saved_item"]

_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_inbook_title": "publicationTitle",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_series_title": "series",
    "citation_conference_title": "conferenceName",
    "citation_technical_report_institution": "institution",
    "citation_publisher": "publisher",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_issn": "ISSN",
    "citation_pdf_url": "pdf",
}
_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}

Creator = tuple[str, str]
"""Given name and family name; a name without parts has no given name."""


@dataclass
class Item:
    """What is saved."""

    type: str
    creators: list[Creator]
    fields: dict[str, str]


@dataclass
class Metadata(HTMLParser):
    """What a page says to programs."""

    tags: list[tuple[str, str]] = field(default_factory=list)
    """Names and contents of the meta elements."""
    spans: list[str] = field(default_factory=list)
    """The titles of COinS."""
    things: list[str] = field(default_factory=list)
    """The texts of scripts in JSON-LD."""
    links: list[dict[str, str]] = field(default_factory=list)
    """The link elements."""

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = False

    @classmethod
    def of(cls, html: str) -> Metadata:
        """The metadata of a page."""
        made = cls()
        made.feed(html)
        made.close()
        return made

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        values = {name: value or "" for name, value in attrs}
        name = values.get("name") or values.get("property", "")
        if tag == "meta" and name and values.get("content"):
            self.tags.append((name, values["content"]))
        elif tag == "span" and values.get("class") == "Z3988":
            self.spans.append(values["title"])
        elif tag == "link":
            self.links.append(values)
        self._inside = tag == "script" and values.get("type") == "application/ld+json"
        if self._inside:
            self.things.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Leave an element."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Keep the text of scripts."""
        if self._inside:
            self.things[-1] += data


def saved_item(page: Metadata) -> Item:
    """What is saved from a page without a list."""
    assert not page.spans, "a list on the page would be read instead"
    fields: dict[str, str] = {}
    for name, zotero in _FIELDS.items():  # a later name replaces an earlier one
        content = next((said for tag, said in page.tags if tag.endswith(name)), "")
        if content.strip():
            fields[zotero] = " ".join(content.split())
    authors = [said for tag, said in page.tags if tag.endswith("citation_author")]
    pages = [_content(page, f"citation_{end}page") for end in ("first", "last")]
    fields["pages"] = "-".join(filter(None, pages))
    return Item(_type(page.tags), list(_creators(authors)), fields)


def _content(page: Metadata, name: str) -> str:
    return next((said for tag, said in page.tags if tag == name), "")


def _type(tags: Iterable[tuple[str, str]]) -> str:
    """The last tag that names a whole decides, then Zotero's own tag, then Open Graph, a guess."""
    said = dict(tags)
    named = [_TYPES[name] for name, _ in tags if name in _TYPES]
    if named:
        return named[-1]
    if "og:type" in said and "z:itemType" not in said:
        return {"article": "newspaperArticle"}.get(said["og:type"], "webpage")
    return said.get("z:itemType", "journalArticle" if "citation_title" in said else "webpage")


def _creators(authors: list[str]) -> Iterator[Creator]:
    last = None
    for author in authors:
        for part in _split(author) if len(authors) == 1 else re.split(r"\s*;\s*", author):
            if part.strip() and part != last:
                yield cleaned_author(part)
            last = part


def _split(author: str) -> list[str]:
    """A sole author with blanks on both sides of a comma counts as two people."""
    parts = re.split(r"\s*,\s*", author)
    several = len(parts) > 1 and " " in parts[0] and " " in parts[1]
    return parts if several else [author]


def cleaned_author(author: str) -> Creator:
    """The parts of a name: at the comma, or else before the last word."""
    has_comma = "," in author
    author = re.sub(r"[\s,./\[\]:]+$", "", author.strip())
    if has_comma:
        family, _, given = author.partition(", ")
        given = given.split(", ")[0]
    else:
        given, _, family = author.rpartition(" ")
    given = re.sub(r"(?<!\S)(-?[A-Z])(?!\S)", r"\1.", given)  # initials get their dots
    return (_cased(given), _cased(family)) if given else ("", family)


def _cased(name: str) -> str:
    return name.title() if name in (name.upper(), name.lower()) and len(name) > 1 else name


def items_of_list(page: Metadata) -> list[Item]:
    """What the list of a page offers to save."""
    return [_of_span(span) for span in page.spans]


def _of_span(span: str) -> Item:
    pairs = [part.partition("=") for part in span.split("&")]
    said = [(key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, _, value in pairs]
    values: Mapping[str, str] = dict(said)
    kind = _span_type(values)
    names = {"rft.atitle": "title", "rft.jtitle": "publicationTitle", "rft.btitle": "title"}
    if kind == "conferencePaper":
        names["rft.btitle"] = "publicationTitle"
    fields = {names.get(key, key.removeprefix("rft.")): value for key, value in said}
    for key, value in said:
        if key == "rft_id":
            fields["DOI" if value.startswith("info:doi/") else "url"] = value.removeprefix(
                "info:doi/"
            )
    return Item(kind, [cleaned_author(value) for key, value in said if key == "rft.au"], fields)


def _span_type(values: Mapping[str, str]) -> str:
    match values["rft_val_fmt"].rpartition(":")[2], values.get("rft.genre", ""):
        case "journal", _:
            return "journalArticle"
        case "book", "conference" | "proceeding":
            return "conferencePaper"
        case "book", genre:
            return {"report": "report", "document": "document"}.get(genre, "book")
        case _:
            return values.get("rft.type", "webpage")
