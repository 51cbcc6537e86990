"""What other programs read from our .bib files is what the records say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

import pytest
from pybtex.database import (  # type: ignore[import-untyped]  # has no types
    BibliographyData,
    Person,
    parse_string,
)

from codelm.exports.parsed import parsed
from codelm.records import Paper

from .bibliography import bibliography, papers, real

FLAVOURS = ("bibtex", "biblatex")

# What readers cannot tell apart: quotes that LaTeX writes in two ways, and raised digits.
_SAME = str.maketrans("“”‘’`—–³²", "\"\"'''--32", "^\u200c")


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("``", '"').replace("''", '"')
    return re.sub(r"-+", "-", " ".join(text.split()).translate(_SAME))


def _told(paper: Paper) -> list[str]:
    """The names of a paper, as they are read aloud."""
    return [_plain(name.display) for name in paper.names]


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_bibtexparser(flavour: str) -> None:
    """Bibtexparser gives back title, names, year and identifiers of every record."""
    read = parsed(bibliography(flavour, papers()))
    assert read.problems == ()
    assert [entry.key for entry in read.entries] == [paper.id for paper in papers()]
    for paper, entry in zip(papers(), read.entries, strict=True):
        assert _plain(entry.fields["title"]) == _plain(paper.title)
        assert [_plain(name.display) for name in entry.authors] == _told(paper)
        assert entry.authors_truncated == paper.authors_truncated
        _identifies(paper, entry.fields)


def _identifies(paper: Paper, fields: Mapping[str, str]) -> None:
    """The fields name the year and the identifiers of the paper."""
    year = fields["year"] if "year" in fields else fields["date"]
    assert year[:4] == paper.published
    assert fields.get("eprint") == paper.arxiv
    assert fields.get("primaryClass", fields.get("eprintclass")) == paper.primary_class
    assert fields.get("doi", "").startswith(paper.doi or "")
    assert paper.doi or paper.arxiv or not paper.url or fields["url"]


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_pybtex(flavour: str) -> None:
    """So does pybtex."""
    read = _read_by_pybtex(flavour)
    assert list(read.entries) == [paper.id for paper in papers()]
    for paper in papers():
        entry = read.entries[paper.id]
        persons = entry.persons.get("author", [])
        names = [_plain(_without_latex(_told_by(person))) for person in persons]
        truncated = bool(names) and names[-1] == "others"
        assert truncated == paper.authors_truncated
        assert (names[:-1] if truncated else names) == _told(paper)
        assert _plain(_without_latex(entry.fields["title"])) == _plain(paper.title)
        _identifies(paper, entry.fields)


@cache
def _read_by_pybtex(flavour: str) -> BibliographyData:
    return parse_string(bibliography(flavour, papers()), "bibtex")


def _told_by(person: Person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names)
    name = " ".join(word for words in parts for word in words)
    return ", ".join([name, *person.lineage_names])


def _without_latex(latex: str) -> str:
    """The text of LaTeX; the same decoder for both, since pybtex has none for formulas."""
    if not re.search(r"[\\{}$`'-]", latex):
        return latex
    return parsed(f"@misc{{x, title = {{{latex}}}}}").entries[0].fields["title"]


def test_keys_are_unique_without_case() -> None:
    """No two keys differ in capitals only, which BibTeX takes for one."""
    keys = [key.casefold() for key in real().papers]
    assert len(set(keys)) == len(keys)
