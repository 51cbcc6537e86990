"""Services are asked with patience, at their pace, and no more than needed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from codelm.intake.http import LARGEST, Away, Http, Unreadable
from codelm.intake.service import SERVICES, services_at
from codelm.intake.services import arxiv
from codelm.stock import PROJECT
from tests.replaying import Replay, replayed


@pytest.fixture
def services() -> Iterator[Replay]:
    """The services, played on this machine."""
    with replayed() as replay:
        yield replay


def asked(replay: Replay, patience: float, cache: Path | None = None) -> Http:
    """The services, asked with so much patience."""
    return Http(services_at(replay.address), cache, patience)


def text(body: bytes) -> str:
    """Reads any answer."""
    return body.decode("utf-8", "replace")


def test_a_service_is_asked_no_faster_than_it_wants(services: Replay) -> None:
    with asked(services, 0.1) as http:
        started = time.monotonic()
        for number in range(3):
            http.read("arxiv", f"query{number}", text)
        assert time.monotonic() - started >= 2 * 0.1 * SERVICES["arxiv"].pause * 0.9


def test_a_service_that_names_a_time_is_asked_again_after_it(services: Replay) -> None:
    services.modes = {"dblp": "busy-once"}
    with asked(services, 0.02) as http:
        started = time.monotonic()
        assert http.read("dblp", "search", text)
        assert time.monotonic() - started >= 0.02 * 30 * 0.9


def test_a_service_is_not_asked_for_ever(services: Replay) -> None:
    services.modes = {"dblp": "busy"}
    with asked(services, 0) as http, pytest.raises(Away, match="DBLP answers 429"):
        http.read("dblp", "search", text)
    assert len(services.asked) == 4


def test_the_project_says_who_asks(services: Replay) -> None:
    with asked(services, 0) as http:
        http.read("acl", "x.bib", text)
    assert PROJECT in services.agents[0]


def test_what_was_read_is_kept_for_the_next_run_and_what_says_nothing_is_not(
    services: Replay, tmp_path: Path
) -> None:
    for _ in range(2):
        with asked(services, 0, tmp_path) as http:
            assert arxiv.ask(http, ["2403.01234"])
    assert len(services.asked) == 1
    services.modes = {"arxiv": "empty"}
    for _ in range(2):
        with asked(services, 0, tmp_path) as http:
            assert arxiv.ask(http, ["2403.09999"]) == []
    assert len(services.asked) == 3


def test_an_answer_that_cannot_be_read_is_not_kept(services: Replay, tmp_path: Path) -> None:
    services.modes = {"arxiv": "malformed"}
    with asked(services, 0, tmp_path) as http, pytest.raises(Away):
        arxiv.ask(http, ["2403.01234"])
    services.modes = {}
    with asked(services, 0, tmp_path) as http:
        assert arxiv.ask(http, ["2403.01234"])


def test_an_answer_without_end_is_left_alone(services: Replay) -> None:
    services.modes = {"crossref": "huge"}
    with asked(services, 0) as http, pytest.raises(Away, match=f"more than {LARGEST // 10**6} MB"):
        http.read("crossref", "works/x", text)


def test_no_service_at_all_is_told_in_a_sentence(tmp_path: Path) -> None:
    away = Http(services_at("http://127.0.0.1:9"), tmp_path, 0)
    with away as http, pytest.raises(Away, match=r"^arXiv refuses the connection$"):
        arxiv.ask(http, ["2403.01234"])


def test_xml_that_would_fill_the_memory_is_refused(services: Replay) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><feed>&b;</feed>'
    services.answers["arxiv"] = bomb.encode()
    with asked(services, 0) as http, pytest.raises(Away, match="no well-formed Atom"):
        arxiv.ask(http, ["2403.01234"])


def test_our_own_faults_are_not_taken_for_those_of_a_service(services: Replay) -> None:
    def faulty(_: bytes) -> str:
        raise KeyError("ours")

    def refusing(_: bytes) -> str:
        raise Unreadable("something")

    with asked(services, 0) as http:
        with pytest.raises(KeyError):
            http.read("acl", "x.bib", faulty)
        with pytest.raises(Away, match="ACL Anthology answers with something else: something"):
            http.read("acl", "y.bib", refusing)
