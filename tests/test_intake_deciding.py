"""Papers that may be in the index already: people decide, at the terminal or by flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from codelm.kb import KnowledgeBase
from codelm.records import Paper
from tests.command import run
from tests.sites import TOY, fingerprint

LIKE = (
    "@misc{x, year=2024, title={Every Way of Filling In a Record},"
    " author={Ada Example and van der Berg, Jr., Jan and Wang, Wei and {The Toy Team}}}"
    "@misc{y, year=2024, title={On Wool and Yarn}, author={Weber, Eva}}"
)
"""A paper that may be one of the index, and one that can not."""


@pytest.mark.parametrize(
    ("answers", "new", "retitled"),
    [
        ("same\ny\n", {"weber2024wool"}, True),
        ("apart\ny\n", {"example2024every", "weber2024wool"}, False),
        ("perhaps\nskip\ny\n", {"weber2024wool"}, False),
        ("\ny\n", {"weber2024wool"}, False),
        ("same\nn\n", set(), False),
    ],
)
def test_of_a_paper_that_may_be_there_somebody_at_the_terminal_decides(
    toy: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: str,
    new: set[str],
    retitled: bool,  # noqa: FBT001  pytest gives it by name
) -> None:
    for module in ("adding", "services"):
        monkeypatch.setattr(f"codelm.cli.{module}.attended", lambda: True)
    (toy / "refs.bib").write_text(LIKE, "utf-8")
    result = run(toy, "add", str(toy / "refs.bib"), answers=answers)
    assert result.exit_code == 0
    assert "known: ToyCoder: a small model" in result.stderr
    assert set(papers(toy)) - set(papers(TOY)) == new
    titles = papers(toy)["berg2024toycoder"].other_titles
    assert ("Every Way of Filling In a Record" in titles) == retitled


@pytest.mark.parametrize("flags", [(), ("--yes",)])
def test_in_a_script_flags_decide_of_a_paper_that_may_be_there(
    toy: Path, flags: tuple[str, ...]
) -> None:
    before = fingerprint(toy / "papers")
    (toy / "refs.bib").write_text(LIKE, "utf-8")
    result = run(toy, "add", str(toy / "refs.bib"), *flags)
    assert result.exit_code == 1
    assert "--same" in result.stdout
    assert "--apart" in result.stdout
    assert fingerprint(toy / "papers") == before


def papers(root: Path) -> dict[str, Paper]:
    """The papers of the index."""
    return dict(KnowledgeBase.read(root).papers)
