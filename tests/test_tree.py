"""The folder of the site: what is written, and what a failure or a kill leaves behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from codelm.site.tree import SiteFile, put, standing

COUNT = 60


def site_files(generation: str, pause: float = 0.0, count: int = COUNT) -> Iterable[SiteFile]:
    """Files that all say which generation of the site they belong to."""

    def content() -> bytes:
        time.sleep(pause)
        return generation.encode()

    for n in range(count):
        yield SiteFile(f"papers/p{n}/index.html", generation, content)


def generations(site: Path) -> set[str]:
    """What the files of the site say."""
    return {path.read_text() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """Where the site goes, and the folder of the cache."""
    cache = tmp_path / "build/cache"
    cache.mkdir(parents=True)
    return tmp_path / "build/site", cache


def test_first_build_writes_every_file(places: tuple[Path, Path]) -> None:
    written = put(site_files("one"), *places)
    assert (written.changed, written.removed, written.total) == (COUNT, 0, COUNT)
    assert generations(places[0]) == {"one"}


def test_what_stands_is_found_until_the_digest_or_the_file_changes(
    places: tuple[Path, Path],
) -> None:
    def file(digest: str) -> SiteFile:
        return SiteFile("a", digest, digest.encode)

    assert standing(*places)(file("one")) is None
    put([file("one")], *places)
    assert standing(*places)(file("one")) == b"one"
    assert standing(*places)(file("two")) is None
    (places[0] / "a").write_text("spoilt")
    assert standing(*places)(file("one")) is None


def test_unchanged_files_are_not_made_again(places: tuple[Path, Path]) -> None:
    made: list[str] = []

    def file(name: str, digest: str) -> SiteFile:
        def content() -> bytes:
            made.append(name)
            return b"text"

        return SiteFile(name, digest, content)

    put([file("a", "1"), file("b", "1")], *places)
    for digest in ("2", "3", "4"):
        made.clear()
        put([file("a", "1"), file("b", digest)], *places)
        assert made == ["b"]


def test_files_that_are_no_longer_wanted_go_with_their_folders(places: tuple[Path, Path]) -> None:
    for count in (COUNT, 5, 4, 4):
        put(site_files("one", count=count), *places)
        assert len(list((places[0] / "papers").iterdir())) == count


@pytest.mark.parametrize("damage", ["edited", "deleted", "whole site deleted"])
def test_damage_to_the_site_is_mended(places: tuple[Path, Path], damage: str) -> None:
    site, _ = places
    for generation in ("one", "two"):
        put(site_files(generation), *places)
    page = site / "papers/p3/index.html"
    if damage == "edited":
        page.write_text("something else")
    elif damage == "deleted":
        page.unlink()
    else:
        subprocess.run(["rm", "-r", site], check=True)
    put(site_files("two"), *places)
    assert generations(site) == {"two"}
    assert len(list(site.rglob("index.html"))) == COUNT


def test_a_file_that_cannot_be_made_leaves_the_old_site_whole(places: tuple[Path, Path]) -> None:
    put(site_files("one"), *places)

    def broken() -> bytes:
        raise ValueError("no content")

    files = [*site_files("two"), SiteFile("last", "x", broken)]
    with pytest.raises(ValueError, match="no content"):
        put(files, *places)
    assert generations(places[0]) == {"one"}
    put(site_files("two"), *places)
    assert generations(places[0]) == {"two"}


def test_without_an_atomic_exchange_folders_still_change_places(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codelm.site.tree._exchanged", lambda *_: False)
    for generation in ("one", "two", "three"):
        put(site_files(generation), *places)
        assert generations(places[0]) == {generation}


KILLED = """
import sys
from pathlib import Path
from tests.test_tree import site_files
from codelm.site.tree import put
print("ready", flush=True)
put(site_files(sys.argv[3], pause=0.004), Path(sys.argv[1]), Path(sys.argv[2]))
print("done", flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.01, 0.05, 0.1, 0.2, 0.24, 0.26, 0.3])
def test_a_killed_build_leaves_one_whole_site(places: tuple[Path, Path], delay: float) -> None:
    for generation in ("one", "two"):
        put(site_files(generation), *places)
    kill_after(delay, [*map(str, places), "three"])
    assert generations(places[0]) in ({"two"}, {"three"})
    assert len(list(places[0].rglob("*.html"))) == COUNT
    put(site_files("four"), *places)
    assert generations(places[0]) == {"four"}


def kill_after(delay: float, arguments: list[str]) -> None:
    """Run a build in a process of its own and kill it that many seconds after its start."""
    command = [sys.executable, "-c", KILLED, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as child:
        assert child.stdout
        child.stdout.readline()
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
