"""`codelm add`: papers by identifier, or from files of references."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from codelm.cli.index import root_option

if TYPE_CHECKING:
    from codelm.intake.drafts import Decision

__all__ = ["add"]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--same",
    "decision",
    flag_value="same",
    help="Merge papers with those that they may be, without asking.",
)
@click.option(
    "--apart",
    "decision",
    flag_value="apart",
    help="Add papers even if they may be others, without asking.",
)
@root_option
def add(sources: tuple[str, ...], root: Path, *, yes: bool, decision: Decision | None) -> None:
    """Add papers: their records are made, checked against the index, shown and written.

    \b
    A SOURCE is
      an arXiv id       arxiv:2305.06161, 2305.06161, https://arxiv.org/abs/2305.06161
      a DOI             doi:10.1145/3597503.3639187, https://doi.org/10.1145/…
      an address        https://aclanthology.org/2023.acl-long.1/
                        https://openreview.net/forum?id=…
      a file            refs.bib, refs.ris, refs.json (CSL-JSON)

    A paper that is there already gains what its record lacks.
    Of one that only looks alike you are asked whether it is the same.
    All is written, or nothing.
    """  # noqa: D301  click reads \b as a character
    from codelm.cli.adding import add_papers

    add_papers(sources, root, yes=yes, decision=decision)
