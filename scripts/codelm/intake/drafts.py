"""Records as they would be: new ones, and those that gain something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from codelm import load, yamlfile
from codelm.records import KINDS, Links, Name, Paper

from .facts import Facts, facts
from .found import Found
from .index import Index
from .keys import minted
from .merge import Merge, merged
from .subjects import contributions, nickname
from .twins import Twin, is_about, titles_of

__all__ = ["Decision", "Draft", "Unfit", "draft", "upgraded"]


@dataclass(slots=True)
class Draft:
    """A file that would be written."""

    key: str
    path: str
    text: str
    file: load.File
    old: str | None = None
    """The text that stands there now; None for a new record."""
    places: list[str] = field(default_factory=list)
    """The entries of files that it comes from."""
    reasons: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.old


@dataclass(frozen=True, slots=True)
class Unfit:
    """Something that becomes no record, and why."""

    place: str
    message: str
    likely: Twin | None = None
    """The paper that it may be, where nothing but a decision is lacking."""


Decision = Literal["same", "apart"]


def draft(founds: Iterable[Found], index: Index, decision: Decision | None = None) -> Draft | Unfit:
    """The record of a paper that one or several sources describe, the first counting most.

    The decision says whether a paper that only looks like one of the index is the same.
    """
    first, *others = founds
    twin = index.twins.of(first)
    if twin and (twin.sure or decision != "apart"):
        return _objection(twin, first, index, decision) or upgraded(twin, [first, *others], index)
    said = facts(first, index)
    if lacks := [name for name in ("title", "date") if not said.values.get(name)]:
        message = f"no {' and no '.join(lacks)} is given; a record needs a title and a date"
        return Unfit(_place(first), message)
    made = _new(said, first, index)
    for other in others:
        _take(made, other, index)
    return _entered(made, index)


def _objection(twin: Twin, found: Found, index: Index, decision: Decision | None) -> Unfit | None:
    """Why what was found is not simply added to the paper that it seems to be."""
    paper, path = twin.paper, _path(index, twin.paper)
    if not twin.sure and not decision:
        remedy = "say --same to merge them, or --apart to add it"
        message = f'"{found.title}" may be {path}: {twin.reason}; {remedy}'
        return Unfit(_place(found), message, twin)
    cut = paper.authors_truncated
    if twin.sure and not is_about(found, titles_of(paper), paper.authors, cut=cut):
        known = f'{path} is "{paper.title}", and {twin.reason}'
        message = f'"{found.title}" is another paper: {known}; check the identifier'
        return Unfit(_place(found), message)
    return None


def upgraded(
    twin: Twin, founds: Iterable[Found], index: Index, only: tuple[str, ...] = ()
) -> Draft:
    """The record of a known paper with what the sources add to it."""
    paper = twin.paper
    path = _path(index, paper)
    known = index.kb.papers.get(paper.id)
    made = Draft(
        key=paper.id,
        path=path,
        text=load.canonical(paper),
        file=load.drafted(path, load.canonical(paper), KINDS["paper"]),
        old=index.kb.text(known) if known else None,
        reasons=[f"{path} is this paper: {twin.reason}"],
    )
    if known and paper is known:
        made.text = made.old or made.text
    for found in founds:
        made.places += [found.place] if found.place else []
        _take(made, found, index, only)
    return _entered(made, index)


def _new(said: Facts, found: Found, index: Index) -> Draft:
    title, date = said.values["title"], said.values["date"]
    name = nickname(title) or found.nickname
    tasks, kinds = index.subjects.tasks(title, found.topics), contributions(title)
    text = _text(
        {
            **said.values,
            "protect": index.subjects.protected(title),
            "nickname": name,
            "contribution": [kind for kind, _ in kinds],
            "tasks": [each.value for each in tasks],
            "sources": [index.source(found.source)],
        }
    )
    key = minted(title, said.authors, name, date, index.taken)
    path = f"papers/{date[:4]}/{key}.yaml"
    return Draft(
        key=key,
        path=path,
        text=text,
        file=load.drafted(path, text, KINDS["paper"]),
        places=[found.place] if found.place else [],
        reasons=[
            *said.reasons,
            *(f"contribution {kind}: {why}" for kind, why in kinds),
            *(f"tasks {each.value}: {each.reason}" for each in tasks),
        ],
        doubts=[*said.doubts, *_open(title, index, tasked=bool(tasks), signed=bool(said.authors))],
    )


def _open(title: str, index: Index, *, tasked: bool, signed: bool) -> Iterator[str]:
    """What a person has to decide about a new record."""
    for each in index.subjects.mentioned(title):
        yield f"{each.field}: add {each.value}? {each.reason}"
    if not tasked:
        yield "tasks: the title names none; choose from taxonomy/tasks"
    if not signed:
        yield "authors: none are given"


def _take(made: Draft, found: Found, index: Index, only: tuple[str, ...] = ()) -> None:
    """Add to a draft what another source says."""
    paper = made.file.record
    if not isinstance(paper, Paper):
        return
    said = facts(found, index)
    merge = merged(paper, said, index, only, earlier=found.first)
    made.doubts += [f"{found.source} does not agree: {conflict}" for conflict in merge.conflicts]
    made.doubts += [doubt for doubt in said.doubts if not only]
    made.reasons += [r for r in said.reasons if merge.added and r.startswith(tuple(merge.added))]
    if "venue" in merge.mapping:  # what one source left open, another one told
        made.doubts = [doubt for doubt in made.doubts if not doubt.startswith("venue:")]
    if merge.added:
        _write(made, merge, index.source(found.source, tuple(merge.added)))


def _write(made: Draft, merge: Merge, source: str) -> None:
    sources = merge.mapping.get("sources", [])
    made.text = _text({**merge.mapping, "sources": [*sources, source]})
    made.file = load.drafted(made.path, made.text, KINDS["paper"])


def _entered(made: Draft, index: Index) -> Draft:
    if isinstance(made.file.record, Paper):
        index.enter(made.file.record)
    return made


def _place(found: Found) -> str:
    return found.place or found.source


def _path(index: Index, paper: Paper) -> str:
    file = index.kb.files.get(("paper", paper.id))
    return file.path if file else f"papers/{paper.date[:4]}/{paper.id}.yaml"


def _text(mapping: Mapping[str, Any]) -> str:
    """The mapping in the canonical order of its fields, without what is empty."""
    made = _ordered(mapping, Paper)
    if "authors" in made:
        made["authors"] = [a if isinstance(a, str) else _ordered(a, Name) for a in made["authors"]]
    if "links" in made:
        made["links"] = _ordered(made["links"], Links)
    return yamlfile.dumped(made)


def _ordered(mapping: Mapping[str, Any], cls: type[Any]) -> dict[str, Any]:
    names = (each.name for each in fields(cls))
    return {name: mapping[name] for name in names if mapping.get(name)}
