"""Built sites, a server that shows them, and the command that builds them: a pytest plugin."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from codelm.outputs import SITE
from codelm.site.build import build

__all__ = ["CODELM", "ROOT", "TOY", "built", "fingerprint", "index_copy", "run_build", "served"]

ROOT = Path(__file__).parent.parent
TOY = ROOT / "tests/toy"
CODELM = str(Path(sys.executable).with_name("codelm"))
"""The command, as it is installed beside this Python."""


def index_copy(to: Path, records: Path = TOY) -> Path:
    """A copy of an index that a test may change: records, guide, templates and theme."""
    for part in ("papers", "taxonomy"):
        shutil.copytree(records / part, to / part)
    shutil.copytree(ROOT / "site", to / "site", ignore=shutil.ignore_patterns("survey"))
    shutil.copytree(records / "site/pages/survey", to / "site/pages/survey")
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


def built(root: Path) -> Path:
    """The site of the index, brought up to date."""
    build(root, lambda _: None, lambda files: files)
    return root / SITE


def run_build(root: Path) -> subprocess.CompletedProcess[str]:
    """What `codelm build` did."""
    command = [CODELM, "build", "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def fingerprint(site: Path) -> dict[str, str]:
    """A hash of each file, by its path below the site; nothing where there is no site."""
    return {
        path.relative_to(site).as_posix(): blake2b(path.read_bytes(), digest_size=12).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


class _Handler(SimpleHTTPRequestHandler):
    """Files, without a word on the terminal."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served, on a free port of this machine."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy index that a test may change."""
    return Path(shutil.copytree(TOY, tmp_path / "toy"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the real index, built once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "real-index"
    root.mkdir(exist_ok=True)
    for part in ("papers", "taxonomy", "site", "mkdocs.yml"):
        with suppress(FileExistsError):
            (root / part).symlink_to(ROOT / part)
    return built(root)  # one build at a time, and the second finds nothing to do


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the toy index."""
    return built(index_copy(tmp_path_factory.mktemp("toy-index")))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A toy index whose site is built, for one test to change."""
    root = index_copy(tmp_path)
    built(root)
    return root


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def toy_address(toy_site: Path) -> Iterator[str]:
    """Where the toy site is served."""
    with served(toy_site) as address:
        yield address
