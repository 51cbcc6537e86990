"""`codelm diff`: what a change does to records."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from codelm.cli.index import form_option, read, root_option
from codelm.kb import KnowledgeBase
from codelm.review import git
from codelm.review.changes import RecordChange, as_json, changes
from codelm.review.summary import as_lines, as_markdown

__all__ = ["changed_since", "diff"]


def _text(found: Sequence[RecordChange], _: KnowledgeBase) -> str:
    return "".join(f"{line}\n" for line in as_lines(found))


def _document(found: Sequence[RecordChange], _: KnowledgeBase) -> str:
    document = {"records": [as_json(change) for change in found]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


_FORMATS: dict[str, Callable[[Sequence[RecordChange], KnowledgeBase], str]] = {
    "text": _text,
    "json": _document,
    "markdown": as_markdown,
}


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@form_option(
    _FORMATS, "How to print it; Markdown also shows how papers are cited, and their BibTeX."
)
@root_option
def diff(base: str, head: str | None, form: str, root: Path) -> None:
    """Print what changes in records from commit BASE to HEAD, or to the files as they stand.

    Records are added, removed, renamed or changed, and these field by field, whatever the layout.
    """
    try:
        found = changes(root, base, head)
    except git.GitError as error:
        _refuse(base, error)
    click.echo(_FORMATS[form](found, read(root)), nl=False)


def changed_since(root: Path, commit: str) -> set[str]:
    """The files of records that are not as they are in the commit; ends where there is none."""
    try:
        old = git.at_commit(root, commit)
    except git.GitError as error:
        _refuse(commit, error)
    return set(git.changed_paths(old, git.in_folder(root, old)))


def _refuse(commit: str, error: git.GitError) -> NoReturn:
    click.echo(f"no commit {commit} to compare with: {error}", err=True)
    sys.exit(2)
