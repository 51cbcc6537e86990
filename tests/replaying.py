"""A server that plays the services of bibliographic data, with good manners and bad ones."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

__all__ = ["HOSTILE", "MODES", "Replay", "arxiv_feed", "replayed"]

ANSWERS = Path(__file__).parent / "replay"
FILES = {path.stem: path for path in ANSWERS.iterdir()}
SLOW = 0.7
"""Seconds, a little more than the patience of the tests."""

HOSTILE = (
    '<script>alert("x")</script> \\input{/etc/passwd} \\write18{id} $\\Omega$ {{ config }} '
    "!!python/object:os.system \x00\x07\x1b[31m &lt;b&gt; \u202e\u200b ../../etc/passwd "
    "- &anchor *alias: |\n  key: [value, {a: b}] # comment 'quote\" %YAML"
)
"""Text that would break out of something, wherever it is believed."""


Answer = bytes | Callable[[str, bytes], bytes]
"""What a service says, always or by the path and body of the question."""


class Replay:
    """What the services do; `modes` names a mode for each, `good` where none is named."""

    def __init__(self) -> None:
        self.modes: dict[str, str] = {}
        self.answers: dict[str, Answer] = {name: path.read_bytes() for name, path in FILES.items()}
        self.asked: list[tuple[str, str, bytes]] = []
        self.agents: list[str] = []
        self.address = ""

    def respond(self, service: str, handler: _Handler) -> None:
        """Answer in the service's mode."""
        answer = self.answers.get(service, b"")
        body = answer(*self.asked[-1][1:]) if callable(answer) else answer
        MODES[self.modes.get(service, "good")](handler, body)


class _Handler(BaseHTTPRequestHandler):
    replay: Replay
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Play the service that the first part of the path names."""
        self._play(b"")

    def do_POST(self) -> None:
        """Likewise."""
        self._play(self.rfile.read(int(self.headers["Content-Length"])))

    def _play(self, body: bytes) -> None:
        _, service, rest = unquote(self.path).split("/", 2)
        self.replay.asked.append((service, rest, body))
        self.replay.agents.append(self.headers["User-Agent"])
        with suppress(OSError):  # a client may have had enough
            self.replay.respond(service, self)

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _good(handler: _Handler, body: bytes) -> None:
    handler.send(200, body)


def _empty(handler: _Handler, body: bytes) -> None:
    """What each service says when it knows nothing."""
    empty = {
        "arxiv": re.sub(rb"<entry>.*</entry>", b"", body, flags=re.DOTALL),
        "openalex": b'{"meta": {"count": 0}, "results": []}',
        "semantic-scholar": b"[null]",
        "dblp": b'{"result": {"hits": {"@total": "0", "@sent": "0", "@first": "0"}}}',
        "openreview": b'{"notes": [], "count": 0}',
        "openreview-1": b'{"notes": [], "count": 0}',
    }
    service = handler.path.split("/")[1]
    if service in empty:
        handler.send(200, empty[service])
    else:
        handler.send(404, b"Resource not found.")


def _wrong(handler: _Handler, body: bytes) -> None:
    """Another paper than the one that was asked for, under its identifier."""
    text = body.decode().replace("ToyForge", "Knitwear").replace("{T}oy{F}orge", "Knitwear")
    text = re.sub(r"Automated Program Repair for\s+\S+ with\s+\S+ in a Box", "Wool and Yarn", text)
    text = text.replace("van der Meer", "Spinner").replace("Robles", "Weber")
    handler.send(200, text.replace("García", "Garn").replace("Wang", "Webstuhl").encode())


def _hostile(handler: _Handler, body: bytes) -> None:
    """The answer with a hostile text in every field."""
    if body.lstrip().startswith((b"{", b"[")):
        made = json.dumps(_hostile_value(json.loads(body))).encode()
    elif body.lstrip().startswith(b"<"):
        text = re.sub(r"[\x00-\x08\x1b]", "", HOSTILE)
        safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        made = re.sub(
            r"(<(title|name|published)>)[^<]*", lambda m: m[1] + safe, body.decode()
        ).encode()
        made = re.sub(rb'term="[^"]*"', b'term="../../x"', made)
    else:
        made = re.sub(
            r'"[^"]*"', lambda _: '"' + HOSTILE.replace('"', "") + '"', body.decode()
        ).encode()
    handler.send(200, made)


def _hostile_value(value: object) -> object:
    if isinstance(value, dict):
        return {key: _hostile_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_hostile_value(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


def _slow(handler: _Handler, body: bytes) -> None:
    time.sleep(SLOW)
    _good(handler, body)


def _cut_off(handler: _Handler, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def _busy(handler: _Handler, _: bytes) -> None:
    handler.send(429, b"Rate exceeded.", Retry_After="30")


def _busy_once(handler: _Handler, body: bytes) -> None:
    if len(handler.replay.asked) > 1:
        _good(handler, body)
    else:
        _busy(handler, body)


def _huge(handler: _Handler, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    for _ in range(200):
        handler.wfile.write(body[:50] + b" " * 100_000)


def _answering(status: int, body: bytes) -> Callable[[_Handler, bytes], None]:
    return lambda handler, _: handler.send(status, body)


MODES: dict[str, Callable[[_Handler, bytes], None]] = {
    "good": _good,
    "empty": _empty,
    "wrong": _wrong,
    "hostile": _hostile,
    "slow": _slow,
    "cut-off": _cut_off,
    "busy": _busy,
    "busy-once": _busy_once,
    "huge": _huge,
    "not-found": _answering(404, b"Not found"),
    "broken": _answering(500, b"Internal Server Error"),
    "forbidden": _answering(403, b"Forbidden"),
    "malformed": _answering(200, b'{"unfinished": [<feed>'),
    "other-json": _answering(200, b'{"message": "hello"}'),
    "html": _answering(200, b"<!doctype html><html><title>Just a moment...</title></html>"),
}


def arxiv_feed(entries: Iterable[tuple[str, str, Iterable[str]]]) -> bytes:
    """The feed that arXiv answers with: id, title and authors of each entry."""
    made = "".join(
        f"<entry><id>http://arxiv.org/abs/{id_}v1</id><title>{escape(title)}</title>"
        f"<published>2024-01-09T00:00:00Z</published>"
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
        + "</entry>"
        for id_, title, authors in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{made}</feed>'.encode()


@contextmanager
def replayed() -> Iterator[Replay]:
    """The services, played on a free port of this machine."""
    replay = Replay()
    handler = type("Handler", (_Handler,), {"replay": replay})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        replay.address = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield replay
        finally:
            server.shutdown()
            thread.join()
