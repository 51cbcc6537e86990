"""`codelm build` and `codelm serve`."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from codelm.cli.index import root_option
from codelm.outputs import SITE
from codelm.problems import as_text

if TYPE_CHECKING:
    from codelm.site.tree import SiteFile, Written

__all__ = ["build", "serve"]


@click.command()
@root_option
def build(root: Path) -> None:
    """Build the site into build/site.

    Only what changed since the last build is made anew.
    A build that fails leaves the site as it was.
    """
    if not _built(root):
        sys.exit(1)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port; 0 takes a free one.")
@root_option
def serve(root: Path, host: str, port: int) -> None:
    """Preview the site; pages reload when a record or template changes.

    Problems with records are listed, and the last good site stays.
    """
    from codelm.site.serve import Preview

    try:
        preview = Preview(root, host, port)
    except OSError as error:
        message = f"cannot listen on {host}:{port}: {error.strerror}"
        raise click.UsageError(f"{message}; take another --port") from None
    _built(root)
    if not (root / SITE).is_dir():
        sys.exit(1)
    click.echo(f"Serving at {preview.address} (Ctrl+C ends it)", err=True)
    try:
        preview.run(lambda: _built_or_told(root))
    except KeyboardInterrupt:
        click.echo("", err=True)


def _built(root: Path) -> bool:
    """Whether the site could be built; what is wrong is printed."""
    from codelm.site.build import Unbuildable
    from codelm.site.build import build as build_site
    from codelm.site.theme import ThemeError

    started = time.perf_counter()
    try:
        written = build_site(root, _say, _with_bar)
    except Unbuildable as error:
        for problem in error.problems:
            click.echo(as_text(problem))
        click.echo(f"Not built: {len(error.problems):,} errors; the site is as before.", err=True)
        return False
    except ThemeError as error:
        click.echo(f"{error}\nNot built; the site is as before.", err=True)
        return False
    click.echo(_outcome(written, time.perf_counter() - started), err=True)
    return True


def _built_or_told(root: Path) -> bool:
    """The same for a preview, which also outlives what is wrong with a template."""
    try:
        return _built(root)
    except Exception:  # noqa: BLE001  whatever it is, the next edit may mend it
        traceback.print_exc()
        return False


def _outcome(written: Written, seconds: float) -> str:
    changes = f"{written.changed:,} changed, {written.removed:,} removed"
    return f"{SITE}: {written.total:,} files ({changes}) in {seconds:.1f} s"


def _say(text: str) -> None:
    click.echo(f"{text} …", err=True)


def _with_bar(files: Sequence[SiteFile]) -> Iterable[SiteFile]:
    """The files, with a bar that grows while they are made, where somebody can see it."""
    if not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, label="Writing the site", file=sys.stderr) as bar:
        yield from bar
