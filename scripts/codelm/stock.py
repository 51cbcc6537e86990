"""What the package brings for every atlas: templates, theme, settings, and the files to start with.

In the source tree these are files of the repository; an installed package carries them along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["PROJECT", "files", "layers", "stock"]

PROJECT = "https://github.com/code-lm-atlas/code-lm-atlas"
"""Where this package comes from."""

_PACKAGE = Path(__file__).parent
_CARRIED = _PACKAGE / "carried"
_SOURCE = _PACKAGE.parent.parent


def stock(path: str) -> Path:
    """Where a file or folder of the repository stands, such as `site/theme`."""
    return (_CARRIED if _CARRIED.is_dir() else _SOURCE) / path


def layers(root: Path, path: str) -> list[Path]:
    """The folders of an atlas and of the package with this path; the first with a file counts."""
    own, common = root / path, stock(path)
    return [own] * own.is_dir() + [common] * (not own.is_dir() or not own.samefile(common))


def files(folders: Sequence[Path]) -> Iterator[Path]:
    """Every file of the folders, of those with one path only the first."""
    found: dict[Path, Path] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                found.setdefault(path.relative_to(folder), path)
    yield from (path for _, path in sorted(found.items()))
