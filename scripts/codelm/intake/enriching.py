"""What the index lacks, asked of the services batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from codelm.problems import Problem, as_text
from codelm.records import Paper
from codelm.records.identifiers import arxiv_doi

from .drafts import Draft, upgraded
from .found import Found
from .http import Http
from .index import Index
from .merge import missing
from .services import acl, arxiv, crossref, dblp, openalex, openreview, semantic_scholar
from .titles import matches
from .twins import Twin, is_about, same_people, titles_of
from .writing import faults

__all__ = ["STEPS", "Batch", "Step", "batches", "drafted", "lacking", "settled"]


@dataclass(frozen=True, slots=True)
class Step:
    """A service, and how it is asked about papers."""

    ask: Callable[[Http, Sequence[str]], list[Found]]
    size: int
    """Papers that are asked for, and written, at once."""
    gives: tuple[str, ...]
    """The groups of fields that it can fill."""
    called: Callable[[Paper], str]
    """What it calls a paper; empty where it cannot know it."""
    by_title: bool = False
    """Whether the answer must be recognised by its title."""


@dataclass(slots=True)
class Batch:
    """What a service said about some papers."""

    drafts: list[Draft] = field(default_factory=list)
    """The records that gain something."""
    conflicts: list[str] = field(default_factory=list)
    """Where record and source do not agree; nothing of it is written."""


def _arxiv_doi(paper: Paper) -> str:
    return paper.doi or (arxiv_doi(paper.arxiv) if paper.arxiv else "")


def _prefixed(paper: Paper) -> str:
    if paper.arxiv:
        return f"ARXIV:{paper.arxiv}"
    return f"DOI:{paper.doi}" if paper.doi else f"ACL:{paper.acl}" if paper.acl else ""


_ONE_BY_ONE = 20
"""Papers that are written at once, where a service answers about one at a time."""

STEPS: dict[str, Step] = {
    "arxiv": Step(
        arxiv.ask, arxiv.BATCH, ("authors", "venue", "doi", "links"), lambda p: p.arxiv or ""
    ),
    "crossref": Step(crossref.ask, crossref.BATCH, ("authors", "venue"), lambda p: p.doi or ""),
    "acl": Step(acl.ask, _ONE_BY_ONE, ("authors", "venue", "doi"), lambda p: p.acl or ""),
    "openreview": Step(
        openreview.ask, _ONE_BY_ONE, ("authors", "venue"), lambda p: p.openreview or ""
    ),
    "openalex": Step(openalex.ask, openalex.BATCH, ("authors", "venue"), _arxiv_doi),
    "semantic-scholar": Step(
        semantic_scholar.ask, semantic_scholar.BATCH, ("authors", "venue", "doi"), _prefixed
    ),
    "dblp": Step(
        dblp.ask, _ONE_BY_ONE, ("authors", "venue", "doi"), lambda p: p.title, by_title=True
    ),
}
"""The services in the order in which they are asked."""


def lacking(papers: Iterable[Paper], step: Step, only: Sequence[str]) -> list[Paper]:
    """The papers of which a service may know something that is missing and wanted."""
    wanted = set(step.gives) & set(only)
    return [p for p in papers if step.called(p) and not wanted.isdisjoint(missing(p))]


def batches(papers: Iterable[Paper], step: Step) -> Iterator[list[Paper]]:
    """The papers, as many at once as the service is asked about."""
    left = iter(papers)
    while batch := list(islice(left, step.size)):
        yield batch


def drafted(
    papers: Sequence[Paper], step: Step, index: Index, http: Http, only: Sequence[str]
) -> Batch:
    """What the service adds to these papers; a record that would be faulty stays as it is.

    Raises:
        Away: when the service does not answer.

    """
    founds = step.ask(http, [step.called(paper) for paper in papers])
    wanted = tuple(group for group in step.gives if group in only)
    made = Batch()
    for paper in papers:
        _gather(made, paper, _about(paper, founds, step), index, wanted)
    return _without_faulty(made, index)


def settled(drafts: Iterable[Draft], index: Index) -> None:
    """Take the drafts for written: what is asked next builds on them."""
    index.kb = index.kb.with_files(draft.file for draft in drafts)


def _about(paper: Paper, founds: Iterable[Found], step: Step) -> list[Found]:
    """The answers that are meant for a paper."""
    if step.by_title:
        return [found for found in founds if _recognised(found, paper)]
    return [
        found
        for found in founds
        if any(
            value.lower() == str(getattr(paper, name) or "").lower()
            for name, value in found.identifiers.items()
        )
    ]


def _recognised(found: Found, paper: Paper) -> bool:
    people = same_people(found.authors, paper.authors, cut=paper.authors_truncated)
    return people in {"same", "unknown"} and matches(found.title, titles_of(paper))


def _gather(
    made: Batch, paper: Paper, founds: Sequence[Found], index: Index, wanted: tuple[str, ...]
) -> None:
    titles, cut = titles_of(paper), paper.authors_truncated
    for found in founds:
        if not is_about(found, titles, paper.authors, cut=cut):
            known = f'"{found.title}", the record "{paper.title}"'
            made.conflicts.append(f"{paper.id}: {found.source} has {known}; nothing is taken over")
    fitting = [found for found in founds if is_about(found, titles, paper.authors, cut=cut)]
    if fitting:
        draft = upgraded(Twin(paper, ""), fitting, index, wanted)
        told = (doubt for doubt in draft.doubts if "does not agree" in doubt)
        made.conflicts += (f"{paper.id}: {doubt}" for doubt in told)
        made.drafts += [draft] if draft.changed else []


def _without_faulty(made: Batch, index: Index) -> Batch:
    """The batch without the drafts that would break the index; why is told as a conflict."""
    while made.drafts and (problems := faults(made.drafts, index)):
        bad = {problem.path for problem in problems}
        kept = [draft for draft in made.drafts if draft.path not in bad]
        made.conflicts += (_faulty(problem) for problem in problems)
        for draft in made.drafts:
            known = index.kb.papers.get(draft.key)
            if draft.path in bad and known:
                index.papers[draft.key] = known
        made.drafts = kept if len(kept) < len(made.drafts) else []
    return made


def _faulty(problem: Problem) -> str:
    return f"{as_text(problem)}; nothing is taken over"
