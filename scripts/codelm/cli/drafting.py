"""Drafts of records shown, agreed upon and written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from codelm.cli.services import agreed, shown, told
from codelm.intake.drafts import Decision, Draft, Unfit
from codelm.intake.found import Found
from codelm.intake.writing import Unwritable, write
from codelm.problems import Problem, as_text, on_one_line

__all__ = ["counted", "decision_on", "latest", "placed", "refuse", "settle", "show"]

_MOST_SHOWN = 10
"""Records that are shown whole; of more, only the paths and titles."""


def settle(changed: Sequence[Draft], root: Path, *, yes: bool) -> None:
    """Write what changed, if somebody agrees; where that is not possible, the command ends."""
    if not changed:
        told(["Nothing to add."])
        return
    count = counted(changed)
    if not agreed(f"Write {count}?", yes=yes):
        told(["Nothing was written."])
        return
    try:
        write(changed, root)
    except Unwritable as error:
        refuse([str(error)])
    told([f"Wrote {count}. `codelm serve` shows the pages; edit the files as you like."], "green")


def decision_on(unfit: Unfit, found: Found) -> Decision | None:
    """What somebody says of a paper that may be one of the index; None leaves it out."""
    if not (twin := unfit.likely):
        return None
    known = twin.paper
    people = [each if isinstance(each, str) else each.display for each in found.authors]
    told([f"{unfit.place}: this paper may be in the index; {twin.reason}."], "yellow")
    told(
        [
            f"  found: {_described(found.title, people, found.date)}",
            f"  known: {_described(known.title, known.display_names, known.date)} [{known.id}]",
        ]
    )
    answer = click.prompt(
        "Are they the same paper?",
        type=click.Choice(["same", "apart", "skip"], case_sensitive=False),
        default="skip",
        err=True,
    )
    return _DECISIONS.get(answer)


_DECISIONS: dict[str, Decision] = {"same": "same", "apart": "apart"}
_MOST_NAMED = 3


def _described(title: str, people: Sequence[str], date: str) -> str:
    more = " …" if len(people) > _MOST_NAMED else ""
    return f"{title} ({'; '.join(people[:_MOST_NAMED])}{more}, {date or 'no date'})"


def latest(drafts: Sequence[Draft]) -> list[Draft]:
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


def placed(problem: Problem, drafts: Sequence[Draft]) -> str:
    """The problem, with the entry that the record comes from."""
    places = next((each.places for each in drafts if each.path == problem.path), [])
    return f"{', '.join(places)}: {as_text(problem)}" if places else as_text(problem)


def show(drafts: Sequence[Draft]) -> None:
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
    told([f"{same:,} already there."] if same else [])


def counted(drafts: Sequence[Draft]) -> str:
    """How many records are new, and how many change."""
    new = sum(each.old is None for each in drafts)
    better = len(drafts) - new
    said = ((new, "new record"), (better, "changed record"))
    return " and ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in said if n)


def refuse(problems: Sequence[str]) -> NoReturn:
    """End the command, having written nothing and said why."""
    for problem in problems:
        click.echo(on_one_line(problem))
    count = f"{len(problems):,} problem{'' if len(problems) == 1 else 's'}"
    told([f"Nothing was written: {count}."], "red")
    sys.exit(1)
