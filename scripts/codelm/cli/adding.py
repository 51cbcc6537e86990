"""From sources to records: asking, drafting, showing, writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from codelm.cli.drafting import decision_on, latest, placed, refuse, settle, show
from codelm.cli.services import attended, http, index_at, told
from codelm.intake.asking import asked
from codelm.intake.bibliography import FILES
from codelm.intake.bibliography import read as read_file
from codelm.intake.drafts import Decision, Draft, Unfit, draft
from codelm.intake.found import Found
from codelm.intake.http import Away
from codelm.intake.index import Index
from codelm.intake.writing import faults
from codelm.records.identifiers import IDENTIFIERS, identifier

__all__ = ["add_papers"]

_USAGE = (
    "give an arXiv id such as 2305.06161, a DOI, the address of a paper,"
    f" or a file that ends in {', '.join(FILES)}"
)


def add_papers(sources: Sequence[str], root: Path, *, yes: bool, decision: Decision | None) -> None:
    """Do what `codelm add` promises; where that is not possible, the command ends."""
    founds, problems = _founds(sources, root)
    index = index_at(root)
    made = [draft(found, index, decision) for found in founds]
    ready = not problems and all(isinstance(each, Draft) or each.likely for each in made)
    if ready and attended() and not yes:
        made = _decided(made, founds, index)
    drafts = latest([each for each in made if isinstance(each, Draft)])
    problems += [f"{each.place}: {each.message}" for each in made if isinstance(each, Unfit)]
    changed = [each for each in drafts if each.changed]
    if problems or (found := faults(changed, index) if changed else []):
        refuse(problems or [placed(problem, changed) for problem in found])
    show(drafts)
    settle(changed, root, yes=yes)


def _decided(
    made: Sequence[Draft | Unfit], founds: Sequence[list[Found]], index: Index
) -> list[Draft | Unfit]:
    """The drafts, also of the papers that somebody is asked about; what is skipped is left out."""
    decided: list[Draft | Unfit] = []
    for each, found in zip(made, founds, strict=True):
        if isinstance(each, Draft):
            decided.append(each)
        elif decision := decision_on(each, found[0]):
            decided.append(draft(found, index, decision))
    return decided


def _founds(sources: Sequence[str], root: Path) -> tuple[list[list[Found]], list[str]]:
    """What is known of each paper, and what is wrong with the sources."""
    founds: list[list[Found]] = []
    problems: list[str] = []
    ids: list[tuple[str, str, str]] = []
    for source in sources:
        path = Path(source)
        if path.suffix.lower() in FILES:
            read = read_file(path)
            founds += [[found] for found in read.found]
            problems += read.problems
        elif found := identifier(source):
            ids.append((*found, source))
        else:
            problems.append(f"{source}: this names no paper; {_USAGE}")
    if problems or not ids:
        return founds, problems
    return [*founds, *_asked(ids, problems, root)], problems


def _asked(
    ids: Sequence[tuple[str, str, str]], problems: list[str], root: Path
) -> list[list[Found]]:
    founds: list[list[Found]] = []
    with http(root) as session:
        for field, id_, source in ids:
            told([f"Asking about {source} …"])
            try:
                found, missed = asked(session, field, id_)
            except Away as error:
                problems.append(f"{source}: {error}; try again later")
                continue
            told(missed, "yellow")
            if found:
                founds.append([replace(found[0], place=source), *found[1:]])
            else:
                problems.append(
                    f"{source}: there is no such paper; check the {IDENTIFIERS[field].spoken}"
                )
    return founds
