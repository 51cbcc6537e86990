"""Sizes of models as numbers: records say them in words, `15.5B`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["billions", "largest"]

_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)([KMBT])\b", re.IGNORECASE)
_SCALE = {"K": 1e-6, "M": 1e-3, "B": 1.0, "T": 1e3}


def largest(sizes: Iterable[str]) -> float:
    """The largest number of parameters, in billions; 0 where none is known."""
    return max(map(_billions, sizes), default=0.0)


def billions(sizes: Iterable[str]) -> str:
    """The same for sorting; empty where none is known."""
    number = largest(sizes)
    return f"{number:g}" if number else ""


@cache
def _billions(size: str) -> float:
    found = _SIZE.search(size)
    return float(found[1]) * _SCALE[found[2].upper()] if found else 0.0
