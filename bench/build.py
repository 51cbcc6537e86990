"""Build time: ours against one Markdown file a record under mkdocs-material.

Both work on a copy of the real records. Printed are CPU seconds, wall seconds, memory and the
ratios to compare; on a noisy machine only the ratios mean something.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import yaml

from bench.measure import Cost, cost, typical

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
CODELM = str(Path(sys.executable).with_name("codelm"))
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
COPIED = ("papers", "taxonomy", "site", "mkdocs.yml")
EDITED = "papers/2023/li2023starcoder.yaml"
PAGE = "papers/li2023starcoder/"
EDITS = 5


def main() -> None:
    """Measure, then print the table and the ratios."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        atlas = Path(folder, "atlas")
        _copy(atlas)
        cold = _report("ours, cold", cost([CODELM, "build"], atlas))
        unchanged = cost([CODELM, "build"], atlas)
        _report("ours, nothing changed", unchanged)
        warm = _report(f"ours, one record changed ({EDITS} times)", _warm(atlas))
        shown = _served(atlas)
        print(f"{'serve: edit until the page shows it':44}{'':>10}{shown:>10.2f} s")
        naive_site = Path(folder, "naive")
        pages = _naive(atlas, naive_site)
        naive = _report(f"mkdocs-material, {pages:,} Markdown files", _naive_cost(naive_site))
    print("\nratios                                            CPU      wall")
    _ratio("ours cold / mkdocs-material", cold, naive)
    _ratio("one record changed / ours cold", warm, cold)
    print(f"{'serve / one record changed':44}{'':>10}{shown / warm.wall:>10.3f}")


def _copy(atlas: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        atlas.mkdir(exist_ok=True)
        copy(source, atlas / name)


def _report(name: str, spent: Cost) -> Cost:
    print(f"{name:44}{spent.cpu:>8.2f} s{spent.wall:>8.2f} s{spent.memory:>8.0f} MB", flush=True)
    return spent


def _ratio(name: str, one: Cost, other: Cost) -> None:
    print(f"{name:44}{one.cpu / other.cpu:>10.4f}{one.wall / other.wall:>10.4f}")


def _edit(atlas: Path, word: str) -> None:
    """Give the edited paper a summary with the word in it."""
    path = atlas / EDITED
    record = yaml.safe_load(path.read_text("utf-8"))
    record["summary"] = f"An edit: {word}."
    path.write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), "utf-8")


def _warm(atlas: Path) -> Cost:
    costs = []
    for n in range(EDITS):
        _edit(atlas, f"warm{n}")
        costs.append(cost([CODELM, "build"], atlas))
        if f"warm{n}" not in (atlas / "build/site" / PAGE / "index.html").read_text("utf-8"):
            raise RuntimeError("the edit does not show")
    return typical(costs)


def _served(atlas: Path) -> float:
    """Median seconds from saving an edited record until the page served has the edit."""
    seconds = []
    with _server(atlas) as address:
        for n in range(EDITS):
            time.sleep(1)
            _edit(atlas, f"served{n}")
            started = time.perf_counter()
            while f"served{n}" not in urllib.request.urlopen(address + PAGE).read().decode():  # noqa: S310
                time.sleep(0.01)
            seconds.append(time.perf_counter() - started)
    return median(seconds)


@contextmanager
def _server(atlas: Path) -> Iterator[str]:
    command = [CODELM, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=atlas, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr  # noqa: S101
        line = next(line for line in child.stderr if line.startswith("Serving at"))
        try:
            yield line.split()[2]
        finally:
            child.terminate()


def _naive(atlas: Path, site: Path) -> int:
    """Write the naive site: a Markdown page with the same facts for every record."""
    count = 0
    for path in sorted([*atlas.glob("papers/*/*.yaml"), *atlas.glob("taxonomy/*/*.yaml")]):
        kind = "papers" if path.parts[-3] == "papers" else path.parts[-2]
        page = site / "docs" / kind / f"{path.stem}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_markdown(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)), "utf-8")
        count += 1
    (site / "docs/index.md").write_text("# Literature\n")
    (site / "mkdocs.yml").write_text("site_name: Literature\ntheme: {name: material}\n")
    return count + 1


def _markdown(record: dict[str, object]) -> str:
    title = record.get("title") or record.get("name")
    lines = [f"# {title}", "", "| Field | Value |", "|---|---|"]
    lines += [f"| {key} | {_cell(value)} |" for key, value in record.items()]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return str(value)[:500].replace("|", "\\|").replace("\n", " ")


def _naive_cost(site: Path) -> Cost:
    return cost([MKDOCS, "build", "--quiet"], site, {"NO_MKDOCS_2_WARNING": "1"})
