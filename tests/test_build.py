"""`codelm build`: what it changes, and that nothing but a whole site is ever left behind."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from codelm.outputs import CACHE, SITE
from tests.chromium import tab
from tests.sites import CODELM, ROOT, built, fingerprint, index_copy, run_build, served

PAPER = "papers/2024/berg2024toycoder.yaml"
METRIC = "taxonomy/metrics/toy-score.yaml"
PAGE_OF_PAPER = "site/templates/paper.html.jinja"
PAGE_OF_MODEL = "site/templates/model.html.jinja"


def replaced(file: Path, old: str, new: str) -> None:
    """Edit a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def times(site: Path) -> dict[Path, int]:
    """When each file was written."""
    return {path: path.stat().st_mtime_ns for path in site.rglob("*")}


def differences(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The files that were added, removed or changed."""
    return {path for path, _ in before.items() ^ after.items()}


def test_a_second_build_changes_nothing(index: Path) -> None:
    before = fingerprint(index / SITE), times(index / SITE)
    run = run_build(index)
    assert run.returncode == 0
    assert "(0 changed, 0 removed)" in run.stderr
    assert (fingerprint(index / SITE), times(index / SITE)) == before


def test_an_edited_record_changes_the_files_that_show_it(index: Path) -> None:
    before = fingerprint(index / SITE)
    replaced(index / METRIC, "Not a real metric.", "Zebrafinch.")
    run_build(index)
    site = index / SITE
    showing = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and b"Zebrafinch" in path.read_bytes()
    }
    assert showing == {"metrics/toy-score/index.html", "data/metrics.json"}
    changed = differences(before, fingerprint(site))
    assert {path for path in changed if not path.startswith("search/")} == showing


def test_edits_give_the_site_that_a_first_build_gives(index: Path, tmp_path: Path) -> None:
    replaced(index / PAPER, "ToyCoder: a small model", "ToyCoder: a tiny model")
    (index / "papers/2023/zhang2023unifying.yaml").unlink()
    assert run_build(index).returncode == 0
    edited = fingerprint(index / SITE)
    shutil.rmtree(index / "build")
    assert run_build(index).returncode == 0
    assert fingerprint(index / SITE) == edited
    assert not list(tmp_path.glob("build/site/papers/zhang2023unifying"))


BROKEN: dict[str, Callable[[Path], object]] = {
    "YAML": lambda root: (root / PAPER).write_text("title: [", "utf-8"),
    "a field": lambda root: replaced(root / PAPER, "title:", "tite:"),
    "a reference": lambda root: replaced(root / PAPER, "- code-repair", "- code-reapir"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_record_is_named_and_leaves_the_site_as_it_was(how: str, index: Path) -> None:
    before = fingerprint(index / SITE)
    BROKEN[how](index)
    run = run_build(index)
    assert run.returncode == 1
    assert run.stdout.startswith(f"{PAPER}:")
    assert "the site is as before" in run.stderr
    assert "Traceback" not in run.stderr
    assert fingerprint(index / SITE) == before


@pytest.mark.parametrize("text", ["{{ nothing.of_this }}", "{% if %}", "{{ 1 // 0 }}"])
def test_a_broken_template_leaves_the_site_as_it_was(text: str, index: Path) -> None:
    before = fingerprint(index / SITE)
    good = (index / PAGE_OF_MODEL).read_text("utf-8")
    (index / PAGE_OF_MODEL).write_text(good + text, "utf-8")
    replaced(index / PAPER, "ToyCoder: a small model", "ToyCoder: a tiny model")
    assert run_build(index).returncode == 1
    assert fingerprint(index / SITE) == before
    (index / PAGE_OF_MODEL).write_text(good, "utf-8")
    assert run_build(index).returncode == 0
    assert b"a tiny model" in (index / SITE / "papers/berg2024toycoder/index.html").read_bytes()


def test_a_broken_page_of_the_guide_leaves_the_site_as_it_was(index: Path) -> None:
    before = fingerprint(index / SITE)
    (index / "site/pages/about.md").write_text("# About\n\n[gone](gone.md)\n", "utf-8")
    assert run_build(index).returncode == 1
    assert fingerprint(index / SITE) == before


def test_two_builds_at_once_do_not_disturb_each_other(index: Path) -> None:
    replaced(index / "mkdocs.yml", "Records are", "The records are")
    command = [CODELM, "build", "--root", str(index)]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    assert sum("Waiting for another build" in each for each in said) == 2
    assert sum("(0 changed, 0 removed)" in each for each in said) == 2
    edited = fingerprint(index / SITE)
    shutil.rmtree(index / "build")
    assert fingerprint(built(index)) == edited


@pytest.mark.parametrize("name", ["two words", "Atlas – 代码 & 100% #1?", "[a]*'\"$HOME"])
def test_the_folder_may_have_any_name(name: str, tmp_path: Path, toy_site: Path) -> None:
    (tmp_path / name).mkdir()
    root = index_copy(tmp_path / name)
    run = run_build(root)
    assert run.returncode == 0, run.stderr
    assert fingerprint(root / SITE) == fingerprint(toy_site)


@pytest.mark.needs("chromium")
def test_the_site_works_below_a_path(tmp_path: Path, toy_site: Path, chromium: Browser) -> None:
    shutil.copytree(toy_site, tmp_path / "some/path")
    with served(tmp_path) as address, tab(chromium) as opened:
        page = opened.open(f"{address}some/path/papers/")
        page.locator("table.atlas a").first.click()
        page.locator("article h1").wait_for()
        page.locator(".atlas-search input").fill("repair")
        page.locator(".suggestions a").first.click()
        page.locator("article h1").wait_for()
        assert page.url.startswith(f"{address}some/path/")
        assert opened.complaints == []


COPIES = 200
"""Papers in the index of the builds that are killed: enough that writing them takes a while."""


@dataclass(frozen=True)
class Point:
    """A point of a build: what it has said, how much it has written, and some time after."""

    said: str
    papers: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Killable:
    """An index of two generations, with the files of both sites."""

    root: Path
    old: dict[str, str] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)

    def turn(self, generation: str) -> None:
        """Let the page of every paper be that of a generation."""
        template = (ROOT / PAGE_OF_PAPER).read_text("utf-8")
        (self.root / PAGE_OF_PAPER).write_text(f"{template}<p>{generation}</p>\n", "utf-8")

    def killed(self, point: Point) -> dict[str, str]:
        """Start a build, kill it at a point, and say what is in the site."""
        started = time.time_ns()
        command = [CODELM, "build", "--root", str(self.root)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as build:
            assert build.stderr
            assert any(line.startswith(point.said) for line in build.stderr)
            while self._written(started) < point.papers and build.poll() is None:
                time.sleep(0.004)
            time.sleep(point.seconds)
            build.kill()
        return fingerprint(self.root / SITE)

    def _written(self, since: int) -> int:
        """How many pages of papers the build has put into its second folder."""
        pages = (self.root / CACHE / "spare/papers").glob("*/index.html")
        with suppress(FileNotFoundError):  # the folders change while they are read
            return sum(page.stat().st_mtime_ns > since for page in pages)
        return 0


@pytest.fixture(scope="module")
def killable(tmp_path_factory: pytest.TempPathFactory) -> Killable:
    root = index_copy(tmp_path_factory.mktemp("killable"))
    paper = (root / "papers/2023/liu2023code.yaml").read_text("utf-8")
    for n in range(COPIES):
        text = paper.replace("title: ", f"title: Copy {n} of ")
        (root / f"papers/2023/copy2023number{n}.yaml").write_text(text, "utf-8")
    made = Killable(root)
    for generation, files in (("old", made.old), ("new", made.new)):
        made.turn(generation)
        files.update(fingerprint(built(root)))
    return made


POINTS = {
    "reading": Point("Reading"),
    "making pages": Point("Making"),
    "at the first page": Point("Making", papers=1),
    "after a third": Point("Making", papers=COPIES // 3),
    "after two thirds": Point("Making", papers=COPIES * 2 // 3),
    "at the last page": Point("Making", papers=COPIES),
    "after the last page": Point("Making", papers=COPIES, seconds=0.02),
    "at the very end": Point("Making", papers=COPIES, seconds=0.05),
}
"""Where builds are killed."""
FIRST_POINTS = {
    "rendering the theme": Point("Rendering"),
    "in the midst of the theme": Point("Rendering", seconds=0.2),
    **{name: POINTS[name] for name in ("reading", "after a third", "at the last page")},
    "at the very end": POINTS["at the very end"],
}
"""Where builds are killed that have neither site nor cache."""


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_build_leaves_the_old_site_or_the_new_one(point: str, killable: Killable) -> None:
    killable.turn("old")
    assert fingerprint(built(killable.root)) == killable.old
    killable.turn("new")
    assert killable.killed(POINTS[point]) in (killable.old, killable.new)
    assert fingerprint(built(killable.root)) == killable.new


@pytest.mark.parametrize("point", FIRST_POINTS)
def test_a_killed_first_build_leaves_no_site_or_a_whole_one(point: str, killable: Killable) -> None:
    killable.turn("new")
    shutil.rmtree(killable.root / "build")
    assert killable.killed(FIRST_POINTS[point]) in ({}, killable.new)
    assert fingerprint(built(killable.root)) == killable.new
