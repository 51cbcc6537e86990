"""What search knows of a record: one document for an entity of any kind."""

from __future__ import annotations

from dataclasses import dataclass

from codelm.records import KINDS, Links

__all__ = ["HAS", "Document"]

HAS: tuple[str, ...] = tuple(Links.__dataclass_fields__)
"""What `has:` may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record as it is searched, counted and shown in a list of hits."""

    kind: str
    """Name of the kind in KINDS."""
    id: str
    """Id of the record."""
    title: str
    """Title of a paper, name of anything else."""
    names: tuple[str, ...] = ()
    """What people call it besides the title; an exact match of one ranks first."""
    other_names: tuple[str, ...] = ()
    """Other titles and further words by which it is also found."""
    people: tuple[str, ...] = ()
    """Authors of a paper, as they are read aloud."""
    native_people: tuple[str, ...] = ()
    """The same in their own script, where it is known."""
    truncated: bool = False
    """Whether there are authors that are not known."""
    date: str = ""
    """First public version, YYYY-MM or YYYY."""
    published: int | None = None
    """Year of the publication at the venue."""
    venue: str | None = None
    """Id of the venue."""
    tasks: tuple[str, ...] = ()
    """Ids of its tasks."""
    models: tuple[str, ...] = ()
    """Ids of the models it introduces or studies."""
    benchmarks: tuple[str, ...] = ()
    """Ids of the benchmarks it introduces or studies, or is measured on."""
    languages: tuple[str, ...] = ()
    """Programming languages."""
    families: tuple[str, ...] = ()
    """Lines of models that it belongs to or introduces a model of."""
    contribution: tuple[str, ...] = ()
    """What a paper brings."""
    has: tuple[str, ...] = ()
    """What can be had besides the text: names in HAS."""
    above: tuple[str, ...] = ()
    """Of a task: ids of the classes it belongs to, by modality and by life cycle."""
    line: str = ""
    """What it is, in one line, where people, venue and year do not say it."""
    arxiv: str | None = None
    """Its id on arXiv."""

    @property
    def year(self) -> int | None:
        """Year of the first public version."""
        return int(self.date[:4]) if self.date else None

    @property
    def url(self) -> str:
        """Its page, relative to the root of the site."""
        return KINDS[self.kind].address(self.id)
