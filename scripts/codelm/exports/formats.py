"""The formats that papers can be exported in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from codelm.kb import KnowledgeBase
from codelm.records import Paper

from .biblatex import biblatex
from .bibtex import bibtex
from .csl import csl
from .objects import jsonl
from .ris import ris
from .spreadsheet import PAPERS_HEAD, paper_rows

__all__ = ["EXPORTS", "Export"]


@dataclass(frozen=True, slots=True)
class Export:
    """A format, and how papers are written in it: head, entries with separators, tail."""

    name: str
    """What it is asked for by."""
    title: str
    """Its name for people."""
    extension: str
    """The end of names of its files, with the dot."""
    media_type: str
    """Its MIME type."""
    file: str
    """Name of the file with all papers."""
    entries: Callable[[Iterable[Paper], KnowledgeBase], Iterator[str]]
    """The text of each paper, which is the same in any selection."""
    head: str = ""
    """What stands before the first entry."""
    separator: str = ""
    """What stands between two entries."""
    tail: str = ""
    """What stands after the last entry."""

    def text(self, papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
        """The papers in this format, piece by piece."""
        return self.joined(self.entries(papers, kb))

    def joined(self, entries: Iterable[str]) -> Iterator[str]:
        """The entries as a whole, piece by piece."""
        yield self.head
        for place, entry in enumerate(entries):
            yield self.separator + entry if place else entry
        yield self.tail


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        Export("bibtex", "BibTeX", ".bib", "application/x-bibtex", "codelm.bib", bibtex),
        Export(
            "biblatex",
            "BibLaTeX",
            ".biblatex.bib",
            "application/x-bibtex",
            "codelm.biblatex.bib",
            biblatex,
        ),
        Export("ris", "RIS", ".ris", "application/x-research-info-systems", "codelm.ris", ris),
        Export(
            "csl-json",
            "CSL-JSON",
            ".csl.json",
            "application/vnd.citationstyles.csl+json",
            "codelm.csl.json",
            csl,
            head="[\n",
            separator=",\n",
            tail="\n]\n",
        ),
        Export("csv", "CSV", ".csv", "text/csv", "papers.csv", paper_rows, head=PAPERS_HEAD),
        Export("jsonl", "JSON lines", ".jsonl", "application/x-ndjson", "papers.jsonl", jsonl),
    )
}
"""Every format by its name."""
