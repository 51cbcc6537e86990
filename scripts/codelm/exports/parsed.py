"""Text of .bib files read back into plain Unicode, by bibtexparser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bibtexparser import middlewares, model
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library

from codelm.records import Name

__all__ = ["Bibliography", "Parsed", "parsed", "without_latex"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One entry of a .bib file."""

    type: str
    """Entry type in lower case."""
    key: str
    """Citation key."""
    fields: Mapping[str, str]
    """The fields by name, without LaTeX, in the order of the file."""
    authors: tuple[Name, ...] = ()
    """The authors, without LaTeX."""
    authors_truncated: bool = False
    """Whether the authors end in "and others"."""
    certain: tuple[bool, ...] = ()
    """Whether the parts of each author are told apart by commas or braces."""
    line: int = 1
    """Line of the file on which it begins."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What a .bib file holds."""

    entries: tuple[Parsed, ...]
    """The entries in order."""
    problems: tuple[str, ...]
    """Why other parts of it could not be read."""


def parsed(text: str) -> Bibliography:
    """The entries of a .bib file."""
    library = parse_string(text)
    return Bibliography(
        entries=tuple(map(_entry, library.entries)),
        problems=tuple(f"line {(b.start_line or 0) + 1}: {b.error}" for b in library.failed_blocks),
    )


def _entry(entry: model.Entry) -> Parsed:
    latex = {field.key: str(field.value) for field in entry.fields}
    written = list(_persons(latex.pop("author", "")))
    names = list(map(_name_parts, written))
    truncated = bool(names) and names[-1].merge_last_name_first == "others"
    return Parsed(
        type=entry.entry_type.lower(),
        key=entry.key,
        fields={name: _plain(name, value) for name, value in latex.items()},
        authors=tuple(map(_name, names[:-1] if truncated else names)),
        authors_truncated=truncated,
        certain=tuple("," in name or name.startswith("{") for name in written),
        line=(entry.start_line or 0) + 1,
    )


def _plain(name: str, value: str) -> str:
    """The field without LaTeX; in addresses and identifiers only signs are escaped."""
    return _ESCAPED.sub(r"\1", value) if name in _VERBATIM else without_latex(value)


_VERBATIM = frozenset({"doi", "eprint", "file", "url"})
_ESCAPED = re.compile(r"\\([%#&_$~{}])")


def _persons(authors: str) -> list[str]:
    persons: list[str] = middlewares.names.split_multiple_persons_names(authors)
    return persons


def _name_parts(author: str) -> middlewares.NameParts:
    return middlewares.names.parse_single_name_into_parts(author, strict=False)


def _name(parts: middlewares.NameParts) -> Name:
    whole = " ".join(parts.last)
    if not parts.first and whole.startswith("{") and whole.endswith("}"):
        return Name(literal=without_latex(whole))
    return Name(
        given=without_latex(" ".join(parts.first)),
        particle=without_latex(" ".join(parts.von)),
        family=without_latex(" ".join(parts.last)),
        suffix=without_latex(" ".join(parts.jr)),
    )


def without_latex(text: str) -> str:
    """The text in plain Unicode."""
    if not _LATEX(text):
        return text
    entry = model.Entry("misc", "decoded", [model.Field("text", text)])
    decoded = _DECODER.transform_entry(entry, Library())
    assert isinstance(decoded, model.Entry)  # noqa: S101  for the type checker
    return str(decoded["text"])


_LATEX = re.compile(r"[\\{}$~%]|--|``|''|`").search
_DECODER = middlewares.LatexDecodingMiddleware(keep_math_mode=False)
