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
    first, *_, ours = sorted(_spent(lambda: "".join(bibtex(papers, kb))), reverse=True)
    ready = list(entries(papers, kb, BIBTEX))
    ours_ready = min(_spent(lambda: "".join(map(written, ready))))
    encoded = parse_string("".join(map(written, ready)))
    theirs_ready = min(_spent(lambda: write_string(encoded)))
    plain = parse_string("".join(map(written, entries(papers, kb, BIBLATEX))))
    encoding = [middlewares.LatexEncodingMiddleware()]
    theirs = min(_spent(lambda: write_string(plain, prepend_middleware=encoding)))
    print(f"{f'{len(papers):,} entries':28}{'ours':>10}{'bibtexparser':>16}{'ratio':>8}")
    _report("encoded and written, first", first, theirs)
    _report("encoded and written, again", ours, theirs)
    _report("only written", ours_ready, theirs_ready)
    _large(papers, kb)


def _report(name: str, ours: float, theirs: float) -> None:
    print(f"{name:28}{ours:>8.3f} s{theirs:>14.3f} s{theirs / ours:>8.1f}")


def _spent(work: Callable[[], object]) -> list[float]:
    """CPU seconds of each of several runs."""
    spent = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return spent


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
