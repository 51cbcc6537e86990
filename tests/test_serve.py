"""`codelm serve`: an edit is shown, a fault is told, an end is clean."""

from __future__ import annotations

import queue
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import tab
from tests.sites import CODELM

PATIENCE = 20.0
"""Seconds after which what was awaited will not come."""
PAPER = "papers/2024/berg2024toycoder.yaml"
PAGE = "papers/berg2024toycoder/"


class Serving:
    """A running `codelm serve`, and the lines it prints."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [CODELM, "serve", "--port", "0", "--root", str(root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._new: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._new.put(line)

    def said(self, text: str) -> str:
        """The next line that holds the text."""
        while True:
            line = self._new.get(timeout=PATIENCE)
            self.lines.append(line)
            if text in line:
                return line

    def end(self, how: signal.Signals) -> int:
        """End the command; its exit status."""
        self.process.send_signal(how)
        status = self.process.wait(PATIENCE)
        self._reader.join()
        while not self._new.empty():
            self.lines.append(self._new.get())
        assert self.process.stdout
        self.process.stdout.close()
        return status


@contextmanager
def serving(root: Path) -> Iterator[tuple[Serving, str]]:
    """A running `codelm serve`, and its address."""
    server = Serving(root)
    try:
        line = server.said("Serving at ")
        yield server, line.split()[2]
    finally:
        if server.process.poll() is None:
            server.end(signal.SIGKILL)


def edit(file: Path, old: str, new: str) -> None:
    """Edit a record as an editor does: a new file in the place of the old one."""
    text = file.read_text("utf-8")
    assert old in text
    beside = file.with_name(".saved")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(file)


def fetched(address: str) -> str:
    """The page at an address."""
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
        text: str = answer.read().decode()
    return text


def awaited(condition: Callable[[], bool]) -> bool:
    """Whether it came true before patience ended."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_an_edited_record_is_shown(index: Path) -> None:
    with serving(index) as (_, address):
        assert "a small model" in fetched(address + PAGE)
        edit(index / PAPER, "a small model", "a tiny model")
        assert awaited(lambda: "a tiny model" in fetched(address + PAGE))
        (index / "papers/2024/another2024record.yaml").write_text(
            "title: Another record\ndate: 2024-03\nauthors:\n- Ada Example\n", "utf-8"
        )
        assert awaited(lambda: "Another record" in fetched(f"{address}papers/"))


def test_a_fault_is_told_and_the_old_page_stays(index: Path) -> None:
    with serving(index) as (server, address):
        edit(index / PAPER, "title:", "tite:")
        assert server.said(f"{PAPER}:")
        server.said("the site is as before")
        assert "a small model" in fetched(address + PAGE)
        edit(index / PAPER, "tite:", "title:")
        server.said("build/site:")
        assert "a small model" in fetched(address + PAGE)


def test_a_missing_page_is_answered_with_the_page_that_says_so(index: Path) -> None:
    with serving(index) as (_, address):
        with pytest.raises(HTTPError) as caught:
            fetched(f"{address}papers/nobody2024nothing/")
        with caught.value as answer:
            assert answer.code == 404
            assert "<title>" in answer.read().decode()


def test_an_interrupt_ends_it_cleanly(index: Path) -> None:
    with serving(index) as (server, address):
        assert fetched(address)
        assert server.end(signal.SIGINT) in {0, 130}
        assert "Traceback" not in "".join(server.lines)


def test_a_taken_port_is_wrong_usage(index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [CODELM, "serve", "--port", port, "--root", str(index)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in run.stderr
    assert "--port" in run.stderr
    assert "Traceback" not in run.stderr


def test_without_a_sound_index_and_without_a_site_it_ends(index: Path, tmp_path: Path) -> None:
    edit(index / PAPER, "title:", "tite:")
    (tmp_path / "build").rename(tmp_path / "elsewhere")
    command = [CODELM, "serve", "--port", "0", "--root", str(index)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    assert run.stdout.startswith(f"{PAPER}:")


@pytest.mark.needs("chromium")
def test_an_open_page_reloads_by_itself(index: Path, chromium: Browser) -> None:
    with serving(index) as (_, address), tab(chromium) as opened:
        page = opened.open(address + PAGE)
        expect(page.locator("h1")).to_contain_text("a small model")
        edit(index / PAPER, "a small model", "a tiny model")
        expect(page.locator("h1")).to_contain_text("a tiny model", timeout=PATIENCE * 1000)
        edit(index / PAPER, "a tiny model", "a huge model")
        expect(page.locator("h1")).to_contain_text("a huge model", timeout=PATIENCE * 1000)
        assert opened.complaints == []
