"""The real records as .bib files, and the programs of TeX that read them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from codelm.exports.formats import EXPORTS
from codelm.kb import KnowledgeBase
from codelm.records import Paper

__all__ = ["biber_complaints", "bibliography", "bibtex_run", "latex_errors", "papers", "real"]

_ROOT = Path(__file__).parent.parent
_SAMPLE = 12

BIBER_OPTIONS = "uniquelist=false,uniquename=false,backend=biber"
"""Telling apart authors of the same name is quadratic, and says nothing about our entries."""


@cache
def real() -> KnowledgeBase:
    """The index of this repository."""
    return KnowledgeBase.read(_ROOT)


@cache
def papers() -> tuple[Paper, ...]:
    """The papers to test: all where every tool is required, else every twelfth."""
    step = 1 if os.environ.get("CODELM_REQUIRE") == "all" else _SAMPLE
    return tuple(real().papers.values())[::step]


def bibliography(form: str, chosen: Sequence[Paper]) -> str:
    """The papers in a format."""
    return "".join(EXPORTS[form].text(chosen, real()))


def bibtex_run(folder: Path, bib: str, style: str) -> tuple[list[str], str]:
    """What BibTeX complains of in a .bib text that is cited as a whole, and the .bbl it makes."""
    (folder / "all.bib").write_text(bib, "ascii")
    aux = "\\relax\n\\citation{*}\n\\bibstyle{%s}\n\\bibdata{all}\n"
    (folder / "all.aux").write_text(aux % style)
    said = _run(folder, "bibtex", "all").stdout
    # the first four lines name the program and its files
    return said.splitlines()[4:], (folder / "all.bbl").read_text("ascii")


def latex_errors(folder: Path, document: str, name: str = "document") -> list[str]:
    """The errors of LaTeX in a document; what it made stays in the folder."""
    (folder / f"{name}.tex").write_text(document, "utf-8")
    said = _run(folder, "pdflatex", "-draftmode", "-interaction=nonstopmode", name).stdout
    return [line for line in said.splitlines() if line.startswith("!")]


def biber_complaints(folder: Path, bib: str, style: str) -> list[str]:
    """The warnings and errors of Biber on a .bib text that is cited as a whole."""
    (folder / "all.bib").write_text(bib, "utf-8")
    errors = latex_errors(folder, _BIBLATEX.replace("STYLE", style))
    said = _run(folder, "biber", "document").stdout
    return errors + [line for line in said.splitlines() if not line.startswith("INFO")]


_BIBLATEX = rf"""\documentclass{{article}}
\usepackage[T1]{{fontenc}}
\usepackage[style=STYLE,{BIBER_OPTIONS}]{{biblatex}}
\addbibresource{{all.bib}}
\begin{{document}}\nocite{{*}}\end{{document}}
"""


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
