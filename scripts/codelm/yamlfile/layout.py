"""The one canonical layout, and comments, which it has no place for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import yaml

__all__ = ["comment_line", "dumped", "has_comments"]


class _Dumper(yaml.CSafeDumper):
    """Writes text of several lines as it stands, indented below its field."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """The text as a node: in one line, or as a literal block."""
        tag = "tag:yaml.org,2002:str"
        return self.represent_scalar(tag, data, style="|" if "\n" in data else None)


_Dumper.add_representer(str, _Dumper.represent_str)


def dumped(mapping: Mapping[str, Any]) -> str:
    """The mapping in the one canonical layout."""
    return yaml.dump(
        mapping,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=1_000_000,
    )


def has_comments(text: str) -> bool:
    """Whether the text holds comments, which the canonical layout would lose."""
    return comment_line(text) is not None


def comment_line(text: str) -> int | None:
    """The line of the first comment, counted from 1."""
    if "#" not in text:
        return None
    tokens = list(yaml.scan(text, Loader=yaml.CLoader))
    spans = [(token.start_mark.index, token.end_mark.index) for token in tokens]
    between = [(end, start) for (_, end), (start, _) in pairwise(spans)]
    gaps = [(0, spans[0][1]), *between, (spans[-1][0], len(text))]
    found = (text.find("#", start, end) for start, end in gaps)
    at = next((place for place in found if place >= 0), None)
    return None if at is None else text.count("\n", 0, at) + 1
