"""The command as tests run it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from codelm.cli import main

__all__ = ["run"]


def run(root: Path, *arguments: str, answers: str | None = None) -> Result:
    """What the command did on an index; our own bugs come through as exceptions."""
    return CliRunner().invoke(
        main, [*arguments, "--root", str(root)], input=answers, catch_exceptions=False
    )
