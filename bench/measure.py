"""What a command costs: CPU seconds, wall seconds and memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

__all__ = ["Cost", "cost", "typical"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command cost, its children included."""

    cpu: float
    """User and system seconds."""
    wall: float
    """Seconds on the clock."""
    memory: float
    """Largest resident set, in MB."""


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str] = {}) -> Cost:
    """Run the command in the folder to its end; a failure raises CalledProcessError."""
    started = time.perf_counter()
    output = folder / "bench-output.txt"
    with output.open("wb") as sink:
        child = subprocess.Popen(
            command, cwd=folder, stdout=sink, stderr=sink, env={**os.environ, **environment}
        )
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, output.read_bytes())
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def typical(costs: Sequence[Cost]) -> Cost:
    """The median of several runs, figure by figure."""
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        max(cost.memory for cost in costs),
    )
