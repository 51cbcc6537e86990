"""The drafts of the papers that an issue asks for, laid into a folder with a summary.

`python -m codelm.review.draft FOLDER` reads the issue in ISSUE_BODY. The folder then holds
`summary.md`, and `papers/` with the records that are new or changed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from codelm.kb import KnowledgeBase
from codelm.review.changes import changes
from codelm.review.issue import identifiers
from codelm.review.markdown import block
from codelm.review.summary import as_markdown

__all__ = ["draft"]

_NONE = """\
The issue names no paper in a form that can be looked up: an arXiv id, a DOI,
or an address at arXiv, doi.org, the ACL Anthology or OpenReview. Edit it to try again.
"""
_NEXT = """\
Before this is merged, somebody looks at what is in doubt and chooses the tasks.
Close and reopen the pull request to have it checked.
"""

_ROOM = 20_000
"""What a pull request says of itself has 65,536 characters."""

Add = Callable[[Sequence[str]], tuple[bool, str]]
"""Adds papers by identifier; gives whether it did, and what there is to say."""


def draft(body: str, root: Path, folder: Path, add: Add) -> None:
    """Lay the records that the text of an issue asks for into the folder, with a summary."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = identifiers(body)
    done, said = add(wanted) if wanted else (False, "")
    parts = [_said(said) if wanted else _NONE]
    if done:
        found = changes(root, "HEAD")
        for change in found:
            target = folder / change.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((root / change.path).read_bytes())
        if found:
            parts = [as_markdown(found, KnowledgeBase.read(root), _ROOM), *parts, _NEXT]
    (folder / "summary.md").write_text("\n".join(parts), "utf-8")


def _said(text: str) -> str:
    return f"## What there is to say\n\n{block(text[:_ROOM])}" if text.strip() else ""


def _add(root: Path) -> Add:
    def add(wanted: Sequence[str]) -> tuple[bool, str]:
        command = [sys.executable, "-c", "from codelm.cli import main; main()", "add", "--yes"]
        done = subprocess.run(  # noqa: S603  no shell, and identifiers of strict forms alone
            [*command, "--root", str(root), "--", *wanted],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode == 0, done.stdout.decode(errors="replace")

    return add


if __name__ == "__main__":
    here = Path.cwd()
    draft(os.environ.get("ISSUE_BODY", ""), here, Path(sys.argv[1]), _add(here))
