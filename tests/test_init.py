"""`codelm init`: an atlas of another literature, made and built without this one's files."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codelm import yamlfile
from codelm.cli import main
from codelm.site.identity import Identity, Unnamed
from tests.sites import ROOT, built, fingerprint, run_build

NAME, SUBJECT = "Atlas of Reading", "reading machines"
FOREIGN = re.compile(r"(?i)code lm atlas|\bfor code\b")


def run(*arguments: str) -> Result:
    """What a command did; our own bugs come through as exceptions."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def begun(folder: Path) -> Path:
    """A new atlas in a folder."""
    result = run("init", str(folder), "--name", NAME, "--subject", SUBJECT)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new atlas with its site."""
    root = begun(tmp_path_factory.mktemp("new") / "atlas")
    built(root)
    return root


def test_records_are_faultless(atlas: Path) -> None:
    """The records that an atlas begins with hold no error and no gap that a check knows."""
    result = run("validate", "--root", str(atlas))
    assert result.exit_code == 0
    assert "0 errors, 0 hints" in result.output


def test_pages_bear_the_new_name(atlas: Path) -> None:
    """Every page is there, under the name of the new atlas."""
    site = atlas / "build/site"
    home = (site / "index.html").read_text("utf-8")
    assert f"<title>{NAME}" in home
    assert f"The literature on {SUBJECT} as one index" in home
    page = (site / "papers/devlin2018bert/index.html").read_text("utf-8")
    assert f" - {NAME}</title>" in page
    assert f"<title>{NAME}</title>" in (site / "feed.xml").read_text("utf-8")
    for path in ("models/bert", "tasks/question-answering", "survey/start", "lineage", "search"):
        assert (site / path / "index.html").is_file()


def test_nothing_speaks_of_this_atlas(atlas: Path) -> None:
    """No page and no feed names the atlas that the package comes from, or its subject."""
    site = atlas / "build/site"
    shown = [path for path in site.rglob("*") if path.suffix in {".html", ".xml", ".svg"}]
    assert len(shown) > 50
    wrong = {
        path.relative_to(site).as_posix(): found[0]
        for path in shown
        if (found := FOREIGN.search(path.read_text("utf-8")))
    }
    assert not wrong


def test_links_resolve(atlas: Path) -> None:
    """Every link of every page leads to a file of the site."""
    site = atlas / "build/site"
    broken = [
        f"{path}: {to}"
        for path in (p.relative_to(site) for p in site.rglob("*.html"))
        if path.name != "404.html"
        for to in re.findall(r'(?:href|src)="([^"#?:]+)[^":]*"', (site / path).read_text("utf-8"))
        if not to.startswith("//") and not _there(site, (site / path).parent / to)
    ]
    assert not broken


def _there(site: Path, target: Path) -> bool:
    resolved = target.resolve()
    return resolved == site or resolved.is_file() or (resolved / "index.html").is_file()


def test_search_answers(atlas: Path) -> None:
    """The command finds what the atlas holds, and the browser's files are there."""
    assert "devlin2018bert" in run("search", "bert", "--root", str(atlas)).output
    assert list((atlas / "build/site/search").glob("*.json"))


def test_a_list_can_be_imported(tmp_path: Path) -> None:
    """The way to one's own atlas: begin, import a list, build."""
    root = begun(tmp_path / "atlas")
    shutil.rmtree(root / "papers")
    shutil.rmtree(root / "taxonomy")
    shutil.rmtree(root / "site/pages/survey")
    for folder in ("papers", "taxonomy", "site/pages/survey"):
        (root / folder).mkdir()
    index = "---\ntitle: Guide\ndescription: No chapters yet.\n---\n\n# Guide\n"
    (root / "site/pages/survey/index.md").write_text(index, "utf-8")
    result = run("import", str(ROOT / "tests/lists/nested.md"), "--yes", "--root", str(root))
    assert "6 new records" in result.output
    assert (built(root) / "papers/jigsaw2021jigsaw/index.html").is_file()


def test_own_files_take_the_place_of_ours(tmp_path: Path) -> None:
    """A template or a file of the theme that an atlas has counts before the package's."""
    root = begun(tmp_path / "atlas")
    (root / "site/templates").mkdir()
    (root / "site/theme/assets").mkdir(parents=True)
    (root / "site/templates/year.html.jinja").write_text("<h1>My own year</h1>", "utf-8")
    (root / "site/theme/assets/favicon.svg").write_text("<svg/>", "utf-8")
    site = built(root)
    assert "<h1>My own year</h1>" in (site / "years/2018/index.html").read_text("utf-8")
    assert (site / "assets/favicon.svg").read_text("utf-8") == "<svg/>"
    assert (site / "assets/codelm.css").is_file()


def test_workflow_tests_no_code(atlas: Path) -> None:
    """The workflow checks and publishes the site, and needs no other workflow."""
    text = (atlas / ".github/workflows/pages.yml").read_text("utf-8")
    jobs = yamlfile.parsed(text)["jobs"]
    assert list(jobs) == ["build", "deploy"]
    assert jobs["deploy"]["needs"] == "build"
    assert "ci.yml" not in text
    assert any(step.get("run") == "make site" for step in jobs["build"]["steps"])
    makefile = (atlas / "Makefile").read_text("utf-8")
    assert re.search(r"(?m)^site:.*\n\t.*codelm validate.*\n\t.*codelm build", makefile)


def test_forms_and_workflows_find_what_they_lead_to(atlas: Path) -> None:
    """Each form that pages open is there, and each thing that a workflow makes."""
    link = (ROOT / "site/theme/partials/actions.html").read_text("utf-8")
    forms = re.findall(r"issues/new\?template=([\w.-]+)", link)
    assert forms
    assert all((atlas / ".github/ISSUE_TEMPLATE" / form).is_file() for form in forms)
    makefile = (atlas / "Makefile").read_text("utf-8")
    workflows = sorted((atlas / ".github/workflows").glob("*.yml"))
    texts = {file.name: file.read_text("utf-8") for file in workflows}
    assert list(texts) == ["add-paper.yml", "pages.yml", "review.yml"]
    for text in texts.values():
        made = re.findall(r"run: make (\S+)", text)
        assert made
        assert all(f"\n{target}:" in makefile for target in made)


def test_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    """Nothing is written where something stands."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    before = fingerprint(tmp_path)
    result = run("init", str(tmp_path))
    assert result.exit_code == 2
    assert "is not empty" in result.output
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("name", ["", "a\nb<script>", "{{ config }}", "x" * 201, "\u202eabc"])
def test_names_are_plain_text(tmp_path: Path, name: str) -> None:
    """A name that would be markup somewhere is refused."""
    result = run("init", str(tmp_path / "new"), "--name", name)
    assert result.exit_code == 2
    assert not (tmp_path / "new").exists()


def test_quotes_in_names(tmp_path: Path) -> None:
    """Quotes, colons and other letters may stand in a name."""
    name = 'Läser\'s "Atlas": 图'
    assert run("init", str(tmp_path / "new"), "--name", name).exit_code == 0
    settings = (tmp_path / "new/mkdocs.yml").read_text("utf-8")
    assert 'site_name: "Läser\'s \\"Atlas\\": 图"' in settings


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (["models"], "must hold texts"),
        ({"subjects": "models"}, 'no setting "subjects"'),
        ({"feeds": "none"}, "is no UUID"),
    ],
)
def test_settings_are_read_strictly(settings: object, why: str) -> None:
    """What is not understood is said."""
    with pytest.raises(Unnamed, match=why):
        Identity.of("Atlas", settings)


def test_a_wrong_setting_stops_the_build(tmp_path: Path) -> None:
    """The build names the file and the setting."""
    root = begun(tmp_path / "atlas")
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("    subject:", "    topic:"), "utf-8")
    done = run_build(root)
    assert done.returncode == 1
    assert 'mkdocs.yml: extra.atlas: no setting "topic"' in done.stderr


def test_the_wheel_carries_all(tmp_path: Path) -> None:
    """An installed package makes and builds an atlas without the repository."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*wheel, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    venv.create(tmp_path / "venv", with_pip=False)
    python = str(tmp_path / "venv/bin/python")
    target = next((tmp_path / "venv/lib").glob("python*/site-packages"))
    install = [*pip, "install", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*install, str(next(tmp_path.glob("*.whl")))], check=True)
    packages = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    environment = {"PYTHONPATH": f"{target}:{packages}", "PATH": "/usr/bin:/bin"}
    code = "from codelm.cli import main; main()"

    def codelm(*arguments: str) -> None:
        command = [python, "-P", "-c", code, *arguments]
        subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)

    codelm("init", "atlas", "--name", NAME, "--subject", SUBJECT)
    codelm("build", "--root", "atlas")
    site = tmp_path / "atlas/build/site"
    assert f"<title>{NAME}" in (site / "index.html").read_text("utf-8")
    assert (site / "assets/codelm.css").is_file()


def test_a_shell_may_stand_in_the_folder(tmp_path: Path) -> None:
    """An empty folder is filled and not exchanged, so that `make site` works in it at once."""
    folder = tmp_path / "atlas"
    folder.mkdir()
    before = folder.stat().st_ino
    begun(folder)
    assert folder.stat().st_ino == before


def test_make_installs_the_codelm_that_began_the_atlas(atlas: Path) -> None:
    """Where codelm runs from a checkout, the new atlas takes it from there, on this machine."""
    said = subprocess.run(
        ["make", "--dry-run", "site"], cwd=atlas, check=True, capture_output=True, text=True
    )
    origin = json.loads(distribution("codelm").read_text("direct_url.json") or "")
    assert f"install {origin['url'].removeprefix('file://')}\n" in said.stdout
    assert "/local.mk\n" in (atlas / ".gitignore").read_text("utf-8")
