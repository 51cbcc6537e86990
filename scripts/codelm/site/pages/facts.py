"""The list of facts at the top of an entity's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from codelm.site.pages.links import Said, said

__all__ = ["Fact", "fact", "known"]

Fact = dict[str, Any]
"""A `label` and its `values`; no value means that it is not known."""


def fact(label: str, values: Iterable[Said | str] | str | int | None) -> Fact:
    """A fact that a reader expects, shown as unknown where there is no value."""
    if values is None or values == "":
        listed: Iterable[Said | str] = ()
    elif isinstance(values, str | int):
        listed = (f"{values:,}" if isinstance(values, int) else values,)
    else:
        listed = values
    return {"label": label, "values": [said(v) if isinstance(v, str) else v for v in listed]}


def known(*facts: Fact) -> list[Fact]:
    """The facts that have a value."""
    return [each for each in facts if each["values"]]
