"""Programs from the npm registry, fetched into build/ when the benchmark runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

__all__ = ["installed"]

_PACKAGES = {"pagefind": "1.6.0", "minisearch": "7.2.0", "esbuild": "0.28.2"}


def installed(folder: Path) -> Path:
    """The folder `node_modules` with the packages in these versions."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in _PACKAGES.items()]
    done = folder / "installed.txt"
    if not done.exists() or done.read_text() != "\n".join(wanted):
        quiet = ("--silent", "--no-save", "--no-package-lock", "--no-audit", "--no-fund")
        subprocess.run(["npm", "install", *quiet, "--prefix", folder, *wanted], check=True)
        done.write_text("\n".join(wanted))
    return folder / "node_modules"
