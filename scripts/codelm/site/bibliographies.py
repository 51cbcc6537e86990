"""The .bib files beside the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from codelm.exports.formats import EXPORTS
from codelm.guide.manuscript import GUIDE
from codelm.kb import KnowledgeBase, newest_first
from codelm.records import Paper
from codelm.site.entries import Entries
from codelm.site.fingerprints import code_fingerprint
from codelm.site.handwritten import reading_lists
from codelm.site.pages.downloads import BIB
from codelm.site.pages.rows import Rows
from codelm.site.tree import SiteFile

__all__ = ["bibliography_files"]


def bibliography_files(rows: Rows, entries: Entries) -> Iterator[SiteFile]:
    """A file for each paper and each earlier key, and one for each list of papers."""
    code = code_fingerprint()
    bibtex = partial(entries.text, EXPORTS["bibtex"])
    for key, paper in _singles(rows.kb):
        digest = f"{code}{rows.fingerprints.of(paper.id)}"
        yield SiteFile(f"papers/{key}.bib", digest, partial(bibtex, [paper]))
    beside = ((f"{address}{BIB}", papers) for address, papers in _lists(rows))
    for path, papers in chain(beside, reading_lists(rows.atlas.guide)):
        digest = f"{code}{rows.fingerprints.of_all(paper.id for paper in papers)}"
        yield SiteFile(path, digest, partial(bibtex, papers))


def _singles(kb: KnowledgeBase) -> Iterator[tuple[str, Paper]]:
    for paper in kb.papers.values():
        for key in (paper.id, *paper.aliases):
            yield key, paper


def _lists(rows: Rows) -> Iterator[tuple[str, Sequence[Paper]]]:
    """The address of each page with such a list, and all papers of the list."""
    kb = rows.kb
    for task in kb.tasks:
        yield f"tasks/{task}/", rows.papers_on[task]
    for model in kb.models.values():
        yield f"models/{model.id}/", kb.papers_about(model)
    for venue in kb.venues.values():
        yield f"venues/{venue.id}/", newest_first(kb.naming(venue, Paper, "venue"))
    of_year: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in newest_first(kb.papers.values()):
        of_year[paper.date[:4]].append(paper)
    for year, papers in of_year.items():
        yield f"years/{year}/", papers
    guide = rows.atlas.guide
    for chapter in guide.chapters:
        yield chapter.address, guide.papers(chapter.links)
    yield f"{GUIDE}/", guide.papers(link for chapter in guide.chapters for link in chapter.links)
