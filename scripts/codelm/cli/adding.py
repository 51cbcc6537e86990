"""From sources to records: asking, drafting, showing, writing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from codelm.cli.services import agreed, http, index_at, shown, told
from codelm.intake.asking import asked
from codelm.intake.bibliography import FILES
from codelm.intake.bibliography import read as read_file
from codelm.intake.drafts import Decision, Draft, Unfit, draft
from codelm.intake.found import Found
from codelm.intake.http import Away
from codelm.intake.identifiers import identifier
from codelm.intake.writing import Unwritable, faults, write
from codelm.problems import Problem, as_text, on_one_line

__all__ = ["add_papers"]

_MOST_SHOWN = 10
"""Records that are shown whole; of more, only the paths and titles."""


def add_papers(sources: Sequence[str], root: Path, *, yes: bool, decision: Decision | None) -> None:
    """Do what `codelm add` promises; where that is not possible, the command ends."""
    founds, problems = _founds(sources, root)
    index = index_at(root)
    made = [draft(found, index, decision) for found in founds]
    drafts = _latest([each for each in made if isinstance(each, Draft)])
    problems += [f"{each.place}: {each.message}" for each in made if isinstance(each, Unfit)]
    changed = [each for each in drafts if each.changed]
    if problems or (found := faults(changed, index) if changed else []):
        _refuse(problems or [_placed(problem, changed) for problem in found])
    _show(drafts)
    if not changed:
        told(["Nothing to add: the index has it all."])
        return
    count = _counted(changed)
    if not agreed(f"Write {count}?", yes=yes):
        return
    try:
        write(changed, root)
    except Unwritable as error:
        _refuse([str(error)])
    told([f"Wrote {count}. `codelm serve` shows the pages; edit the files as you like."], "green")


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


def _latest(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each file: a second entry of the same paper builds on the first."""
    by_path: dict[str, Draft] = {}
    for each in drafts:
        if before := by_path.get(each.path):
            each.old = before.old
            each.places = [*before.places, *each.places]
            each.reasons = list(dict.fromkeys((*before.reasons, *each.reasons)))
            each.doubts = list(dict.fromkeys((*before.doubts, *each.doubts)))
        by_path[each.path] = each
    return list(by_path.values())


def _placed(problem: Problem, drafts: Sequence[Draft]) -> str:
    """The problem, with the entry that the record comes from."""
    places = next((each.places for each in drafts if each.path == problem.path), [])
    return f"{', '.join(places)}: {as_text(problem)}" if places else as_text(problem)


def _show(drafts: Sequence[Draft]) -> None:
    """The records on stdout; why they are so, and what is in doubt, beside them."""
    whole = len(drafts) <= _MOST_SHOWN
    for each in drafts:
        if whole and each.changed:
            click.echo(shown(each), nl=False)
        elif each.changed:
            click.echo(f"{each.path}{'' if each.old else ' (new)'}")
        if whole:
            told((f"  {reason}" for reason in each.reasons), "bright_black")
        place = f"{', '.join(each.places)}: " if each.places and not whole else ""
        told(
            (f"  ? {place}{doubt}" for doubt in each.doubts if whole or each.old is None), "yellow"
        )
    same = sum(not each.changed for each in drafts)
    told([f"{same:,} already there, with nothing to add."] if same else [])


def _counted(drafts: Sequence[Draft]) -> str:
    new = sum(each.old is None for each in drafts)
    better = len(drafts) - new
    said = ((new, "new record"), (better, "changed record"))
    return " and ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in said if n)


def _refuse(problems: Sequence[str]) -> NoReturn:
    for problem in problems:
        click.echo(on_one_line(problem))
    count = f"{len(problems):,} problem{'' if len(problems) == 1 else 's'}"
    told([f"Nothing was written: {count}."], "red")
    sys.exit(1)
