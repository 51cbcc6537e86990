"""What commands that ask services share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path

import click

from codelm.cli.index import read
from codelm.intake.drafts import Draft
from codelm.intake.http import Http
from codelm.intake.index import Index
from codelm.intake.service import services_at
from codelm.outputs import CACHE
from codelm.problems import on_one_line

__all__ = ["agreed", "attended", "http", "index_at", "shown", "told"]


def http(root: Path) -> Http:
    """Asks the services, or what stands in for them at the address in CODELM_SERVICES."""
    try:
        patience = float(os.environ.get("CODELM_PATIENCE", "1"))
    except ValueError:
        raise click.UsageError("CODELM_PATIENCE is no number; unset it") from None
    cache = root / CACHE / "http"
    cache.mkdir(parents=True, exist_ok=True)
    return Http(services_at(os.environ.get("CODELM_SERVICES")), cache, patience)


def index_at(root: Path) -> Index:
    """The index, ready to take papers in."""
    return Index(read(root), datetime.now(UTC).date())


def shown(draft: Draft) -> str:
    """A new record as it will be; of a known one, the lines that change."""
    if draft.old is None:
        heading = click.style(f"# {draft.path} (new)", bold=True)
        return f"{heading}\n{draft.text}"
    lines = list(unified_diff(draft.old.splitlines(), draft.text.splitlines(), n=1, lineterm=""))
    heading = click.style(f"# {draft.path}", bold=True)
    return "\n".join((heading, *map(_coloured, lines[2:]), ""))


def told(lines: Iterable[str], colour: str | None = None) -> None:
    """Say something beside the results, one thing a line."""
    for line in lines:
        said = on_one_line(line)
        click.echo(click.style(said, fg=colour) if colour else said, err=True)


def attended() -> bool:
    """Whether somebody is there who can be asked."""
    return sys.stdin.isatty()


def agreed(question: str, *, yes: bool) -> bool:
    """Whether to go on: because of `--yes`, or because somebody says so."""
    if yes:
        return True
    if not attended():
        told(["Nothing was written; --yes writes without asking."])
        sys.exit(1)
    return click.confirm(question, default=True, err=True)


def _coloured(line: str) -> str:
    return click.style(line, fg={"+": "green", "-": "red", "@": "cyan"}.get(line[:1]))
