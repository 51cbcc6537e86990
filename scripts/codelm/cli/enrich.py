"""`codelm enrich`: what records lack, from the services that know papers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from codelm.cli.index import named, root_option
from codelm.cli.services import agreed, http, index_at, shown, told
from codelm.intake.drafts import Draft
from codelm.intake.enriching import STEPS, Batch, batches, drafted, lacking, settled
from codelm.intake.http import Away, Http
from codelm.intake.index import Index
from codelm.intake.merge import GROUPS, missing
from codelm.intake.service import SERVICES
from codelm.intake.writing import Unwritable, write
from codelm.records import Paper

__all__ = ["enrich"]


def _groups(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    groups = tuple(filter(None, (part.strip() for part in value.split(","))))
    if unknown := [group for group in groups if group not in GROUPS]:
        raise click.BadParameter(f'no "{unknown[0]}"; there are {", ".join(GROUPS)}')
    return groups or tuple(GROUPS)


@dataclass
class _Tally:
    """What a run came to."""

    changed: set[str]
    conflicts: list[str]
    away: list[str]


@click.command()
@click.argument("ids", nargs=-1, metavar="[IDS]...")
@click.option(
    "--only",
    default=",".join(GROUPS),
    callback=_groups,
    metavar="FIELDS",
    show_default=True,
    help="What to fill in.",
)
@click.option(
    "--from",
    "services",
    type=click.Choice(list(STEPS)),
    multiple=True,
    help="A service to ask; may be given again. [default: all, in this order]",
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
    index = index_at(root)
    kb = index.kb
    chosen = [named(kb, Paper, id_) for id_ in ids] if ids else list(kb.papers.values())
    keys = [p.id for p in chosen if not set(only).isdisjoint(missing(p))][:limit]
    told([f"{len(keys):,} of {len(chosen):,} papers lack {' or '.join(only)}."])
    tally = _Tally(set(), [], [])
    with http(root) as session:
        for name in services or tuple(STEPS):
            run = _Run(index, session, root, only, dry_run=dry_run, yes=yes)
            run.ask(name, keys, tally)
    _sum_up(tally, dry_run=dry_run)


@dataclass
class _Run:
    """One service, asked about all papers that it may know more about."""

    index: Index
    session: Http
    root: Path
    only: Sequence[str]
    dry_run: bool
    yes: bool

    def ask(self, name: str, keys: Iterable[str], tally: _Tally) -> None:
        """Ask batch by batch, and write what comes; a service that is away is left alone."""
        step = STEPS[name]
        papers = lacking((self.index.kb.papers[key] for key in keys), step, self.only)
        if not papers:
            return
        shown_later: list[Draft] = []
        label = f"{SERVICES[name].name:<18}"
        with click.progressbar(
            length=len(papers), label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for batch in batches(papers, step):
                try:
                    made = drafted(batch, step, self.index, self.session, self.only)
                except Away as error:
                    tally.away.append(str(error))
                    break
                bar.update(len(batch))
                self._settle(made, tally)
                shown_later += made.drafts
        for draft in shown_later if self.yes or self.dry_run else ():
            click.echo(shown(draft), nl=False)

    def _settle(self, made: Batch, tally: _Tally) -> None:
        tally.conflicts += made.conflicts
        if not made.drafts:
            return
        if not self.dry_run:
            self._write(made.drafts)
        settled(made.drafts, self.index)
        tally.changed |= {draft.key for draft in made.drafts}

    def _write(self, drafts: Sequence[Draft]) -> None:
        if not self.yes:
            for draft in drafts:
                click.echo(shown(draft), nl=False)
            if not agreed(f"Write these {len(drafts):,}?", yes=False):
                sys.exit(1)
        try:
            write(drafts, self.root)
        except Unwritable as error:
            told([str(error)], "red")
            sys.exit(1)


def _sum_up(tally: _Tally, *, dry_run: bool) -> None:
    conflicts = list(dict.fromkeys(tally.conflicts))
    told(conflicts, "yellow")
    told([f"{away}; run the same again later" for away in tally.away], "red")
    count = len(tally.changed)
    done = "would change" if dry_run else "changed"
    told([f"{count:,} record{'' if count == 1 else 's'} {done}; {len(conflicts):,} conflicts."])
    sys.exit(1 if tally.away else 0)
