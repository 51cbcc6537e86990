"""Plain Unicode text as LaTeX, in ASCII for BibTeX and in UTF-8 for BibLaTeX.

Accents and letters of the ASCII flavour are those of the font encoding T1. What T1 lacks loses
its accent when it is a Latin letter, and stays in UTF-8 when it is of another script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from .symbols import ACCENTS, GREEK, LETTERS, LIGATURES, MATHS, SIGNS

__all__ = ["ascii_latex", "clean", "utf8_latex", "verbatim"]


def clean(text: str) -> str:
    """The text on one line in NFC, with quotes that open and close, and nothing invisible."""
    if not text or _PLAIN(text):
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = " ".join("".join(map(_visible, text)).split())
    return _typographic(text) if "'" in text or '"' in text else text


def ascii_latex(text: str) -> str:
    """Clean text as LaTeX in ASCII, with accents as braced macros."""
    return text if _PLAIN(text) else _SPECIAL.sub(_in_ascii, text)


def utf8_latex(text: str) -> str:
    """Clean text as LaTeX in UTF-8; only what LaTeX would misread is escaped."""
    return text if _PLAIN(text) else _SPECIAL.sub(_in_utf8, text)


def verbatim(text: str) -> str:
    """An address or identifier, with whatever could break out of its field percent-encoded."""
    if _HARMLESS(text):
        return text
    seen = "".join(map(_visible, text))
    return quote(_STRAY_PERCENT("%25", "".join(seen.split())), _KEPT)


_PLAIN = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9.:;()/+=*@\[\]]|[?!]|,(?!,)| (?! |$)|-(?!-)|(?<=[a-z])'(?=[a-z]))*"
).fullmatch
_HARMLESS = re.compile(r"[A-Za-z0-9._;()/:~&#=@,!$*+?-]*").fullmatch
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})").sub
_KEPT = "/:;()~&#=@,!$*+?%<>[]'"

_OPENING = r"(?<![^\s(\[{“‘–—/-])"
_QUOTE_OPENS = re.compile(rf'{_OPENING}"(?=\S)')
_SINGLE_OPENS = re.compile(rf"{_OPENING}'(?=\w(?:[^']|(?<=\w)'(?=\w))*'(?!\w))")

_SPECIAL = re.compile(
    r"(?P<formula>\$(?!\s)[^$%#&~]+?(?<!\s)\$)"
    rf"|(?P<ligature>{LIGATURES})"
    r"|(?P<greek>[\u0370-\u03ff\u1f00-\u1fff]{2,})"
    r"|[^A-Za-z0-9 ,.:;!?()/+=*@\[\]'-]"
)


def _visible(character: str) -> str:
    if character in _SPACES:
        return " "
    category = unicodedata.category(character)
    if category in {"Cf", "Cs"} or character in _UNSEEN:
        return ""
    return " " if category in {"Cc", "Zs", "Zl", "Zp"} else character


_SPACES = frozenset(" \t\n")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0") | {
    chr(code) for block in (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)) for code in block
}


def _typographic(text: str) -> str:
    """The text with straight quotes turned into those that open and close."""
    text = _QUOTE_OPENS.sub("“", text).replace('"', "”")
    return _SINGLE_OPENS.sub("‘", text)


def _special(
    encode: Callable[[str], str], character: Callable[[str], str]
) -> Callable[[re.Match[str]], str]:
    """Makes what `_SPECIAL` found LaTeX: a formula, a ligature, words in Greek or a character."""

    def written(found: re.Match[str]) -> str:
        text = found[0]
        if found.lastgroup == "formula":
            return _formula(text) or rf"\${encode(text[1:])}"
        if found.lastgroup == "ligature":
            return f"{SIGNS.get(text, text)}{{}}"
        return text if found.lastgroup else character(text)

    return written


def _either(character: str) -> str:
    return SIGNS.get(character) or MATHS.get(character) or GREEK.get(character, "")


@cache
def _ascii_character(character: str) -> str:
    return _either(character) or LETTERS.get(character) or _accented(character)


_in_ascii = _special(ascii_latex, _ascii_character)
_in_utf8 = _special(utf8_latex, lambda character: _either(character) or character)


def _accented(character: str) -> str:
    """A letter with its accents as macros: those above first, those below around them."""
    apart = unicodedata.normalize("NFD", character)
    letter, marks = apart[0], apart[1:]
    if not letter.isascii() and letter not in LETTERS:
        return _romanised(character)
    known = sorted((mark for mark in marks if mark in ACCENTS), key=_is_below)
    text = LETTERS.get(letter, letter).strip("{}")
    for mark in known:
        text = rf"\{ACCENTS[mark]}{_argument(ACCENTS[mark], text)}"
    return f"{{{text}}}" if known else letter


def _is_below(mark: str) -> bool:
    return unicodedata.combining(mark) in {202, 220}


def _argument(accent: str, text: str) -> str:
    """What an accent stands on; most need to be told that an i loses its dot below them."""
    if text in {"i", "j"} and accent not in _DOTLESS and accent not in _BELOW:
        text = f"\\{text}"
    return text if len(text) == 1 and not accent.isalpha() else f"{{{text}}}"


_DOTLESS = frozenset("`'^\"")
_BELOW = frozenset("dckb")


def _romanised(character: str) -> str:
    """The plain letters that a compatible letter stands for, or else the character itself."""
    plain = unicodedata.normalize("NFKD", character)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isalnum() and plain.isascii() else character


def _formula(text: str) -> str:
    """A text between dollar signs in braces, if it is a formula that can do no harm, or nothing."""
    inner = text[1:-1]
    if not _FORMULA(inner) or not set(_COMMAND(inner)) <= _COMMANDS or not _balanced(inner):
        return ""
    mathematical = (len(inner) == 1 and inner.isalpha()) or re.search(r"[_^\\]", inner)
    return f"{{{text}}}" if mathematical else ""


_ATOM = r"(?:[A-Za-z0-9*+]|\\[A-Za-z]+(?![A-Za-z])|\{(?:[^{}\\_^]|\\[A-Za-z]++)*\})"
_FORMULA = re.compile(
    rf"(?:[A-Za-z0-9 +*/=,.:;()\[\]!|-]|\\[A-Za-z]+(?![A-Za-z])|[{{}}]|[_^]{_ATOM}(?![_^]))+"
).fullmatch
_COMMAND = re.compile(r"\\[A-Za-z]+").findall
_COMMANDS = frozenset(
    _COMMAND(
        r"""\alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \iota \kappa
        \lambda \mu \nu \xi \pi \rho \sigma \tau \upsilon \phi \varphi \chi \psi \omega
        \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Phi \Psi \Omega \times \cdot \log
        \exp \infty \in \to \le \leq \ge \geq \ne \neq \approx \sim \pm \ell \nabla
        \partial \sum \prod \forall \exists \neg \cup \cap \subset \ldots"""
    )
)


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0
