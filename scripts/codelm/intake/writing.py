"""Drafts held against the whole index, and written all or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from codelm import checks
from codelm.problems import Problem

from .drafts import Draft
from .index import Index

__all__ = ["Unwritable", "faults", "write"]


class Unwritable(Exception):  # noqa: N818  it reads as what the index is
    """The files cannot be written; nothing was."""


def faults(drafts: Iterable[Draft], index: Index) -> list[Problem]:
    """The errors that the index would have with these drafts and has not now."""
    files = {draft.path: draft.file for draft in drafts}
    then = _errors(checks.problems(index.kb.with_files(files.values()), index.today))
    if all(problem.path in files for problem in then):
        return then
    now = _errors(checks.problems(index.kb, index.today))
    before = {(p.path, p.field, p.rule, p.message) for p in now}
    return [p for p in then if (p.path, p.field, p.rule, p.message) not in before]


def write(drafts: Sequence[Draft], root: Path) -> None:
    """Write every draft, or none where one cannot be written.

    Raises:
        Unwritable: when a file is in the way, changed meanwhile, or the disk refuses.

    """
    beside: dict[Path, Path] = {}
    done: list[Draft] = []
    try:
        for draft in drafts:
            _check(root / draft.path, draft)
            beside[root / draft.path] = _laid_beside(root / draft.path, draft.text)
        for draft in drafts:
            _check(root / draft.path, draft)
            beside[root / draft.path].replace(root / draft.path)
            done.append(draft)
    except BaseException as error:
        _undo(done, root)
        if isinstance(error, OSError):
            raise Unwritable(f"{error.filename}: {error.strerror}; nothing was written") from None
        raise
    finally:
        for file in beside.values():
            file.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that was made for nothing
                file.parent.rmdir()


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def _check(path: Path, draft: Draft) -> None:
    """Whether the file is still as the draft supposes."""
    there = path.read_text("utf-8") if path.exists() else None
    if there != draft.old:
        raise Unwritable(f"{draft.path} changed meanwhile; nothing was written, start again")


def _laid_beside(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    with beside.open("x", encoding="utf-8", newline="\n") as out:  # "x" follows no link
        out.write(text)
    return beside


def _undo(done: Iterable[Draft], root: Path) -> None:
    for draft in done:
        if draft.old is None:
            (root / draft.path).unlink(missing_ok=True)
        else:
            (root / draft.path).write_text(draft.old, "utf-8")
