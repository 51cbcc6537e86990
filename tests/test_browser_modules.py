"""The tests of the browser's JavaScript modules, run by Node."""

import subprocess
from pathlib import Path

import pytest

from tests.outside_tools import tool_path

_FILES = sorted((Path(__file__).parent / "browser").glob("*.test.mjs"))


@pytest.mark.needs("node")
@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_browser_module(file: Path) -> None:
    """`node --test` finds no failure in this file."""
    run = subprocess.run(
        [tool_path("node"), "--test", file], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
