"""`codelm add`, from an identifier to a record, with services played on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codelm.kb import KnowledgeBase
from codelm.records import Paper
from tests.command import run
from tests.replaying import MODES, Replay, replayed
from tests.sites import TOY, built, fingerprint, index_copy

SOURCES = {
    "arxiv": "arxiv:2403.01234",
    "crossref": "10.5555/3700000.3700042",
    "acl": "https://aclanthology.org/2025.toyconf-findings.7/",
    "openreview": "https://openreview.net/forum?id=ToyForge25",
}
"""What leads to each service."""
REFUSED = {"empty", "not-found", "busy", "slow", "cut-off", "huge", "broken", "forbidden"} | {
    "malformed",
    "other-json",
    "html",
}


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    """The services, with no waiting between tries."""
    with replayed() as replay:
        monkeypatch.setenv("CODELM_SERVICES", replay.address)
        monkeypatch.setenv("CODELM_PATIENCE", "0")
        yield replay


def papers(root: Path) -> dict[str, Paper]:
    """The papers of the index."""
    return dict(KnowledgeBase.read(root).papers)


def records(root: Path) -> dict[str, str]:
    """A hash of each file below papers/."""
    return fingerprint(root / "papers")


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("service", SOURCES)
def test_a_paper_comes_in_whole_and_valid_from_each_service(toy: Path, service: str) -> None:
    result = run(toy, "add", SOURCES[service], "--yes")
    assert result.exit_code == 0, result.output
    (new,) = set(papers(toy)) - set(papers(TOY))
    paper = papers(toy)[new]
    assert new in {"meer2024toyforge", "meer2025toyforge"}
    assert paper.names[0].particle == "van der"
    assert paper.names[1].family == "García Robles"
    assert (paper.venue, paper.year, paper.tasks) == ("toyconf", 2025, ("code-repair",))
    assert paper.protect == ("ToyForge", "LLMs")
    assert run(toy, "validate").exit_code == 0


@pytest.mark.usefixtures("services")
def test_arxiv_gives_the_date_and_the_publisher_gives_the_place(toy: Path) -> None:
    run(toy, "add", "2403.01234", "--yes")
    paper = papers(toy)["meer2024toyforge"]
    assert (paper.date, paper.doi, paper.pages) == ("2024-03", "10.5555/3700000.3700042", "77-88")
    assert paper.links.code == "https://github.com/toyforge/toyforge"
    assert [source.partition(" (")[0] for source in paper.sources] == [
        "arXiv",
        "venue, year, pages: Crossref",
    ]


def test_an_archive_is_asked_where_the_publishers_do_not_know_a_doi(
    toy: Path, services: Replay
) -> None:
    services.modes = {"crossref": "not-found"}
    assert run(toy, "add", "doi:10.5072/zenodo.1234567", "--yes").exit_code == 0
    assert papers(toy)["meer2024toylint"].contribution == ("dataset",)


def test_an_older_submission_is_found_at_the_older_address(toy: Path, services: Replay) -> None:
    services.modes = {"openreview": "empty"}
    assert run(toy, "add", "https://openreview.net/forum?id=ToyForge21", "--yes").exit_code == 0
    assert papers(toy)["meer2021toyforge"].openreview == "ToyForge21"


@pytest.mark.parametrize("mode", sorted(REFUSED))
@pytest.mark.parametrize("service", SOURCES)
def test_nothing_is_written_when_a_service_fails_and_the_next_run_succeeds(
    toy: Path, services: Replay, service: str, mode: str
) -> None:
    before = records(toy)
    services.modes = {service: mode, "openreview-1": mode, "datacite": mode}
    result = run(toy, "add", SOURCES[service], "--yes")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stdout.startswith(SOURCES[service])
    assert records(toy) == before
    services.modes = {}
    assert run(toy, "add", SOURCES[service], "--yes").exit_code == 0


def test_every_mode_of_the_services_is_tested() -> None:
    assert set(MODES) - REFUSED == {"good", "wrong", "hostile", "busy-once"}


def test_a_service_that_asks_us_to_wait_is_asked_again(toy: Path, services: Replay) -> None:
    services.modes = {"arxiv": "busy-once"}
    assert run(toy, "add", "2403.01234", "--yes").exit_code == 0
    assert [name for name, *_ in services.asked].count("arxiv") == 2


def test_what_was_answered_is_not_asked_again(toy: Path, services: Replay) -> None:
    run(toy, "add", "2403.01234", "--yes")
    asked = len(services.asked)
    result = run(toy, "add", "2403.01234", "--yes")
    assert len(services.asked) == asked
    assert "Nothing to add" in result.stderr


@pytest.mark.usefixtures("services")
def test_one_paper_under_two_identifiers_makes_one_record(toy: Path) -> None:
    result = run(toy, "add", "2403.01234", "10.5555/3700000.3700042", "--yes")
    assert result.exit_code == 0
    assert "Wrote 1 new record." in result.stderr
    assert "?" not in result.stderr


@pytest.mark.usefixtures("services")
def test_an_answer_about_another_identifier_is_no_answer(toy: Path) -> None:
    result = run(toy, "add", "2403.09999", "--yes")
    assert result.exit_code == 1
    assert "no such paper" in result.stdout


def test_a_publisher_who_speaks_of_another_paper_changes_nothing(
    toy: Path, services: Replay
) -> None:
    services.modes = {"crossref": "wrong"}
    result = run(toy, "add", "2403.01234", "--yes")
    assert result.exit_code == 0
    assert 'as "Knitwear' in result.stderr
    assert papers(toy)["meer2024toyforge"].venue is None


def test_a_paper_is_added_though_its_publisher_is_away(toy: Path, services: Replay) -> None:
    services.modes = {"crossref": "broken"}
    result = run(toy, "add", "2403.01234", "--yes")
    assert result.exit_code == 0
    assert "Crossref" in result.stderr
    assert papers(toy)["meer2024toyforge"].venue is None


@pytest.mark.parametrize("service", SOURCES)
def test_hostile_text_in_every_field_breaks_out_of_nothing(
    toy: Path, services: Replay, service: str
) -> None:
    before = records(toy)
    services.modes = {service: "hostile"}
    result = run(toy, "add", SOURCES[service], "--yes")
    assert "\x1b" not in result.output
    assert "\x00" not in result.output
    if result.exit_code == 1:
        assert records(toy) == before
    else:
        assert run(toy, "validate").exit_code == 0
    assert not [path for path in toy.rglob("*") if "passwd" in path.name]


@pytest.mark.usefixtures("services")
def test_nothing_is_written_without_consent(toy: Path) -> None:
    before = records(toy)
    result = run(toy, "add", "2403.01234")
    assert result.exit_code == 1
    assert "--yes" in result.stderr
    assert records(toy) == before


@pytest.mark.usefixtures("services")
def test_what_is_shown_is_what_is_written(toy: Path) -> None:
    result = run(toy, "add", "2403.01234", "--yes")
    heading, _, text = result.stdout.partition("\n")
    path = heading.removeprefix("# ").removesuffix(" (new)")
    assert (toy / path).read_text("utf-8") == text


def test_a_published_preprint_is_upgraded_and_not_doubled(toy: Path, services: Replay) -> None:
    services.modes = {"crossref": "not-found"}
    run(toy, "add", "2403.01234", "--yes")
    (toy / "refs.bib").write_text(
        "@inproceedings{x, year=2025,"
        " title={ToyForge: Automated Program Repair for Python with Small Models},"
        " author={van der Meer, A. and Garcia Robles, Luis and Wang, Wei},"
        " booktitle={Toy Conference on Small Models}, pages={77--88}}",
        "utf-8",
    )
    result = run(toy, "add", str(toy / "refs.bib"), "--yes")
    assert result.exit_code == 0, result.output
    assert "+venue: toyconf" in result.stdout
    assert set(papers(toy)) - set(papers(TOY)) == {"meer2024toyforge"}
    paper = papers(toy)["meer2024toyforge"]
    assert (paper.date, paper.venue, paper.year) == ("2024-03", "toyconf", 2025)
    assert paper.other_titles == (
        "ToyForge: Automated Program Repair for Python with Small Models",
    )


@pytest.mark.usefixtures("services")
def test_an_index_with_an_added_paper_is_green_and_has_its_page(tmp_path: Path) -> None:
    root = index_copy(tmp_path / "index")
    assert run(root, "add", "arxiv:2403.01234", "--yes").exit_code == 0
    assert run(root, "validate").exit_code == 0
    page = (built(root) / "papers/meer2024toyforge/index.html").read_text("utf-8")
    assert "Luis García Robles" in page


def test_all_that_is_wrong_with_the_sources_is_said_at_once(toy: Path, services: Replay) -> None:
    result = run(toy, "add", "nonsense", "10.1/short", str(toy / "none.bib"))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert services.asked == []
