"""The index that a command works on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from codelm.kb import KnowledgeBase

__all__ = ["CACHE", "read", "root_option"]

F = TypeVar("F", bound=Callable[..., Any])

CACHE = "build/cache"


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


def read(root: Path) -> KnowledgeBase:
    """The knowledge base of the index."""
    return KnowledgeBase.read(root, root / CACHE / "records.json")
