"""Service by service, batch by batch: asking, showing, writing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from codelm.cli.index import named
from codelm.cli.services import agreed, http, index_at, shown, told
from codelm.intake.drafts import Draft
from codelm.intake.enriching import STEPS, Batch, batches, drafted, lacking, settled
from codelm.intake.http import Away, Http
from codelm.intake.index import Index
from codelm.intake.merge import GROUPS, missing
from codelm.intake.service import SERVICES
from codelm.intake.writing import Unwritable, write
from codelm.records import Paper

__all__ = ["Wanted", "enrich_records"]


@dataclass
class _Tally:
    """What a run came to."""

    changed: set[str]
    conflicts: list[str]
    away: list[str]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a run is to do."""

    ids: Sequence[str]
    only: Sequence[str]
    services: Sequence[str]
    limit: int | None
    dry_run: bool
    yes: bool


def enrich_records(wanted: Wanted, root: Path) -> None:
    """Do what `codelm enrich` promises; it ends with 1 where a service was away."""
    only = _known(wanted.only, GROUPS)
    services = _known(wanted.services, STEPS)
    index = index_at(root)
    kb = index.kb
    chosen = [named(kb, Paper, id_) for id_ in wanted.ids] or list(kb.papers.values())
    keys = [p.id for p in chosen if not set(only).isdisjoint(missing(p))][: wanted.limit]
    told([f"{len(keys):,} of {len(chosen):,} papers lack {' or '.join(only)}."])
    tally = _Tally(set(), [], [])
    with http(root) as session:
        for name in services:
            run = _Run(index, session, root, only, dry_run=wanted.dry_run, yes=wanted.yes)
            run.ask(name, keys, tally)
    _sum_up(tally, dry_run=wanted.dry_run)


def _known(names: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """The names, or all that there are; one that is not known is wrong usage."""
    every = tuple(known)
    if unknown := [name for name in names if name not in every]:
        raise click.UsageError(f'there is no "{unknown[0]}"; there are {", ".join(every)}')
    return tuple(names) or every


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
