"""Hygiene of text: what no text of any record should hold."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from codelm.kb import KnowledgeBase
from codelm.problems import Field, Severity
from codelm.records import AnyRecord

from .finding import Finding
from .misread import misread, reread
from .walk import keys, texts

__all__ = ["FAULTS", "Fault", "faults"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that a text should not hold."""

    find: Callable[[str], str]
    """What is wrong with a text; empty where all is well."""
    says: str
    """The sentence; `{}` stands for what was found."""
    hint: str = ""
    """What to do about it."""
    mended: Callable[[str], str] | None = None
    """The text without the fault, where that is mechanical."""
    severity: Severity = "error"
    only: frozenset[str] = frozenset()
    """The fields that it concerns; empty for all."""
    spares: frozenset[str] = frozenset()
    """The fields that it does not concern."""


def faults(kb: KnowledgeBase) -> Iterator[tuple[str, Finding]]:
    """Each fault of a text with its rule; one walk through the texts serves all."""
    for record in kb.records():
        for place, text in texts(record):
            if not _PLAIN(text):
                yield from _faults(record, place, text)
        for place, key in keys(record):
            found = _faults(record, place, key)
            yield from ((rule, replace(finding, fix=None)) for rule, finding in found)


def _faults(record: AnyRecord, place: Field, text: str) -> Iterator[tuple[str, Finding]]:
    for rule, fault in FAULTS.items():
        concerned = not fault.only or not fault.only.isdisjoint(place)
        concerned = concerned and fault.spares.isdisjoint(place)
        if concerned and (found := fault.find(text)):
            yield (
                rule,
                Finding(
                    record=record,
                    field=place,
                    message=fault.says.format(found),
                    hint=fault.hint,
                    severity=fault.severity,
                    fix=fault.mended if fault.mended and fault.mended(text) != text else None,
                ),
            )


def _first(pattern: str) -> Callable[[str], str]:
    search = re.compile(pattern).search

    def find(text: str) -> str:
        found = search(text)
        return found[0] if found else ""

    return find


def _code_points(pattern: str) -> Callable[[str], str]:
    """As `_first`, but says which character it is."""
    first = _first(pattern)

    def find(text: str) -> str:
        character = first(text)[:1]
        return character and f"U+{ord(character):04X}"

    return find


def _without(pattern: str, instead: str = "") -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(instead, text)


def _decomposed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return ""
    found = re.search(r"\w?[\u0300-\u036f]", text)
    return _composed(found[0]) if found else text


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _unassigned(text: str) -> str:
    """The first character that is private, a surrogate or no character at all."""
    odd = (c for c in text if unicodedata.category(c) in {"Co", "Cn", "Cs"})
    return next((f"U+{ord(c):04X}" for c in odd), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _dashed(text: str) -> str:
    wide = re.sub(r"(?<=[\w\s])---(?=[\w\s])", "—", text)
    return re.sub(r"(?<=[\w\s])--(?=[\w\s])", "–", wide)


_WORD = r"""[A-Za-z0-9+#()\[\]'"/*@%=_]+"""
_PLAIN = re.compile(rf"(?:{_WORD}(?:[,;:.!?]? |[-,;:.!?]))*{_WORD}[.!?]?").fullmatch
_BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_INVISIBLE = "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"  # noqa: E501
_CONTROL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]"
_BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ENTITY = r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
_TAG = r"</?[a-zA-Z][^<>]*>|<!--|<[!?/a-zA-Z][^<>]*$"
_LATEX = r"\\[a-zA-Z]+ *[{\\]|\{\\[^}]*\}|\\[\"'`^~=.] ?\{?\w|\{[A-Z][A-Za-z]*\}|``|\\[&%#_$]"

_NAMING = frozenset(
    {"title", "other_titles", "nickname", "other_nicknames", "name", "short", "aliases", "authors",
     "family", "organizations", "protect", "zh", "publisher", "container", "series", "languages"}
)  # fmt: skip
_LONG = frozenset({"summary", "note", "definition", "formula", "check"})

FAULTS: dict[str, Fault] = {
    "misread-text": Fault(
        find=misread,
        says='"{}" is UTF-8 that was read in another encoding',
        hint="write the letters that were meant",
        mended=reread,
    ),
    "nfc": Fault(
        find=_decomposed,
        says='the accent of "{}" stands apart from its letter',
        hint="write composed letters (Unicode NFC)",
        mended=_composed,
    ),
    "control-character": Fault(
        find=_code_points(_CONTROL),
        says="the text holds the control character {}",
        hint="take it out",
        mended=_without(_CONTROL, " "),
    ),
    "bidi-character": Fault(
        find=_code_points(_BIDI),
        says="the text holds {}, which turns the direction of what follows",
        hint="take it out",
        mended=_without(_BIDI),
    ),
    "invisible-character": Fault(
        find=_code_points(_INVISIBLE),
        says="the text holds the invisible character {}",
        hint="take it out",
        mended=_without(_INVISIBLE),
    ),
    "odd-character": Fault(
        find=_unassigned,
        says="{} is no character of Unicode that readers can see",
        hint="write the character that was meant",
    ),
    "lost-character": Fault(
        find=_first("\ufffd"),
        says='"{}" stands where a character was lost',
        hint="write the character that was meant",
    ),
    "odd-blank": Fault(
        find=_code_points(_BLANK),
        says="the text holds the odd blank {}",
        hint="write a plain blank",
        mended=_without(_BLANK, " "),
    ),
    "outer-blank": Fault(
        find=_first(r"\A\s+|\s+\Z"),
        says="blanks stand at the start or the end",
        hint="take them out",
        mended=str.strip,
    ),
    "line-break": Fault(
        find=_first(r"\n"),
        says="the text must stand on one line",
        hint="join the lines",
        mended=_one_line,
        only=_NAMING,
    ),
    "double-blank": Fault(
        find=_first(r"\S[ \t]{2,}\S"),
        says='more than one blank stands in "{}"',
        hint="write one",
        mended=_without(r"(?<=\S)[ \t]{2,}(?=\S)", " "),
        spares=frozenset({"example"}),  # code is shown as it stands
    ),
    "html-entity": Fault(
        find=_first(_ENTITY),
        says='"{}" is an HTML entity',
        hint="write the character itself",
        mended=html.unescape,
    ),
    "html-tag": Fault(
        find=_first(_TAG),
        says='"{}" looks like an HTML tag',
        hint="write plain text",
        only=_NAMING,
    ),
    "latex": Fault(
        find=_first(_LATEX),
        says='"{}" is LaTeX',
        hint="write plain Unicode text; the exports add LaTeX where it is needed",
        mended=_without(r"(?<![\\\w])\{([A-Z][A-Za-z]*)\}|\\([&%#_$])", r"\1\2"),
        only=_NAMING,
    ),
    "maths": Fault(
        find=_first(r"\$[^$\s][^$]*\$"),
        says='"{}" looks like LaTeX mathematics',
        hint="write it in Unicode, as x² or O(n)",
        severity="hint",
        only=_NAMING,
    ),
    "double-hyphen": Fault(
        find=_first(r"(?<=\w)---?(?=\w)|(?<=\s)---?(?=\s)"),
        says='"{}" is LaTeX for a dash',
        hint="write – or —",
        mended=_dashed,
        severity="hint",
        only=_NAMING,
    ),
    "double-punctuation": Fault(
        find=_first(r"([,;:!?])\1|[,;:]\.(?!\w)|(?<!\.)\.\.(?!\.)|,[;:]"),
        says='"{}" has one sign too many',
        hint="keep one",
        mended=_without(r"([,;:])\1+(?= )|(?<!\.)(\.)\.(?!\.)", r"\1\2"),
        only=_NAMING,
    ),
}
"""What is looked for in texts, by rule; misread letters first, which seem to hold other faults."""
