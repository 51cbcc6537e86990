"""What a pull request is about, by the files that it changes: names of files in, labels out.

`python -m codelm.review.labels < FILES` prints the labels as GitHub takes them. The files are data
from strangers; only labels of the table come out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from codelm.records import KINDS

__all__ = ["LABELS", "labels"]

LABELS: dict[str, str] = {
    **{f"{kind.folder}/": kind.title.lower() for kind in KINDS.values()},
    "site/pages/survey/": "guide",
    "site/pages/data/": "code",
    "site/pages/": "documents",
    "CONTRIBUTING.md": "documents",
    "README.md": "documents",
    "site/": "code",
    "scripts/": "code",
    "tests/": "code",
    "bench/": "code",
    "requirements/": "dependencies",
    "package": "dependencies",
    "pyproject.toml": "dependencies",
    ".github/": "workflows",
    ".ci/": "workflows",
}
"""The label of files by how their paths begin; the first that fits counts."""


def labels(paths: Iterable[str]) -> list[str]:
    """The labels of a change to these files, each once."""
    found = (
        next((label for start, label in LABELS.items() if path.startswith(start)), None)
        for path in paths
    )
    return sorted({label for label in found if label})


if __name__ == "__main__":
    print(json.dumps({"labels": labels(sys.stdin.read().splitlines())}))  # noqa: T201  its result
