"""Entries of a bibliography, and the one way in which they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from codelm.kb import KnowledgeBase
from codelm.records import Paper

from .facts import Facts
from .venue import Publications

__all__ = ["Entry", "Flavour", "entries", "written"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography."""

    type: str
    """inproceedings, article, misc, online …"""
    key: str
    """Citation key."""
    fields: Mapping[str, str]
    """The fields in order; the values are LaTeX, or the name of a macro in `month`."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """A dialect of .bib files."""

    encode: Callable[[str], str]
    """Clean text as LaTeX."""
    type: Callable[[Facts], str]
    """The entry type."""
    fields: Mapping[str, Callable[[Facts], str]]
    """The fields in order, with what they say."""


def entries(papers: Iterable[Paper], kb: KnowledgeBase, flavour: Flavour) -> Iterator[Entry]:
    """The papers as entries, one by one."""
    publications = Publications(kb.venues)
    for paper in papers:
        facts = Facts(paper, publications.of(paper), flavour.encode)
        said = {name: value for name, say in flavour.fields.items() if (value := say(facts))}
        yield Entry(flavour.type(facts), paper.id, said)


def written(entry: Entry) -> str:
    """The text of an entry, with the empty line after it."""
    lines = (
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in entry.fields.items()
    )
    body = ",\n".join(lines)
    return f"@{entry.type}{{{entry.key},\n{body}\n}}\n\n"
