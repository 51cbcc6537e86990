"""The index that a command works on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from codelm.kb import KnowledgeBase
from codelm.outputs import CACHE
from codelm.records import KINDS, AnyRecord

__all__ = ["form_option", "named", "near", "not_found", "read", "root_option"]

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound=AnyRecord)


def _root(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    """The given folder, or the nearest one around the working directory that holds an index."""
    start = (value or Path.cwd()).resolve()
    for folder in [start] if value else [start, *start.parents]:
        if (folder / "papers").is_dir() and (folder / "taxonomy").is_dir():
            return folder
    message = f"no index in {start}: an index has the folders papers/ and taxonomy/"
    raise click.UsageError(f"{message}; go to one, or name it with --root DIR")


def root_option(command: F) -> F:
    """Adds `--root`, which gives the folder of the index as `root`."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        callback=_root,
        metavar="DIR",
        help="Folder of the index. [default: the one around the working directory]",
    )(command)


def form_option(forms: Iterable[str], about: str) -> Callable[[F], F]:
    """Adds `--format`, which gives one of these as `form`; the first is meant by default."""
    choices = list(forms)
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help=about,
    )


def read(root: Path) -> KnowledgeBase:
    """The knowledge base of the index."""
    return KnowledgeBase.read(root, root / CACHE / "records.json")


def named(kb: KnowledgeBase, cls: type[R], text: str) -> R:
    """The record of a class that a person means; where there is none, the command ends."""
    kind = next(kind for kind in KINDS.values() if kind.type is cls)
    found = [record for record in kb.find(f"{kind.name}:{text}") if isinstance(record, cls)]
    return found[0] if found else not_found(kind.name, text, kb.table(kind.name))


def not_found(kind: str, text: str, known: Iterable[str]) -> NoReturn:
    """End the command: no record is called so."""
    click.echo(f'no {kind} "{text}"; {near(text, known)}', err=True)
    sys.exit(1)


def near(text: str, known: Iterable[str]) -> str:
    """What may have been meant, as a remedy."""
    found = get_close_matches(text, list(known), 3, 0.6)
    return f"did you mean {', '.join(found)}?" if found else "`codelm stats` counts what there is"
