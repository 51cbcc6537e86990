"""What a reader waits for, measured in Chromium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.search.peers import Peer
from bench.search.server import Answer, Server

__all__ = ["SLOW", "First", "Network", "Typing", "first_result", "typing"]

_PROBE = Path(__file__).with_name("pages") / "probe.mjs"
_QUERY = "code generation"
_PATIENCE = 60_000
_KEY_PATIENCE = 3_000
_BETWEEN_KEYS = 40
_REST = 700
"""Milliseconds in which what came last is shown."""
_LATE = 2_000
"""The same over a slow network."""


@dataclass(frozen=True, slots=True)
class Network:
    """What a network can do."""

    bits: float
    """Bits per second."""
    latency: float
    """Milliseconds from a request to its answer."""


SLOW = Network(1.6e6, 150)


@dataclass(frozen=True, slots=True)
class First:
    """The first result of a search that nobody has used before."""

    wait: float
    """Milliseconds from the focus, with the query typed at once, until a result is shown."""
    bytes: float
    """Sent for what was asked for by then, compressed."""
    settled: float
    """Milliseconds until the results changed for the last time."""
    bytes_in_all: float
    """Sent until nothing more was asked for."""


@dataclass(frozen=True, slots=True)
class Typing:
    """Queries typed key by key."""

    waits: tuple[float, ...]
    """Milliseconds from each key to the change of the results."""
    longest: float
    """The longest task of the main thread, 0 where none took 50 ms."""


@contextmanager
def _opened(browser: Browser, server: Server, site: str, peer: Peer) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        given = f"{{ results: {peer.results!r}, result: {peer.result!r} }}"
        page.add_init_script(f"{_PROBE.read_text('utf-8').rstrip()}({given})")
        page.goto(f"{server.address}{site}/{peer.name}/{peer.page}", wait_until="networkidle")
        yield page


def first_result(
    browser: Browser, server: Server, site: str, peer: Peer, network: Network | None
) -> First:
    """Focus the field of a page at rest and ask."""
    with _opened(browser, server, site, peer) as page:
        if network:
            _slow_down(page, network)
        server.log()
        page.locator(peer.field).focus()
        page.keyboard.insert_text(_QUERY)
        page.wait_for_function("probe.first", timeout=_PATIENCE)
        answers = list(_answers(page, server, _LATE if network else _REST))
        probe = page.evaluate("probe")
        early = sum(each.bytes for each in answers if each.asked < probe["at"])
        return First(
            wait=probe["first"] - probe["focused"],
            bytes=early,
            settled=probe["last"] - probe["focused"],
            bytes_in_all=sum(each.bytes for each in answers),
        )


def _answers(page: Page, server: Server, patience: float) -> Iterator[Answer]:
    """What was sent, until nothing was asked for during that many milliseconds."""
    page.wait_for_timeout(patience)
    while answers := server.log():
        yield from answers
        page.wait_for_timeout(patience)


def typing(
    browser: Browser, server: Server, site: str, peer: Peer, queries: Sequence[str]
) -> Typing:
    """Type queries into a search that is loaded."""
    waits: list[float] = []
    with _opened(browser, server, site, peer) as page:
        field = page.locator(peer.field)
        field.focus()
        page.keyboard.insert_text(_QUERY)
        page.wait_for_function("probe.first", timeout=_PATIENCE)
        page.wait_for_timeout(2 * _REST)
        page.evaluate("probe.longest = 0")
        for query in queries:
            field.fill("")
            page.wait_for_timeout(100)
            waits += [_waited(page, key) for key in query]
        longest = page.evaluate("probe.longest")
    return Typing(tuple(waits), longest)


def _waited(page: Page, key: str) -> float:
    """Milliseconds from the key to results, without end where none come."""
    page.keyboard.press("Space" if key == " " else key)
    wait = page.evaluate(f"probe.change({_KEY_PATIENCE})")
    page.wait_for_timeout(_BETWEEN_KEYS)
    return inf if wait is None else float(wait)


def _slow_down(page: Page, network: Network) -> None:
    session = page.context.new_cdp_session(page)
    bytes_per_second = network.bits / 8
    conditions = {"offline": False, "latency": network.latency}
    rates = {"downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {**conditions, **rates})
