"""`codelm enrich`, which fills what is missing and never what is known."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from codelm import yamlfile
from codelm.cli import main
from codelm.intake.enriching import STEPS
from codelm.intake.merge import GROUPS
from codelm.kb import KnowledgeBase
from codelm.records import Paper
from tests.command import run
from tests.replaying import Replay, arxiv_feed, replayed
from tests.sites import TOY, fingerprint

COUNT = 120
"""Papers that lack authors: two batches of arXiv."""


def title(number: int) -> str:
    """A title unlike the others."""
    words = ["Quilting", "Weaving", "Felting", "Spinning", "Dyeing", "Knitting", "Lacing"]
    return f"Tool{number}: {words[number % 7]} Stitch{number} for Loom{number * 7}"


def arxiv_id(number: int) -> str:
    """The arXiv id of the paper with that number."""
    return f"2401.{number:05}"


def answer(path: str, _: bytes) -> bytes:
    """What arXiv says of the papers that are asked for."""
    ids = parse_qs(urlsplit(path).query)["id_list"][0].split(",")
    numbers = [int(id_[5:]) for id_ in ids if id_.startswith("2401.")]
    people = ["Ada Example", "Luis García Robles", "Jan van der Berg"]
    return arxiv_feed((arxiv_id(n), title(n), people) for n in numbers)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The toy index with papers of which only the first author, or none, is known."""
    root = Path(shutil.copytree(TOY, tmp_path / "toy"))
    for number in range(COUNT):
        cut = {"authors": ["Ada Example"], "authors_truncated": True} if number % 2 else {}
        key = f"{'example' if cut else f'tool{number}'}2024tool{number}"
        record = {"title": title(number), **cut, "date": "2024-01", "arxiv": arxiv_id(number)}
        (root / f"papers/2024/{key}.yaml").write_text(yamlfile.dumped(record), "utf-8")
    return root


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    """The services, which know nothing but what a test makes them know."""
    with replayed() as replay:
        monkeypatch.setenv("CODELM_SERVICES", replay.address)
        monkeypatch.setenv("CODELM_PATIENCE", "0")
        replay.modes = dict.fromkeys(replay.answers, "empty")
        yield replay


def incomplete(root: Path) -> list[Paper]:
    """The papers whose authors are not all known."""
    papers = KnowledgeBase.read(root).papers.values()
    return [p for p in papers if p.arxiv and "2401." in p.arxiv and len(p.authors) < 3]


def test_every_missing_list_of_authors_is_filled_in_one_run(index: Path, services: Replay) -> None:
    services.modes, services.answers["arxiv"] = {}, answer
    result = run(index, "enrich", "--only", "authors", "--from", "arxiv", "--yes")
    assert result.exit_code == 0, result.output
    assert incomplete(index) == []
    paper = KnowledgeBase.read(index).papers["example2024tool1"]
    assert paper.names[2].particle == "van der"
    assert not paper.authors_truncated
    assert re.fullmatch(r"authors: arXiv \(\d{4}-\d\d-\d\d\)", paper.sources[-1])
    assert run(index, "validate").exit_code == 0


def test_a_run_that_was_cut_short_is_finished_by_the_next(index: Path, services: Replay) -> None:
    services.modes = {}

    def breaks(path: str, body: bytes) -> bytes:
        if len(services.asked) > 1:
            services.modes["arxiv"] = "broken"
        return answer(path, body)

    services.answers["arxiv"] = breaks
    asked = ("enrich", "--only", "authors", "--from", "arxiv", "--yes")
    result = run(index, *asked)
    assert result.exit_code == 1
    assert "arXiv answers 500" in result.stderr
    assert 0 < len(incomplete(index)) < COUNT / 2
    services.modes, services.answers["arxiv"] = {}, answer
    assert run(index, *asked).exit_code == 0
    assert incomplete(index) == []
    assert run(index, "validate").exit_code == 0


def test_a_dry_run_shows_the_difference_and_writes_nothing(index: Path, services: Replay) -> None:
    services.modes, services.answers["arxiv"] = {}, answer
    before = fingerprint(index / "papers")
    result = run(
        index, "enrich", "--only", "authors", "--from", "arxiv", "--dry-run", "--limit", "5"
    )
    assert result.exit_code == 0
    assert "+  family: García Robles" in result.stdout
    assert fingerprint(index / "papers") == before


def test_another_paper_under_the_same_identifier_is_told_and_not_taken_over(
    index: Path, services: Replay
) -> None:
    services.modes = {}
    services.answers["arxiv"] = arxiv_feed([(arxiv_id(0), "Cooking with Gas", ["Eva Cook"])])
    before = fingerprint(index / "papers")
    result = run(index, "enrich", "tool02024tool0", "--from", "arxiv", "--yes")
    assert "Cooking with Gas" in result.stderr
    assert "1 conflicts" in result.stderr
    assert fingerprint(index / "papers") == before


def test_what_is_known_is_never_overwritten(index: Path, services: Replay) -> None:
    services.modes = {}
    work = {
        "ids": {"ArXiv": "2402.00001", "DOI": "10.5555/another"},
        "title": "ToyCoder: a small model that fills in every field",
        "year": 2024,
        "authors": [{"name": "Eva Cook"}, {"name": "Max Baker"}],
    }
    said = [{**work, "externalIds": work["ids"], "publicationVenue": {"name": "NeurIPS"}}]
    services.answers["semantic-scholar"] = json.dumps(said).encode()
    before = fingerprint(index / "papers")
    asked = ("enrich", "berg2024toycoder", "--from", "semantic-scholar", "--yes")
    result = run(index, *asked)
    for field in ("authors", "venue", "doi"):
        assert f"does not agree: {field}" in result.stderr
    assert fingerprint(index / "papers") == before


@pytest.mark.parametrize(
    "mode", ["empty", "not-found", "broken", "malformed", "html", "wrong", "hostile"]
)
def test_whatever_services_say_the_index_stays_valid(
    index: Path, services: Replay, mode: str
) -> None:
    before = fingerprint(index / "papers")
    services.modes = dict.fromkeys(services.answers, mode)
    result = run(index, "enrich", "--yes", "--limit", "3")
    assert result.exit_code == (1 if mode in {"broken", "malformed", "html"} else 0)
    assert fingerprint(index / "papers") == before
    assert run(index, "validate").exit_code == 0


@pytest.mark.parametrize("service", ["openalex", "semantic-scholar", "dblp", "crossref"])
def test_each_service_completes_a_paper(index: Path, services: Replay, service: str) -> None:
    services.modes = {}
    doi = "10.5555/3700000.3700042"
    record = {
        "title": "ToyForge: Automated Program Repair for Python with LLMs in a Box",
        "date": "2024-03",
        **({"doi": doi} if service == "crossref" else {"arxiv": "2403.01234"}),
    }
    file = index / "papers/2024/toyforge2024toyforge.yaml"
    file.write_text(yamlfile.dumped(record), "utf-8")
    result = run(index, "enrich", "toyforge2024toyforge", "--from", service, "--yes")
    assert result.exit_code == 0, result.output
    paper = KnowledgeBase.read(index).papers["toyforge2024toyforge"]
    assert [name.sorting for name in paper.names] == [
        "Meer",
        "García Robles",
        "Wang",
        "The ToyForge Team",
    ]
    if service != "openalex":
        assert (paper.venue, paper.year, paper.pages) == ("toyconf", 2025, "77-88")
        assert paper.doi == doi
    assert run(index, "validate").exit_code == 0


def test_wrong_usage_is_told_with_what_is_right(index: Path) -> None:
    result = run(index, "enrich", "--only", "authors,colour")
    assert result.exit_code == 2
    assert "authors, venue, doi, links" in result.stderr


def test_the_help_names_every_service_and_field() -> None:
    text = CliRunner().invoke(main, ["enrich", "--help"]).stdout
    assert [name for name in (*STEPS, *GROUPS) if name not in text] == []


def test_other_commands_do_not_wait_for_what_only_these_need() -> None:
    code = "import sys, codelm.cli; sys.exit('requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
