"""The rendered theme: what it depends on, and what keeps it from being rendered."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from codelm.site.pages import SECTIONS
from codelm.site.theme import ThemeError, rendered_theme, theme_digest
from tests.sites import ROOT


def _tree(folder: Path) -> Path:
    """A copy of what the theme is made from."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("site/pages", "site/theme"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def test_digest_follows_the_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest changes with the files, the sections and the address, and with nothing else."""
    root = _tree(tmp_path)
    first = theme_digest(root, SECTIONS)
    assert theme_digest(root, SECTIONS) == first
    assert theme_digest(root, SECTIONS[1:]) != first
    monkeypatch.setenv("CODELM_SITE_URL", "https://example.org/")
    assert theme_digest(root, SECTIONS) != first
    monkeypatch.delenv("CODELM_SITE_URL")
    (root / "site/pages/about.md").write_text("# Else", "utf-8")
    assert theme_digest(root, SECTIONS) != first


def test_broken_link_is_an_error(tmp_path: Path) -> None:
    """A hand-written page with a dead link stops the build and leaves the environment alone."""
    root = _tree(tmp_path)
    (root / "site/pages/about.md").write_text("# About\n\n[gone](gone.md)\n", "utf-8")
    before = dict(os.environ)
    with pytest.raises(ThemeError, match=r"about\.md.*gone\.md(?s:.*)strict"):
        rendered_theme(root, tmp_path / "out", SECTIONS)
    assert dict(os.environ) == before
