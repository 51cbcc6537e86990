"""The site on this machine, rebuilt and reloaded when a record changes."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from codelm.outputs import SITE
from codelm.site.watch import changes

__all__ = ["Preview"]

_WATCHED = ("papers", "taxonomy", "site")
_EVENTS = "/-/changes"
_SCRIPT = f"""<script>
new EventSource("{_EVENTS}").onmessage = () => location.reload();
</script></body>"""
_PATIENCE = 15
"""Seconds between signs of life to a waiting page."""


class Preview:
    """A server of the built site that tells open pages to reload after a new build."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        """Bind the address, and watch the records; raises OSError when the address is taken."""
        self._builds = _Builds()
        handler = partial(_Handler, directory=str(root / SITE), builds=self._builds)
        self._server = ThreadingHTTPServer((host, port), handler)
        self._server.daemon_threads = True
        self._changes = changes(path for name in _WATCHED if (path := root / name).is_dir())

    @property
    def address(self) -> str:
        """Where the site can be seen."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}/"

    def run(self, rebuild: Callable[[], bool]) -> None:
        """Serve until interrupted; `rebuild` says whether there is a new site to show.

        Changes that were made since this preview was made count too.
        """
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        try:
            for _ in self._changes:
                if rebuild():
                    self._builds.count()
        finally:
            self._server.shutdown()
            self._server.server_close()


class _Builds:
    """The number of builds so far, for threads that wait for the next one."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()

    def count(self) -> None:
        """There is a new build."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def awaited(self) -> bool:
        """Whether a new build came within the patience of a waiting page."""
        with self._changed:
            before = self._number
            return self._changed.wait_for(lambda: self._number != before, _PATIENCE)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages come with a script that reloads them after a build."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".bib": "text/plain; charset=utf-8",
        ".graphml": "application/xml",
    }

    def __init__(self, *args: Any, builds: _Builds, **kwargs: Any) -> None:
        self._builds = builds
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Send a file, or the signs of new builds."""
        if urlsplit(self.path).path == _EVENTS:
            self._send_events()
        else:
            with suppress(ConnectionError):  # the reader went on to another page
                super().do_GET()

    def send_head(self) -> io.BytesIO | IO[bytes] | None:  # type: ignore[override]
        """Send the headers; pages and 404s are put together here."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            return self._page(path, HTTPStatus.OK)
        missing = Path(self.directory) / "404.html"
        if not path.exists() and missing.is_file():
            return self._page(missing, HTTPStatus.NOT_FOUND)
        return super().send_head()

    def _page(self, path: Path, status: HTTPStatus) -> io.BytesIO:
        content = path.read_bytes().replace(b"</body>", _SCRIPT.encode())
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while True:
                said = b"data: built\n\n" if self._builds.awaited() else b": waiting\n\n"
                self.wfile.write(said)
                self.wfile.flush()
        except OSError:  # the page was closed
            self.close_connection = True

    def end_headers(self) -> None:
        """Let browsers ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for builds and problems."""
