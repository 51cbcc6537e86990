"""The folder of the built site: only what changed is written, and it changes all at once."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import orjson

__all__ = ["Progress", "SiteFile", "Standing", "Written", "digest", "put", "standing"]


def digest(*parts: bytes) -> str:
    """A short text that stands for the parts."""
    return blake2b(b"\0".join(parts), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of the site."""

    path: str
    """Below the root of the site: `papers/li2023starcoder/index.html`."""
    digest: str
    """Stands for the content: the same digest means the same bytes."""
    content: Callable[[], bytes]
    """Makes the bytes, when they are needed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed in the site."""

    changed: int
    """Files that were made anew."""
    removed: int
    """Files that stood in the site before and do not any more."""
    total: int
    """Files of the site."""


Progress = Callable[[Sequence[SiteFile]], Iterable[SiteFile]]
"""Hands the files on, one by one, and shows how far it is."""

Standing = Callable[[SiteFile], bytes | None]
"""What a file holds in the site of the last build, if that is what it shall hold."""

Entry = tuple[str, int, int]
"""Digest, size and time of change of a written file."""


def _silent(files: Sequence[SiteFile]) -> Iterable[SiteFile]:
    return files


def put(
    files: Iterable[SiteFile], site: Path, cache: Path, progress: Progress = _silent
) -> Written:
    """Make `site` hold just these files.

    The new site is put together in a second folder beside the cache, which then changes places
    with `site` in one step: whoever looks sees the old site or the new one, also when this is
    killed. The second folder is kept for the next time, when most of its files still hold.
    `progress` wraps the files while they are made.
    """
    wanted = {file.path: file for file in files}
    live = _Folder.read(site, cache)
    changed = [path for path, file in wanted.items() if not live.has(file)]
    gone = live.entries.keys() - wanted.keys()
    if changed or gone or not site.exists():
        _fill_spare(wanted, live, cache, progress)
        _exchange(cache / "spare", site)
        _forget_others(cache, site)
    return Written(len(changed), len(gone), len(wanted))


def standing(site: Path, cache: Path) -> Standing:
    """Finds what a file holds in the site, where that is what it shall hold."""
    live = lru_cache(lambda: _Folder.read(site, cache))  # most builds never ask

    def found(file: SiteFile) -> bytes | None:
        return (site / file.path).read_bytes() if live().has(file) else None

    return found


def _fill_spare(
    wanted: dict[str, SiteFile], live: _Folder, cache: Path, progress: Progress
) -> None:
    spare = _Folder.read(cache / "spare", cache)
    if not spare.entries:
        shutil.rmtree(spare.path, ignore_errors=True)
        spare.path.mkdir(parents=True)
    manifest = _manifest(spare.path, cache)
    manifest.unlink(missing_ok=True)  # while the folder changes, nothing vouches for it
    made = progress(list(wanted.values()))
    entries = {file.path: spare.take(file, live) for file in made}
    for path in spare.entries.keys() - wanted.keys():
        spare.drop(path)
    _write(manifest, orjson.dumps(entries))


class _Folder:
    """A folder with a site, and what is known of its files."""

    def __init__(self, path: Path, entries: dict[str, Entry]) -> None:
        self.path = path
        self.entries = entries
        self._root = f"{path}/"

    @classmethod
    def read(cls, path: Path, cache: Path) -> _Folder:
        """The folder; without entries where nothing is known for sure."""
        entries: dict[str, Entry] = {}
        with suppress(OSError, ValueError):
            entries = orjson.loads(_manifest(path, cache).read_bytes())
        return cls(path, entries)

    def has(self, file: SiteFile) -> bool:
        """Whether the folder holds the file with this content, untouched since it was written."""
        entry = self.entries.get(file.path)
        if entry is None or entry[0] != file.digest:
            return False
        try:
            stat = os.lstat(self._root + file.path)
        except OSError:
            return False
        return [stat.st_size, stat.st_mtime_ns] == [*entry[1:]]

    def take(self, file: SiteFile, other: _Folder) -> Entry:
        """Let the folder hold the file: as it is, or else linked from the other, or made anew."""
        if self.has(file):
            return self.entries[file.path]
        to = Path(self._root + file.path)
        if not (other.has(file) and _linked(Path(other._root + file.path), to)):
            _write(to, file.content())
        stat = to.stat()
        return file.digest, stat.st_size, stat.st_mtime_ns

    def drop(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        file = Path(self._root + path)
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == self.path:
                return
            try:
                folder.rmdir()
            except OSError:  # not empty
                return


def _manifest(folder: Path, cache: Path) -> Path:
    """Where the files of a folder are noted: by its number, which moves with it."""
    return cache / f"site-{folder.stat().st_ino if folder.exists() else 0}.json"


def _forget_others(cache: Path, site: Path) -> None:
    """Delete the notes on folders that are no more."""
    kept = _manifest(site, cache), _manifest(cache / "spare", cache)
    for note in cache.glob("site-*.json"):
        if note not in kept:
            note.unlink(missing_ok=True)


def _linked(source: Path, to: Path) -> bool:
    """Whether `to` could be made another name of the file `source`."""
    try:
        to.unlink(missing_ok=True)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.hardlink_to(source)
    except OSError:
        return False
    return True


def _write(to: Path, content: bytes) -> None:
    """Write a new file: the old one may be linked from the other folder, so it is not touched."""
    beside = to.with_name(f".{to.name}.new")
    try:
        beside.write_bytes(content)
    except FileNotFoundError:
        to.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
    beside.replace(to)


def _exchange(spare: Path, site: Path) -> None:
    """Let the two folders change places, in one step where the system can."""
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        spare.rename(site)
    elif not _exchanged(spare, site):
        aside = site.with_name(f".{site.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        site.rename(aside)
        spare.rename(site)
        aside.rename(spare)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether renameat2(2) could exchange the two names; it is Linux's own."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    at_cwd, exchange = -100, 2
    paths = os.fsencode(one), os.fsencode(other)
    return hasattr(libc, "renameat2") and not libc.renameat2(
        at_cwd, paths[0], at_cwd, paths[1], exchange
    )
