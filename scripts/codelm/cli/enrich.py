"""`codelm enrich`: what records lack, from the services that know papers."""

from __future__ import annotations

from pathlib import Path

import click

from codelm.cli.index import root_option

__all__ = ["enrich"]


def _names(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in value.split(","))))


@click.command()
@click.argument("ids", nargs=-1, metavar="[IDS]...")
@click.option(
    "--only",
    default="",
    callback=_names,
    metavar="FIELDS",
    help="What to fill in, of authors,venue,doi,links. [default: all]",
)
@click.option(
    "--from",
    "services",
    multiple=True,
    metavar="SERVICE",
    help="A service to ask, of arxiv, crossref, acl, openreview, openalex, semantic-scholar and"
    " dblp; may be given again. [default: all, in this order]",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, write nothing.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Most papers to ask about.")
@click.option("--yes", is_flag=True, help="Write each batch without asking.")
@root_option
def enrich(  # noqa: PLR0913  the options are what a caller can say
    ids: tuple[str, ...],
    only: tuple[str, ...],
    services: tuple[str, ...],
    root: Path,
    *,
    dry_run: bool,
    limit: int | None,
    yes: bool,
) -> None:
    """Fill in what records lack: authors, venues, identifiers, links to code.

    Only what is missing is filled in, and `sources` says from where.
    Where a source does not agree with a record, both are shown and nothing is changed.
    Each batch is written when it is complete: a run that was cut short goes on where it ended.
    """
    from codelm.cli.enriching import Wanted, enrich_records

    wanted = Wanted(ids=ids, only=only, services=services, limit=limit, dry_run=dry_run, yes=yes)
    enrich_records(wanted, root)
