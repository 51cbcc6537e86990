"""Answers of services taken apart: JSON of any shape, read without trust."""

from __future__ import annotations

import json
import re
from typing import Any

from codelm.intake.http import Unreadable
from codelm.intake.plaintext import plain

__all__ = ["bare_doi", "json_of", "month", "page_span", "part", "parts", "text"]


def json_of(body: bytes) -> Any:
    """The value that the answer holds."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("no well-formed JSON") from None


def part(value: Any, *path: str | int) -> Any:
    """What lies at a place inside a value, or None."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def parts(value: Any, *path: str | int) -> list[Any]:
    """The list at a place inside a value; a single value is a list of one, none an empty one."""
    found = part(value, *path)
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def text(value: Any, *path: str | int) -> str:
    """The clean text at a place inside a value; of a list, its first text."""
    found = part(value, *path)
    if isinstance(found, list):
        found = next((each for each in found if isinstance(each, str)), None)
    return plain(str(found)) if isinstance(found, str | int) else ""


def month(value: Any) -> str:
    """YYYY-MM or YYYY of a date in ISO's form or in the parts that Crossref gives."""
    if isinstance(value, list):
        numbers = [number for number in value if isinstance(number, int)]
        value = "-".join(f"{number:02}" for number in numbers)
    found = re.match(r"((?:19|20)\d\d)(-(?:0[1-9]|1[0-2]))?(?!\d)", str(value or ""))
    return found[0] if found else ""


def bare_doi(value: str) -> str:
    """The DOI in an address or by itself, in lower case."""
    found = re.search(r"10\.[0-9]{4,9}/\S+", value)
    return found[0].rstrip(".,;").lower() if found else ""


def page_span(first: str, last: str = "") -> str:
    """Pages as records write them: 1-12, or one number."""
    whole = f"{first}-{last}" if last and last != first else first
    ends = [end for end in re.split(r"\s*(?:-+|[‐-―−]|:)\s*", whole) if end]
    fine = ends and all(re.fullmatch(r"[\w.]+", end) for end in ends) and len(ends) in (1, 2)
    return "-".join(dict.fromkeys(ends)) if fine else ""
