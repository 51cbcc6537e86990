"""What every search is given: the same records, with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codelm.kb import KnowledgeBase
from codelm.search.document import Document

__all__ = ["Entry", "entries"]

_SHOWN = 3
"""People that the line below a title names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as a search without columns of its own takes it."""

    url: str
    title: str
    names: str
    """What it is called besides, with commas."""
    people: str
    """All authors, with commas."""
    labels: str
    """Tasks, contributions and languages, with commas."""
    detail: str
    """The line below the title."""


def entries(kb: KnowledgeBase, documents: Sequence[Document]) -> Iterator[Entry]:
    """An entry for each document."""
    for each in documents:
        tasks = [kb.tasks[task].name for task in each.tasks]
        venue = kb.venues[each.venue] if each.venue else None
        place = (venue.short or venue.name) if venue and each.kind == "paper" else ""
        shown = [*each.people[:_SHOWN], "et al."] if len(each.people) > _SHOWN else each.people
        yield Entry(
            url=each.url,
            title=each.title,
            names=", ".join((*each.names, *each.other_names)),
            people=", ".join((*each.people, *each.native_people)),
            labels=", ".join((*tasks, *each.contribution, *each.languages)),
            detail=" · ".join(
                filter(None, (", ".join(shown), each.line, place, str(each.year or "")))
            ),
        )
