"""Changes of files, as they happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, Queue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

__all__ = ["changes"]

_QUIET = 0.03
"""Seconds without a further change after which a burst of changes is over."""

_CHANGING = {"created", "modified", "moved", "deleted"}


def changes(folders: Iterable[Path]) -> Iterator[set[str]]:
    """The paths that change below the folders from now on, one set for each burst of changes."""
    changed: Queue[str] = Queue()
    observer = Observer()
    for folder in folders:
        observer.schedule(_Collector(changed), str(folder), recursive=True)
    observer.start()
    return _bursts(changed, observer)


def _bursts(changed: Queue[str], observer: BaseObserver) -> Iterator[set[str]]:
    try:
        while True:
            yield _burst(changed)
    finally:
        observer.stop()
        observer.join()


def _burst(changed: Queue[str]) -> set[str]:
    burst = {changed.get()}
    while True:
        try:
            burst.add(changed.get(timeout=_QUIET))
        except Empty:
            return burst


class _Collector(FileSystemEventHandler):
    """Puts the paths of changed files into a queue."""

    def __init__(self, changed: Queue[str]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what was written, moved or deleted; editors' hidden files do not count."""
        paths = [str(path) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in _CHANGING and not event.is_directory:
            for path in paths:
                if not Path(path).name.startswith("."):
                    self._changed.put(path)
