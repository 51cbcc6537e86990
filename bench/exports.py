"""Export to BibTeX: ours against bibtexparser's writer, and the memory of a large export.

Both make the same file of the real records: ours from the records, bibtexparser from entries
that are ready as Unicode text and need only be encoded and written. A second figure compares the
writers alone, on entries that are encoded already.
"""

from __future__ import annotations

import logging
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string, write_string

from codelm.exports.biblatex import BIBLATEX
from codelm.exports.bibtex import BIBTEX, bibtex
from codelm.exports.entry import entries, written
from codelm.kb import KnowledgeBase
from codelm.records import Paper

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
MANY = 100_000
RUNS = 3


def main() -> None:
    """Measure, then print seconds, ratios and memory."""
    logging.disable()
    kb = KnowledgeBase.read(ROOT)
    papers = list(kb.papers.values())
    ours = _seconds(lambda: "".join(bibtex(papers, kb)))
    ready = list(entries(papers, kb, BIBTEX))
    ours_ready = _seconds(lambda: "".join(map(written, ready)))
    encoded = parse_string("".join(map(written, ready)))
    theirs_ready = _seconds(lambda: write_string(encoded))
    plain = parse_string("".join(map(written, entries(papers, kb, BIBLATEX))))
    theirs = _seconds(
        lambda: write_string(plain, prepend_middleware=[middlewares.LatexEncodingMiddleware()])
    )
    print(f"{len(papers):,} entries                      ours   bibtexparser   ratio")
    print(f"encoded and written          {ours:8.3f} s   {theirs:8.3f} s   {theirs / ours:6.1f}")
    print(
        f"written                      {ours_ready:8.3f} s   {theirs_ready:8.3f} s"
        f"   {theirs_ready / ours_ready:6.1f}"
    )
    _large(papers, kb)


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of several runs."""
    spent = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def _large(papers: list[Paper], kb: KnowledgeBase) -> None:
    before = _peak()
    started = time.process_time()
    size = sum(map(len, bibtex(_many(papers), kb)))
    spent = time.process_time() - started
    print(
        f"{MANY:,} entries, {size / 1e6:.0f} MB: {spent:.1f} s,"
        f" {_peak() - before:.0f} MB more memory than before"
    )


def _many(papers: list[Paper]) -> Iterator[Paper]:
    for i, paper in enumerate(islice(cycle(papers), MANY)):
        yield replace(paper, id=f"{paper.id}-{i}", title=f"{paper.title} {i}")


def _peak() -> float:
    """The largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
