"""Entries of .bib files as what is said of papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codelm.exports.parsed import Parsed, parsed
from codelm.records.identifiers import identifier

from .found import Author, Found
from .plaintext import plain
from .services.answers import page_span

__all__ = ["Read", "entries"]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds."""

    found: tuple[Found, ...]
    """Its papers, in order."""
    problems: tuple[str, ...] = ()
    """Why other parts of it cannot be read, each with its place."""


def entries(text: str, file: str) -> Read:
    """The papers of a .bib file."""
    bibliography = parsed(text)
    papers = (entry for entry in bibliography.entries if entry.type not in _NO_PAPERS)
    problems = tuple(f"{file}:{problem.removeprefix('line ')}" for problem in bibliography.problems)
    return Read(tuple(_found(entry, file) for entry in papers), problems)


def _found(entry: Parsed, file: str) -> Found:
    said = {name.casefold(): plain(value) for name, value in entry.fields.items()}
    ids = dict(_identifiers(said))
    venue = next((said[name] for name in _VENUES if said.get(name)), "")
    preprint = re.search(r"(?i)\barxiv\b|\bcorr\b", venue) is not None
    year = re.search(r"(?:19|20)\d\d", said.get("year", "") or said.get("date", ""))
    return Found(
        source=file,
        place=f"{file}:{entry.line}: {entry.key}",
        title=said.get("title", ""),
        authors=tuple(_authors(entry)),
        truncated=entry.authors_truncated,
        date=_date(said),
        first=preprint or not venue,
        venue="" if preprint else venue,
        year=int(year[0]) if year and venue and not preprint else None,
        volume="" if preprint else said.get("volume", ""),
        number="" if preprint else said.get("number", ""),
        pages="" if preprint else page_span(said.get("pages", "") or said.get("articleno", "")),
        primary_class=said.get("primaryclass", "") or said.get("eprintclass", ""),
        url="" if ids else said.get("url", ""),
        note=said.get("note", ""),
        arxiv=ids.get("arxiv", ""),
        doi=ids.get("doi", ""),
        acl=ids.get("acl", ""),
        openreview=ids.get("openreview", ""),
    )


def _identifiers(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The identifiers in the fields; what stands in its own field counts most."""
    said = {**said, "eprint": f"arxiv:{said['eprint']}"} if said.get("eprint") else said
    for name in ("journal", "url", "doi", "eprint"):
        value = said.get(name, "")
        value = value.rpartition("arXiv preprint ")[2] if name == "journal" else value
        if name != "journal" or value.casefold().startswith("arxiv:"):
            found = identifier(value.split(" ")[0])
            yield from (found,) if found else ()


def _authors(entry: Parsed) -> Iterator[Author]:
    for name, certain in zip(entry.authors, entry.certain, strict=False):
        yield name if certain else name.display


def _date(said: dict[str, str]) -> str:
    """The date, with the month where it is told."""
    found = re.match(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?", said.get("date", ""))
    if found:
        return found[0]
    year = re.search(r"(?:19|20)\d\d", said.get("year", ""))
    month = said.get("month", "")[:3].casefold()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else month.isdecimal() and int(month)
    return (f"{year[0]}-{number:02}" if number in range(1, 13) else year[0]) if year else ""


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NO_PAPERS = {"proceedings", "software", "dataset", "periodical", "comment", "set", "xdata"}
_VENUES = ("booktitle", "journal", "journaltitle", "institution", "school", "howpublished")
