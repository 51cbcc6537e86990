"""`codelm links`, with hosts played on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codelm import yamlfile
from codelm.cli import main
from codelm.review.addresses import turn
from codelm.review.visits import visits
from tests.sites import index_copy

_PATIENCE = 0.4


class _Host(BaseHTTPRequestHandler):
    """Answers as its path says."""

    asked: list[tuple[str, str, float]]

    def do_HEAD(self) -> None:
        """As a server that knows HEAD, or not."""
        self._answer()

    def do_GET(self) -> None:
        """Likewise."""
        self._answer()

    def _answer(self) -> None:
        name = self.path.strip("/")
        self.asked.append((self.command, name, time.monotonic()))
        if name == "slow":
            time.sleep(_PATIENCE * 2)
        status = {"no-head": 405 if self.command == "HEAD" else 200}.get(name)
        self.send_response(
            status or int(name.partition("-")[0]) if name[0].isdigit() else status or 200
        )
        if name.startswith("3"):
            self.send_header("Location", "/301-round" if "round" in name else "/good")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    """The address of a host."""
    _Host.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


_EXPECTED = {
    "good": "good",
    "no-head": "good",
    "302": "good",
    "301": "moved",
    "308": "moved",
    "404": "dead",
    "410": "dead",
    "403": "unsure",
    "429": "unsure",
    "500": "unsure",
    "slow": "unsure",
    "301-round": "unsure",
}


def test_each_answer_has_its_verdict(host: str) -> None:
    found = dict(visits((f"{host}/{name}" for name in _EXPECTED), 0, _PATIENCE))
    assert {name: found[f"{host}/{name}"].verdict for name in _EXPECTED} == _EXPECTED
    assert found[f"{host}/301"].to == f"{host}/good"


def test_a_host_that_is_not_there_is_no_dead_link() -> None:
    ((_, visit),) = visits(["http://127.0.0.1:9/x"], 0, _PATIENCE)
    assert visit.verdict == "unsure"


def test_an_address_is_asked_for_once_and_a_host_gets_its_rest(host: str) -> None:
    list(visits([f"{host}/good", f"{host}/good", f"{host}/good-2"], 0.2, _PATIENCE))
    assert [name for _, name, _ in _Host.asked] == ["good", "good-2"]
    first, second = (at for _, _, at in _Host.asked)
    assert second - first >= 0.2


def test_all_addresses_have_their_turn() -> None:
    every = [f"https://example.org/{n}" for n in range(95)]
    days = [turn(every, 10, day) for day in range(700, 710)]
    assert {address for day in days for address in day} == set(every)
    assert all(len(day) == 10 for day in days)
    assert turn([], 10, 5) == []


def run(root: Path, *arguments: str) -> Result:
    """What the command did; our own bugs come through as exceptions."""
    command = ["links", "--pause", "0", "--patience", str(_PATIENCE), *arguments]
    return CliRunner().invoke(main, [*command, "--root", str(root)], catch_exceptions=False)


@pytest.fixture
def index(tmp_path: Path, host: str) -> Path:
    """The toy index, with addresses of the host in one record and no others."""
    root = index_copy(tmp_path)
    for path in [*root.glob("papers/*/*.yaml"), *root.glob("taxonomy/*/*.yaml")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("https://", f"{host}/good?"), encoding="utf-8")
    paper = min(root.glob("papers/*/*.yaml"))
    mapping = yamlfile.parsed(paper.read_text(encoding="utf-8"))
    mapping["links"] = {"code": f"{host}/404", "blog": f"{host}/301", "data": f"{host}/500"}
    paper.write_text(yamlfile.dumped(mapping), encoding="utf-8")
    return root


def test_a_dead_link_is_an_error_at_its_line_and_other_doubts_are_hints(index: Path) -> None:
    result = run(index)
    paper = min(index.glob("papers/*/*.yaml"))
    lines = paper.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines, 1) if line.endswith("/404"))
    dead, moved, unsure = sorted(result.stdout.splitlines(), key=lambda line: line[-12:])
    assert result.exit_code == 1
    assert sorted(result.stdout.splitlines())
    assert dead.startswith(f"{paper.relative_to(index)}:{place}: links.code: ")
    assert "answers 404" in dead
    assert "hint: " in moved
    assert "hint: " in unsure
    assert "1 errors, 2 hints" in result.stderr


def test_a_limit_keeps_the_questions_few(index: Path) -> None:
    assert "\n2 of " in f"\n{run(index, '--limit', '2').stderr}"
    assert len({name for _, name, _ in _Host.asked} - {"good"}) <= 2  # one may lead on to it
