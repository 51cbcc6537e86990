"""What commands write: to stdout, or to a file as a whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

import click

__all__ = ["write"]


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write the text in UTF-8; a file holds all of it, or stays as it was."""
    with _whole(output) if output else nullcontext(sys.stdout.buffer) as out:
        for piece in pieces:
            out.write(piece.encode())
        out.flush()


@contextmanager
def _whole(output: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of another when it is complete."""
    target = output.resolve()  # of a link, what it leads to is replaced
    if target.exists() and not target.is_file():  # a device or pipe
        with target.open("wb") as out:
            yield out
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as out:
            yield out
        beside.replace(target)
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
