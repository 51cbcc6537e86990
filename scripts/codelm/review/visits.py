"""Addresses asked whether they still lead somewhere: slowly, and with good manners."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from codelm import __version__
from codelm.stock import PROJECT

__all__ = ["Visit", "visits"]

Verdict = Literal["good", "moved", "dead", "unsure"]

_AGENT = f"codelm/{__version__} (checks links; +{PROJECT})"
_HOSTS_AT_ONCE = 8
_GONE = {404, 410}
_NO_HEAD = {400, 403, 405, 406, 429, 500, 501, 503}
"""Answers to HEAD that say little: some servers only know GET."""
_FOR_EVER = {301, 308}


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for an address."""

    verdict: Verdict
    says: str = ""
    """What happened, to follow the address in a sentence."""
    to: str = ""
    """Where it leads now, if it moved for good."""


def visits(
    addresses: Iterable[str], pause: float = 1, patience: float = 20
) -> Iterator[tuple[str, Visit]]:
    """Each address with what came of it.

    A host is asked one thing at a time, with a pause in between, and has `patience` seconds.
    """
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        for found in pool.map(lambda each: _in_turn(each, pause, patience), by_host.values()):
            yield from found


def _in_turn(addresses: list[str], pause: float, patience: float) -> list[tuple[str, Visit]]:
    found = []
    for place, address in enumerate(addresses):
        time.sleep(pause if place else 0)
        found.append((address, _visit(address, pause, patience)))
    return found


def _visit(address: str, pause: float, patience: float) -> Visit:
    """What the address answers, asked once more where the answer may be a fault of the moment."""
    first = _asked(address, "HEAD", patience)
    if isinstance(first, Visit):
        return first
    time.sleep(pause)
    second = _asked(address, "GET", patience)
    return second if isinstance(second, Visit) else Visit("unsure", second)


def _asked(address: str, method: str, patience: float) -> Visit | str:
    """The visit, or what went wrong in a way that another try may mend."""
    moves: list[tuple[int, str]] = []
    opener = build_opener(ProxyHandler(), _Moves(moves.append))
    request = Request(address, method=method, headers={"User-Agent": _AGENT})  # noqa: S310  forms of records allow http and https alone
    try:
        with opener.open(request, timeout=patience):
            return _led(moves)
    except HTTPError as error:
        error.close()
        said = f"answers {error.code}"
        if error.code in _GONE and method == "GET":
            return Visit("dead", said)
        again = error.code in _NO_HEAD | _GONE
        return said if again else Visit("unsure", said)
    except TimeoutError:
        return "does not answer in time"
    except URLError as error:
        return _unreached(error)
    except (HTTPException, OSError, ValueError):
        return "breaks off"


def _led(moves: list[tuple[int, str]]) -> Visit:
    if moves and all(code in _FOR_EVER for code, _ in moves):
        return Visit("moved", "moved for good", moves[-1][1])
    return Visit("good")


def _unreached(error: URLError) -> Visit | str:
    reason = str(error.reason)
    if "timed out" in reason:
        return "does not answer in time"
    return "is at a host that cannot be reached"


class _Moves(HTTPRedirectHandler):
    """Follows, and tells where to."""

    max_redirections = 5

    def __init__(self, tell: Callable[[tuple[int, str]], None]) -> None:
        self._tell = tell

    def redirect_request(  # noqa: PLR0913, PLR0917  as the library calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """The next request, if the address may be followed."""
        self._tell((code, newurl))
        if urlsplit(newurl).scheme not in {"http", "https"}:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)
