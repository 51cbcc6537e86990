"""`codelm import`: a whole list of papers at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from codelm.cli.index import root_option

if TYPE_CHECKING:
    from codelm.intake.drafts import Decision

__all__ = ["import_list"]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, write nothing.")
@click.option(
    "--source",
    default="",
    metavar="NAME",
    help="How records name the list. [default: its title]",
)
@click.option(
    "--same", "decision", flag_value="same", help="Merge papers with those that they may be."
)
@click.option(
    "--apart", "decision", flag_value="apart", help="Add papers even if they may be others."
)
@root_option
def import_list(  # noqa: PLR0913  the options are what a caller can say
    file: Path, source: str, root: Path, *, yes: bool, dry_run: bool, decision: Decision | None
) -> None:
    """Make records of a whole list, without asking any service.

    \b
    FILE is
      a list            README.md: bullets, tables or paragraphs with titles and links
      references        refs.bib, refs.ris, refs.json (CSL-JSON)

    A record holds what the list says: title, date, identifiers, links, venue, and the tasks
    that the title or the heading names. `codelm enrich` then fills in the authors.
    Every item with a link becomes a record, joins one, or is listed with the reason.
    All records are written, or none.
    """  # noqa: D301  click reads \b as a character
    from codelm.cli.importing import import_papers

    import_papers(file, root, source, yes=yes, dry_run=dry_run, decision=decision)
