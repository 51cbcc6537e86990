"""`codelm links`: do the addresses in records still lead somewhere?"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from codelm.cli.index import read, root_option
from codelm.cli.validate import FORMATS, format_option
from codelm.review.addresses import addresses, faults, turn
from codelm.review.visits import visits

__all__ = ["links"]


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ask for N addresses only, each day for others. [default: all]",
)
@click.option(
    "--pause",
    type=float,
    default=1,
    show_default=True,
    help="Seconds between two questions to a host.",
)
@click.option(
    "--patience",
    type=float,
    default=20,
    show_default=True,
    help="Seconds that a host has to answer.",
)
@format_option
@root_option
def links(limit: int | None, pause: float, patience: float, form: str, root: Path) -> None:
    """Ask for the addresses that records give, and list those that lead nowhere or moved.

    Errors are addresses that are gone; hints are those that moved, or that could not be reached.
    """
    kb = read(root)
    at = addresses(kb)
    day = datetime.now(UTC).date().toordinal()
    asked = turn(at, limit, day) if limit else list(at)
    with click.progressbar(
        visits(asked, pause, patience), length=len(asked), label="Asking", file=sys.stderr
    ) as visited:
        found = faults(kb, at, visited)
    click.echo(FORMATS[form](found, len(asked)), nl=False)
    dead = sum(problem.severity == "error" for problem in found)
    counts = (
        f"{len(asked):,} of {len(at):,} addresses: {dead:,} errors, {len(found) - dead:,} hints."
    )
    click.echo(counts, err=True)
    sys.exit(1 if dead else 0)
