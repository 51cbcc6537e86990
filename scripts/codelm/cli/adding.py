"""From sources to records: asking, drafting, showing, writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from codelm.cli.drafting import latest, placed, refuse, settle, show
from codelm.cli.services import http, index_at, told
from codelm.intake.asking import asked
from codelm.intake.bibliography import FILES
from codelm.intake.bibliography import read as read_file
from codelm.intake.drafts import Decision, Draft, Unfit, draft
from codelm.intake.found import Found
from codelm.intake.http import Away
from codelm.intake.writing import faults
from codelm.records.identifiers import identifier

__all__ = ["add_papers"]


def add_papers(sources: Sequence[str], root: Path, *, yes: bool, decision: Decision | None) -> None:
    """Do what `codelm add` promises; where that is not possible, the command ends."""
    founds, problems = _founds(sources, root)
    index = index_at(root)
    made = [draft(found, index, decision) for found in founds]
    drafts = latest([each for each in made if isinstance(each, Draft)])
    problems += [f"{each.place}: {each.message}" for each in made if isinstance(each, Unfit)]
    changed = [each for each in drafts if each.changed]
    if problems or (found := faults(changed, index) if changed else []):
        refuse(problems or [placed(problem, changed) for problem in found])
    show(drafts)
    settle(changed, root, yes=yes)


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
            hint = "see `codelm add --help` for what can be added"
            problems.append(f"{source}: no identifier, address or file of references; {hint}")
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
                problems.append(f"{source}: {error}; nothing was written, try again later")
                continue
            told(missed, "yellow")
            if found:
                founds.append([replace(found[0], place=source), *found[1:]])
            else:
                problems.append(f"{source}: there is no such paper; check the identifier")
    return founds
