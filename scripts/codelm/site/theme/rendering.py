"""The theme, rendered by MkDocs: hand-written pages, and shells for all others."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from codelm.site.identity import Identity, Unnamed
from codelm.site.shell import Section
from codelm.site.theme.dress import edit_root
from codelm.site.theme.plugin import Markers
from codelm.stock import layers

if TYPE_CHECKING:
    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin

__all__ = ["ADDRESS", "EDIT", "IDENTITY", "PUBLIC", "SHELLS", "ThemeError", "rendered_theme"]

PUBLIC = "public"
"""Folder of the destination with what is published: assets, hand-written pages."""
SHELLS = "shells.json"
"""File of the destination with the shells, for `Shells.read`."""
ADDRESS = "address.txt"
"""File of the destination that says where the site will stand; empty where that is not known."""
EDIT = "edit.txt"
"""File of the destination that says where files are edited; empty where that is not known."""
IDENTITY = "identity.json"
"""File of the destination that says what the atlas is called, for `Identity.read`."""


class ThemeError(Exception):
    """MkDocs could not render the theme; the message says why."""


def rendered_theme(root: Path, destination: Path, sections: Sequence[Section]) -> None:
    """Render the hand-written pages and the shells of the sections into a folder."""
    # A build that has a rendered theme in its cache never comes here, and all of it takes less
    # time than the import of MkDocs.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    markers = Markers(sections)
    try:
        with _environment_kept(), _warnings() as said:
            config = load_config(
                str(root / "mkdocs.yml"), site_dir=str(destination / PUBLIC), strict=True
            )
            config.plugins["shells"] = cast("BasePlugin[Config]", markers)
            _dressed_by(config, layers(root, "site/theme"))
            if not config.repo_url:
                config.edit_uri = None  # it is a way from there
            identity = Identity.of(config.site_name, config.extra.get("atlas"))
            build(config)
    except Unnamed as error:
        raise ThemeError(f"mkdocs.yml: {error}") from error
    except MkDocsException as error:
        raise ThemeError("\n".join(["MkDocs:", *said, str(error)])) from error
    markers.shells.write(destination / SHELLS)
    (destination / ADDRESS).write_text(_address(config.site_url), "utf-8")
    identity.write(destination / IDENTITY)
    (destination / EDIT).write_text(edit_root(config), "utf-8")


def _dressed_by(config: MkDocsConfig, folders: Sequence[Path]) -> None:
    """Put the theme of the package below that of the atlas, above the one of MkDocs."""
    ours = [str(folder) for folder in folders]
    config.theme.dirs = [*ours, *(folder for folder in config.theme.dirs if folder not in ours)]


def _address(site_url: str | None) -> str:
    return f"{site_url.rstrip('/')}/" if site_url else ""


@contextmanager
def _environment_kept() -> Iterator[None]:
    """Undo what the import of the theme does to the environment of the process."""
    before = dict(os.environ)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of; in strict mode it stops without repeating it."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
