"""Repositories of git in which tests change records."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

__all__ = ["commit", "git", "repository"]

_TOY = Path(__file__).parent / "toy"
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **{
        f"GIT_{who}_{what}": "test@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(root: Path, *arguments: str) -> str:
    """What git prints."""
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=_ENVIRONMENT)
    return done.stdout.strip()


def commit(root: Path) -> str:
    """The commit of all files as they stand."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "A state")
    return git(root, "rev-parse", "HEAD")


def repository(root: Path) -> Path:
    """A repository in this folder with the toy index as its first commit."""
    shutil.copytree(_TOY, root)
    git(root, "init", "--quiet")
    commit(root)
    return root
