"""Polite questions to services: paced, repeated with patience, kept for a day, bounded in size."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar

from requests import RequestException, Response
from requests_cache import CachedSession
from requests_ratelimiter import LimiterAdapter
from urllib3.util.retry import Retry

from codelm import __version__
from codelm.stock import PROJECT

from .service import Service

__all__ = ["LARGEST", "Away", "Http", "Unreadable"]

T = TypeVar("T")

LARGEST = 8_000_000
"""Bytes of the largest answer that is read."""

_TRIES = 4
_LONGEST_WAIT = 60
_LONGEST_ANSWER = 120
_KEPT = 24 * 3600


class Away(Exception):  # noqa: N818  it reads as what the service is
    """A service does not answer, or not with what it should; the text is a sentence."""


class Unreadable(ValueError):  # noqa: N818  it reads as what the answer is
    """An answer that is not what its service promises."""


class Http:
    """Asks services; what they answered is kept in the folder, if one is given.

    All waiting is multiplied by `patience`.
    """

    def __init__(
        self, services: Mapping[str, Service], cache: Path | None = None, patience: float = 1
    ) -> None:
        self._services = services
        self._patience = patience
        self._timeout = max(30 * patience, 0.5)
        self._session = _session(cache)
        for service in services.values():
            self._session.mount(f"{service.base}/", _adapter(service, patience))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()  # type: ignore[no-untyped-call]

    def read(
        self,
        id_: str,
        path: str,
        reader: Callable[[bytes], T],
        params: Mapping[str, str] | None = None,
        json: Any = None,
    ) -> T | None:
        """What the reader makes of a service's answer; None where the service has nothing there.

        Raises:
            Away: when no answer comes that can be read.

        """
        service = self._services[id_]
        response = self._answer(service, path, params, json)
        if response.status_code in _NOTHING_THERE:
            return None
        if not response.ok:
            raise Away(f"{service.name} answers {response.status_code} {response.reason}".strip())
        try:
            made = reader(response.content)
        except Unreadable as error:
            self._forget(response)
            raise Away(f"{service.name} answers with something else: {error}") from None
        if not made:
            self._forget(response)
        return made

    def _answer(
        self, service: Service, path: str, params: Mapping[str, str] | None, json: Any
    ) -> Response:
        """The answer, asked for again where it was cut off."""
        for left in reversed(range(_TRIES)):
            try:
                return self._session.request(
                    "GET" if json is None else "POST",
                    f"{service.base}/{path}",
                    params=params,
                    json=json,
                    timeout=self._timeout,
                    stream=True,
                )
            except _TooLarge:
                message = f"{service.name} answers with more than {LARGEST // 10**6} MB"
                raise Away(message) from None
            except _CutOff as error:
                if not left:
                    raise Away(f"{service.name} {error}") from None
                time.sleep(self._patience)
            except RequestException as error:
                raise Away(f"{service.name} {_said(error)}") from None
        raise AssertionError  # the last try returns or raises

    def _forget(self, response: Response) -> None:
        """Ask anew next time: an answer that says nothing may be a fault of the day."""
        with suppress(AttributeError):  # an answer that was not kept has no key
            self._session.cache.delete(response.cache_key)  # type: ignore[attr-defined]


class _TooLarge(Exception):  # noqa: N818
    pass


class _CutOff(Exception):  # noqa: N818
    pass


class _Patience(Retry):
    """Waits as long as the service asks, times a factor."""

    factor = 1.0

    def get_retry_after(self, response: Any) -> float | None:
        """The seconds that the answer asks to wait, as far as we are willing to."""
        asked = super().get_retry_after(response)
        return None if asked is None else asked * self.factor


def _adapter(service: Service, patience: float) -> LimiterAdapter:
    class Patience(_Patience):
        factor = patience

    retries = Patience(
        total=_TRIES - 1,
        backoff_factor=patience,
        backoff_max=_LONGEST_WAIT,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=None,  # our POST only asks, too
        raise_on_status=False,
        retry_after_max=_LONGEST_WAIT,
    )
    pause = max(service.pause * patience, 0.001)
    return LimiterAdapter(  # one question in each span of so many seconds
        per_second=1 / pause, burst=pause, max_retries=retries, limit_statuses=()
    )


def _session(cache: Path | None) -> CachedSession:
    session = CachedSession(
        str(cache / "http.sqlite") if cache else "http",
        backend="sqlite" if cache else "memory",
        expire_after=_KEPT,
        allowable_methods=("GET", "POST"),
    )
    session.headers["User-Agent"] = f"codelm/{__version__} (+{PROJECT})"
    session.max_redirects = 3
    session.hooks["response"].append(_bounded)
    return session


def _bounded(response: Response, **_: Any) -> Response:
    """The answer read to its end, unless it is too long or takes too long."""
    if response.is_redirect or getattr(response, "from_cache", False):
        return response
    started, size, pieces = time.monotonic(), 0, []
    try:
        for piece in response.iter_content(1 << 16):
            size += len(piece)
            pieces.append(piece)
            if size > LARGEST:
                raise _TooLarge
            if time.monotonic() - started > _LONGEST_ANSWER:
                raise _CutOff("takes too long to answer")
    except RequestException:
        raise _CutOff("breaks off in the middle of its answer") from None
    response._content = b"".join(pieces)  # noqa: SLF001  what .content returns from now on
    return response


def _said(error: RequestException) -> str:
    """What happened, without the addresses and classes that the library names."""
    text = str(error)
    told = (words for sign, words in _HAPPENED.items() if sign in text)
    return next(told, "does not answer")


_HAPPENED = {
    "timed out": "does not answer in time",
    "Name or service not known": "cannot be found; is this machine online?",
    "Temporary failure in name resolution": "cannot be found; is this machine online?",
    "Connection refused": "refuses the connection",
    "too many 429": "asks us to wait; try again later",
    "redirect": "sends us round in circles",
}
_NOTHING_THERE = {404, 410}
