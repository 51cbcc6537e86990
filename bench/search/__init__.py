"""Search in the browser: ours against mkdocs-material's, Pagefind and MiniSearch.

All are served over HTTP/2 with gzip and asked in the same Chromium, in turns: the real records and
made-up ones, at full speed and over a slow network. Waits for a first result are medians; of a
key, typed in each turn, the shortest wait counts, since what is longer is the machine's other work.
On a noisy machine only the ratios mean something.
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from math import isfinite
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright

from bench.search.browser import SLOW, First, Typing, first_result, typing
from bench.search.made_up import made_up_index
from bench.search.npm import installed
from bench.search.peers import OURS, Peer, sites
from bench.search.ratios import Figures, print_ratios, print_table
from bench.search.server import Server, serving
from codelm.kb import KnowledgeBase
from codelm.outputs import SITE
from codelm.site.build import build

__all__ = ["main"]

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build/bench"
MADE_UP = 10_000
TURNS = 5
SLOW_TURNS = 3
TYPING_TURNS = 3
QUERIES = (
    "code generation",
    "starcoder",
    "program repair",
    "text-to-sql",
    "swe-bench",
    "vulnerability detection",
    "chen",
)


def main() -> None:
    """Measure, then print tables and ratios."""
    modules = installed(FOLDER / "tools")
    build(ROOT, lambda _: None, lambda files: files)
    real = KnowledgeBase.read(ROOT)
    made_up = FOLDER / "made-up"
    shutil.rmtree(made_up, ignore_errors=True)
    made_up_index(real, made_up, MADE_UP)
    indexes = {"real": real, "made-up": KnowledgeBase.read(made_up)}
    served = FOLDER / "sites"
    peers = {name: sites(kb, ROOT / SITE, modules, served / name) for name, kb in indexes.items()}
    chromium = shutil.which("chromium")
    with serving(served, FOLDER / "keys") as server, sync_playwright() as playwright:
        # A browser keeps nothing in its cache that came from a server it does not trust.
        trusting = f"--ignore-certificate-errors-spki-list={server.key_hash}"
        browser = playwright.chromium.launch(executable_path=chromium, args=[trusting])
        for name, kb in indexes.items():
            print(f"\n{name}: {sum(1 for _ in kb.records()):,} records", flush=True)
            figures = _measured(browser, server, name, peers[name])
            print_table(figures)
            print_ratios(figures, OURS)
        browser.close()


def _measured(
    browser: Browser, server: Server, site: str, peers: Sequence[Peer]
) -> dict[str, Figures]:
    """The figures of each search, measured in turns."""
    plain: defaultdict[str, list[First]] = defaultdict(list)
    slow: defaultdict[str, list[First]] = defaultdict(list)
    typed: defaultdict[str, list[Typing]] = defaultdict(list)
    for turn in range(TURNS):
        print(f"turn {turn + 1} of {TURNS}", file=sys.stderr, flush=True)
        for peer in peers:
            if peer.on_demand:
                plain[peer.name].append(first_result(browser, server, site, peer, None))
            if peer.on_demand and turn < SLOW_TURNS:
                slow[peer.name].append(first_result(browser, server, site, peer, SLOW))
            if turn < TYPING_TURNS:
                typed[peer.name].append(typing(browser, server, site, peer, QUERIES))
    return {name: _figures(plain[name], slow[name], runs) for name, runs in typed.items()}


def _figures(plain: Sequence[First], slow: Sequence[First], typed: Sequence[Typing]) -> Figures:
    keys = zip(*(run.waits for run in typed), strict=True)
    waits = [best for key in keys if isfinite(best := min(key))]
    figures: Figures = {
        "p50": median(waits),
        "p95": quantiles(waits, n=20)[-1],
        "task": max(run.longest for run in typed),
    }
    if plain:
        first, late = _typical(plain), _typical(slow)
        figures |= {
            "KB": first.bytes / 1000,
            "KB all": first.bytes_in_all / 1000,
            "first": first.wait,
            "slow": late.wait,
            "final": first.settled,
            "slow final": late.settled,
        }
    return figures


def _typical(runs: Sequence[First]) -> First:
    """The median of several runs, figure by figure."""
    return First(*(median(getattr(run, each.name) for run in runs) for each in fields(First)))
