"""A new atlas: a few records, pages written by hand, settings, and what builds and publishes it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from shlex import quote
from urllib.parse import urlsplit
from urllib.request import url2pathname
from uuid import uuid4

from codelm.records import KINDS, Paper
from codelm.schema import schemas
from codelm.stock import PROJECT, stock

__all__ = ["NotEmpty", "Plan", "begin"]

_FILES = Path(__file__).parent / "files"
_RENAMED = {"gitignore": ".gitignore"}
_WORKFLOW = ".github/workflows/pages.yml"
_SHARED = (
    "LICENSE-DATA",
    ".github/ISSUE_TEMPLATE/add-paper.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/correct.yml",
    ".github/pull_request_template.md",
    ".github/workflows/add-paper.yml",
    ".github/workflows/review.yml",
)
"""Files that every atlas has as they stand."""
_SCHEMAS = "site/pages/data/schema"


class NotEmpty(Exception):  # noqa: N818  it reads as what the folder is
    """A folder that holds something already; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a new atlas is called."""

    name: str
    description: str
    subject: str
    """What its literature is about, in the plural."""


def begin(folder: Path, plan: Plan) -> list[str]:
    """Write the files of a new atlas into an empty folder, and name them; raises NotEmpty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(str(folder))
    made = dict(_made(plan))
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for path, text in made.items():
        (beside / path).parent.mkdir(parents=True, exist_ok=True)
        (beside / path).write_text(text, "utf-8", newline="\n")
    for kind in (kind for kind in KINDS.values() if kind.type is not Paper):
        (beside / "taxonomy" / kind.plural).mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)  # kept where it is there: a shell may stand in it
    for child in sorted(beside.iterdir()):
        child.rename(folder / child.name)
    beside.rmdir()
    return sorted(made)


def _made(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each file with its text."""
    words = {"@NAME@": plan.name, "@DESCRIPTION@": plan.description, "@PROJECT@": PROJECT}
    for path in sorted(path for path in _FILES.rglob("*") if path.is_file()):
        name = path.relative_to(_FILES).as_posix()
        yield _RENAMED.get(name, name), _filled(path.read_text("utf-8"), words)
    yield "mkdocs.yml", _settings(plan)
    yield from ((path, stock(path).read_text("utf-8")) for path in _SHARED)
    yield _WORKFLOW, _published(stock(_WORKFLOW).read_text("utf-8"))
    yield from ((f"{_SCHEMAS}/{name}", text) for name, text in schemas().items())
    if checkout := _checkout():
        named = quote(checkout).replace("$", "$$")
        yield "local.mk", f"# This machine alone: where its codelm stands.\nCODELM := {named}\n"


def _checkout() -> str:
    """The folder that codelm was installed from; empty where it came as a package."""
    origin = json.loads(distribution("codelm").read_text("direct_url.json") or "{}")
    return url2pathname(urlsplit(origin["url"]).path) if "dir_info" in origin else ""


def _filled(text: str, words: dict[str, str]) -> str:
    return re.sub("@[A-Z]+@", lambda found: words[found[0]], text)


def _settings(plan: Plan) -> str:
    """The settings of the atlas that this package comes from, with what is its own replaced."""
    own = {
        "site_name": json.dumps(plan.name, ensure_ascii=False),
        "site_description": json.dumps(plan.description, ensure_ascii=False),
        "repo_url": "!ENV CODELM_REPO_URL # links to the files of records",
        "copyright": "Records are in the public domain (CC0).",
        "    subject": f"{json.dumps(plan.subject, ensure_ascii=False)} # in the plural",
        "    feeds": f"{uuid4()} # ids in feeds are made from it: it never changes",
        "  custom_dir": "",
    }
    lines = stock("mkdocs.yml").read_text("utf-8").splitlines()
    kept = (line for line in lines if not line.endswith(_PAGES_OF_THE_PROJECT))
    made = (_line(line, own) for line in kept)
    return "\n".join(line for line in made if line is not None) + "\n"


def _line(line: str, own: dict[str, str]) -> str | None:
    """A line of the settings with its own value; None where that is empty."""
    name, colon, _ = line.partition(":")
    if not colon or name not in own:
        return line
    return f"{name}: {own[name]}" if own[name] else None


_PAGES_OF_THE_PROJECT = (
    ": architecture.md",
    ": speed.md",
    ": your-own-atlas.md",
)


def _published(workflow: str) -> str:
    """The workflow without the tests of the code, which an atlas has not."""
    alone = re.sub(r"(?m)^  test:\n(?:    .*\n)+\n?", "", workflow)
    return re.sub(r"(?m)^    needs: test\n", "", alone)
