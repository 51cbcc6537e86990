"""Strict YAML: one mapping a file, plain values, lines for messages, one canonical layout."""

from codelm.yamlfile.files import LARGEST, text_of, write
from codelm.yamlfile.layout import comment_line, dumped, has_comments
from codelm.yamlfile.malformed import Malformed
from codelm.yamlfile.reading import lines, parsed

__all__ = [
    "LARGEST",
    "Malformed",
    "comment_line",
    "dumped",
    "has_comments",
    "lines",
    "parsed",
    "text_of",
    "write",
]
