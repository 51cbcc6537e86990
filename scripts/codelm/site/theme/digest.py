"""What the rendered theme depends on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from codelm.guide import links, manuscript
from codelm.site import identity, mends, page, shell, slots
from codelm.site.shell import Section
from codelm.stock import files, layers

__all__ = ["theme_digest"]

_SETTINGS = ("CODELM_SITE_URL", "CODELM_REPO_URL")  # read by mkdocs.yml
_MODULES = (identity, links, manuscript, mends, page, shell, slots)
_SOURCES = (
    *sorted(Path(__file__).parent.glob("*.py")),
    *(Path(str(module.__file__)) for module in _MODULES),
)


def theme_digest(root: Path, sections: Sequence[Section]) -> str:
    """What the rendered theme depends on, in one short text."""
    digest = blake2b(repr(sections).encode(), digest_size=16)
    for name in ("mkdocs", "mkdocs-material"):
        digest.update(f"{name} {version(name)}\0".encode())
    for name in _SETTINGS:
        digest.update(f"{name}={os.environ.get(name)}\0".encode())
    for path in [*_SOURCES, *_inputs(root)]:
        content = path.read_bytes()
        digest.update(f"{os.path.relpath(path, root)} {len(content)}\0".encode() + content)
    return digest.hexdigest()


def _inputs(root: Path) -> Iterator[Path]:
    yield root / "mkdocs.yml"
    yield from files([root / "site/pages"])
    yield from files(layers(root, "site/theme"))
