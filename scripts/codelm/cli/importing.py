"""From a list of papers to records: reading, drafting, and saying what is not clear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codelm.cli.drafting import latest, refuse, settle, show
from codelm.cli.services import index_at, told
from codelm.intake.bibliography import FILES
from codelm.intake.bibliography import read as read_file
from codelm.intake.drafts import Decision, Draft, Unfit, draft
from codelm.intake.found import Found
from codelm.intake.index import Index
from codelm.intake.keys import slug
from codelm.intake.listing import Listing, listing
from codelm.intake.writing import faults

__all__ = ["import_papers"]


@dataclass(slots=True)
class _Made:
    """What became of the papers of a list."""

    drafts: list[Draft] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    """Lines with nothing but the name of a paper that is there."""
    unclear: list[str] = field(default_factory=list)
    """Lines that become no record, each with the reason."""


def import_papers(  # noqa: PLR0913  the options are what a caller can say
    file: Path, root: Path, source: str, *, yes: bool, dry_run: bool, decision: Decision | None
) -> None:
    """Do what `codelm import` promises; where that is not possible, the command ends."""
    listed = _listing(file, source)
    if listed.problem:
        refuse([listed.problem])
    index = index_at(root)
    made = _drafted(listed.found, index, decision)
    made.unclear = [*listed.skipped, *made.unclear]
    fine = _faultless(latest(made.drafts), index, made)
    usual = _usual(fine)
    show(fine)
    told(usual, "yellow")
    _report(fine, made, _unknown_sections(listed, index))
    changed = [each for each in fine if each.changed]
    if not dry_run:
        settle(changed, root, yes=yes)


def _listing(file: Path, source: str) -> Listing:
    if file.suffix.lower() not in FILES:
        return listing(file, source)
    read = read_file(file)
    return Listing(found=list(read.found), skipped=list(read.problems))


def _drafted(founds: Iterable[Found], index: Index, decision: Decision | None) -> _Made:
    made = _Made()
    for found in founds:
        twin = None if found.title else index.twins.of(found)
        if twin and twin.sure:
            made.known.append(f"{found.place}: {twin.paper.id}")
            continue
        each = draft([found], index, decision)
        if isinstance(each, Draft):
            made.drafts.append(each)
        else:
            made.unclear.append(_said(each, found))
    return made


def _said(unfit: Unfit, found: Found) -> str:
    """Why a line becomes no record, and what helps."""
    id_ = next((f"{name}:{value}" for name, value in found.identifiers.items()), "")
    remedy = f"; `codelm add {id_}` asks for the rest" if id_ and not found.title else ""
    return f"{unfit.place}: {unfit.message}{remedy}"


def _faultless(drafts: list[Draft], index: Index, made: _Made) -> list[Draft]:
    """The drafts that the index can take; the others become lines that are not clear."""
    while changed := [each for each in drafts if each.changed]:
        found = faults(changed, index)
        why = {problem.path: problem.message for problem in reversed(found)}
        faulty = [each for each in changed if each.path in why]
        if not faulty:
            if found:
                refuse([f"{problem.path}: {problem.message}" for problem in found])
            break
        made.unclear += [f"{', '.join(each.places)}: {why[each.path]}" for each in faulty]
        drafts = [each for each in drafts if each.path not in why]
    return drafts


def _unknown_sections(listed: Listing, index: Index) -> list[str]:
    """The headings that the taxonomy has no task for, with what would change that."""
    return [
        f'"{name}" ({count:,}): taxonomy/tasks/{slug(name)}.yaml, or an alias of a task'
        for name, count in listed.sections.items()
        if slug(name) and not index.subjects.task_of(name)
    ]


def _usual(drafts: Sequence[Draft]) -> list[str]:
    """What most lists leave open, once for all drafts, which are rid of it."""
    lines = []
    for start, remedy in _USUAL.items():
        open_ = [each for each in drafts if any(d.startswith(start) for d in each.doubts)]
        for each in open_:
            each.doubts = [doubt for doubt in each.doubts if not doubt.startswith(start)]
        lines += [f"{len(open_):,} of {len(drafts):,}: {remedy}"] if open_ else []
    return lines


_USUAL = {
    "authors: none": "no authors; `codelm enrich` asks for them",
    "tasks: the title names none": "no task; choose from taxonomy/tasks",
}


def _report(drafts: Sequence[Draft], made: _Made, sections: Sequence[str]) -> None:
    twice = [each.places for each in drafts if len(each.places) > 1]
    _listed("Twice in the list", [f"{', '.join(each)}: one paper" for each in twice])
    _listed("Known, by name only", made.known)
    _listed("No record made of", made.unclear)
    _listed("Headings without a task", sections)


def _listed(heading: str, lines: Sequence[str]) -> None:
    if lines:
        told([f"{heading} ({len(lines):,}):"], "yellow")
        told(f"  {line}" for line in lines)
