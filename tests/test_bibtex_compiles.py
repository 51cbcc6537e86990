"""The programs that people use read our .bib files without one complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codelm.exports.latex import ascii_latex, clean
from codelm.records import Paper

from .bibliography import (
    biber_complaints,
    bibliography,
    bibtex_run,
    latex_errors,
    papers,
)

PORTION = 60
"""Most authors of an entry that Biber reads in a trice."""

PARTS = 6
"""Author-year styles tell at most 26 entries apart that share author and year."""

# No author is known of some papers: styles say so, and sort them by their `key`.
NAMELESS = re.compile(r"Warning--empty author in (\S+)|\(There (?:was|were) \d+ warnings?\)")


def _complaints(said: list[str], chosen: tuple[Paper, ...]) -> list[str]:
    nameless = {paper.id for paper in chosen if not paper.authors} | {None}
    found = ((line, NAMELESS.fullmatch(line)) for line in said)
    return [line for line, excused in found if not (excused and excused[1] in nameless)]


@pytest.mark.needs("bibtex", "ieeetran")
@pytest.mark.parametrize("style", ["plain", "alpha", "ieeetr", "IEEEtran"])
def test_bibtex_reads_all(style: str, tmp_path: Path) -> None:
    """BibTeX says nothing but whose authors are unknown."""
    said, bbl = bibtex_run(tmp_path, bibliography("bibtex", papers()), style)
    ended = [line for line in said if line not in {"", "Done."} and "bst" not in line]
    assert _complaints([line for line in ended if _is_ours(line)], papers()) == []
    assert bbl.count("\\bibitem") == len(papers())


def _is_ours(line: str) -> bool:
    """Whether the line is not the signature of IEEEtran, which has no marks of a complaint."""
    return line.startswith(("Warning", "(There", "while", "I ", "---", "Sorry")) or "error" in line


@pytest.mark.needs("bibtex")
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("style", ["abbrvnat", "plainnat", "apalike"])
def test_author_year_styles_read_all(style: str, part: int, tmp_path: Path) -> None:
    """So do the styles that label by author and year, a part of the entries at a time."""
    chosen = papers()[part::PARTS]
    said, bbl = bibtex_run(tmp_path, bibliography("bibtex", chosen), style)
    assert _complaints(said, chosen) == []
    assert bbl.count("\\bibitem") == len(chosen)


@pytest.mark.needs("bibtex", "pdflatex")
def test_latex_sets_all(tmp_path: Path) -> None:
    """LaTeX sets the list of references, as BibTeX leaves it, without an error."""
    _, bbl = bibtex_run(tmp_path, bibliography("bibtex", papers()), "plain")
    preamble = r"\documentclass{article}\usepackage[T1]{fontenc}\begin{document}"
    assert latex_errors(tmp_path, f"{preamble}\n{bbl}\n\\end{{document}}\n") == []


@pytest.mark.needs("bibtex")
def test_names_keep_capitals(tmp_path: Path) -> None:
    """A style that writes titles as sentences leaves every protected name as it is."""
    _, bbl = bibtex_run(tmp_path, bibliography("bibtex", papers()), "plain")
    items = dict(re.findall(r"\\bibitem\{(\S+)\}\n(.*?)(?:\n\n|\Z)", bbl, re.DOTALL))
    for paper in papers():
        shown = _letters(items[paper.id])
        for name in paper.protect:
            assert _letters(ascii_latex(clean(name))) in shown, (paper.id, name)


def _letters(latex: str) -> str:
    """The text without what BibTeX adds or takes away: braces and breaks of lines."""
    return re.sub(r"%\n|[{}\s~]", "", latex)


@pytest.mark.needs("biber", "pdflatex")
@pytest.mark.parametrize("part", range(6))
@pytest.mark.parametrize("style", ["authoryear", "ieee"])
def test_biber_reads_all(style: str, part: int, tmp_path: Path) -> None:
    """Biber says nothing at all."""
    chosen = [portion for paper in papers() for portion in _portions(paper)][part::6]
    assert biber_complaints(tmp_path, bibliography("biblatex", chosen), style) == []
    assert (tmp_path / "document.bbl").read_text("utf-8").count(r"\entry{") == len(chosen)


def _portions(paper: Paper) -> Iterator[Paper]:
    """The paper, with long lists of authors dealt out: over thousands Biber takes minutes."""
    for start in range(0, max(len(paper.authors), 1), PORTION):
        key = f"{paper.id}-{start}" if start else paper.id
        yield replace(paper, id=key, authors=paper.authors[start : start + PORTION])


@pytest.mark.needs("biber", "pdflatex")
def test_latex_sets_biblatex(tmp_path: Path) -> None:
    """LaTeX sets the list of references, as Biber leaves it, without an error."""
    chosen = [portion for paper in papers()[::20] for portion in _portions(paper)]
    assert biber_complaints(tmp_path, bibliography("biblatex", chosen), "authoryear") == []
    document = (tmp_path / "document.tex").read_text("utf-8")
    printing = document.replace(r"\end{document}", r"\printbibliography\end{document}")
    assert latex_errors(tmp_path, printing) == []
