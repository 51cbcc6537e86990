"""The records of an index at a commit, or in the working tree: the only module that runs git."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from codelm.records import KINDS

__all__ = ["GitError", "Tree", "at_commit", "changed_paths", "in_folder", "texts"]

Tree = Mapping[str, str]
"""The files of records, below the root of the index, each with the id of its content."""

_FOLDERS = ("papers", "taxonomy")
_PLAIN_FILES = {"100644", "100755"}


class GitError(Exception):
    """What git said."""


def at_commit(root: Path, commit: str) -> Tree:
    """The files of records in a commit, which may be named by any name that git knows."""
    tree = _git(root, "rev-parse", "--verify", "--end-of-options", f"{commit}^{{commit}}:./")
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", tree.decode().strip(), *_FOLDERS)
    entries = (entry.split("\t", 1) for entry in os.fsdecode(listed).split("\0") if entry)
    found = ((path, *how.split()) for how, path in entries)
    return {path: blob for path, mode, _, blob in found if mode in _PLAIN_FILES and _named(path)}


def in_folder(root: Path, like: Tree) -> Tree:
    """The files of records in the folder, with ids as in the tree of a commit."""
    longest = max(map(len, like.values()), default=_SHA1)
    hashed = hashlib.sha1 if longest == _SHA1 else hashlib.sha256
    paths = sorted(path for kind in KINDS.values() for path in (root / kind.folder).rglob("*.yaml"))
    plain = [path for path in paths if path.is_file() and not path.is_symlink()]
    contents = ((path, path.read_bytes()) for path in plain)
    return {
        path.relative_to(root).as_posix(): hashed(b"blob %d\0" % len(content) + content).hexdigest()
        for path, content in contents
        if _named(path.name)
    }


def changed_paths(old: Tree, new: Tree) -> list[str]:
    """The files that stand in one of the trees alone, or with another content in each."""
    return sorted(path for path in {*old, *new} if old.get(path) != new.get(path))


def texts(root: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents with these ids."""
    wanted = list(blobs)
    out = _git(root, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in wanted).encode())
    found, at = {}, 0
    for blob in wanted:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        found[blob] = out[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


_SHA1 = 40


def _named(path: str) -> bool:
    return path.endswith(".yaml") and not path.rpartition("/")[2].startswith(".")


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  no shell; a commit cannot pass for an option
            command, input=stdin, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise GitError("git is missing; install it") from None
    if done.returncode:
        raise GitError(done.stderr.decode(errors="replace").strip().removeprefix("fatal: "))
    return done.stdout
