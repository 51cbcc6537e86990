"""Names of authors, split as citations need them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from codelm.kb import KnowledgeBase
from codelm.records import Name, name_of

from .found import Author
from .plaintext import plain
from .surnames import (
    CAPITAL_PARTICLES,
    CHINESE,
    KOREAN,
    PARTICLES,
    SPANISH,
    TEAMS,
    VIETNAMESE,
    folded,
)

__all__ = ["author", "is_others", "known_names"]


def known_names(kb: KnowledgeBase) -> dict[str, Author]:
    """The authors of the index that a plain string would split wrongly, by their full names."""
    names = {a for paper in kb.papers.values() for a in paper.authors if isinstance(a, Name)}
    ordered = sorted(names, key=lambda name: (name.native, name.family))
    return {name.display.casefold(): _simplest(replace(name, native="")) for name in ordered}


def author(said: Author, known: Mapping[str, Author]) -> Author | None:
    """The name as a record writes it; None where nothing is left of it.

    A name that the index has in parts is split alike.
    """
    if isinstance(said, Name):
        made = _cleaned(said)
        return known.get(made.display.casefold()) or _simplest(made) if made.display else None
    text, native = _without_native(_without_marks(plain(said)))
    if not text:
        return native or None
    made = _uncapital(_comma_form(text) or _parts(text))
    found = known.get(made.display.casefold())
    made = name_of(found) if found else made
    return _simplest(replace(made, native=native) if native else made)


def is_others(text: str) -> bool:
    """Whether the text stands for authors who are not named."""
    return _OTHERS(text.strip()) is not None


def _simplest(name: Name) -> Author:
    """The name as a plain string, where that is split rightly, or else in parts."""
    if name.literal and " " not in name.literal and not name.native:
        return name.literal
    text = name.display
    plainly = name_of(text) == name or (not name.given and not name.particle and " " not in text)
    return text if plainly and not name.native else name


def _cleaned(name: Name) -> Name:
    parts = ("given", "particle", "family", "suffix", "literal")
    made = Name(**{part: _without_marks(plain(getattr(name, part))) for part in parts})
    if made.given and not made.family:
        return replace(made, given="", family=made.given)
    if made.literal or (not made.given and " " in made.family and _is_team(made.family)):
        return Name(literal=made.literal or made.family)
    return _uncapital(made)


def _without_marks(text: str) -> str:
    """The name without what papers hang on it: footnotes, numbers of namesakes, titles."""
    if _is_team(text):
        return text.strip(" ,;*")
    text = re.sub(r"\s\d{4}$|[*†‡§¶∗]|(?<=[^\W\d])\d[\d,]*$|https?:\S+|\S+@\S+", "", text)
    text = re.sub(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )+|,? (?:Ph\.? ?D\.?|M\.? ?D\.?|MSc)$", "", text)
    return " ".join(text.split()).strip(" ,;")


def _without_native(text: str) -> tuple[str, str]:
    """The name, and the one in its own script that stands in brackets after it."""
    found = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", text)
    if not found or _is_team(text):
        return text, ""
    return found[1], found[2] if _EASTERN(found[2]) else ""


def _comma_form(text: str) -> Name | None:
    """The name where commas tell its parts apart: Family, Given; Given Family, Jr."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or not all(parts) or len(parts) > 3 or _is_team(text):  # noqa: PLR2004
        return None
    if len(parts) == 2 and _SUFFIX(parts[1]):  # noqa: PLR2004
        return replace(_parts(parts[0]), suffix=parts[1])
    suffix = next((part for part in parts[1:] if _SUFFIX(part)), "")
    given = next((part for part in reversed(parts[1:]) if part != suffix), "")
    words = parts[0].split()
    particle = _leading(words[:-1])
    return Name(
        given=given,
        particle=" ".join(words[:particle]),
        family=" ".join(words[particle:]),
        suffix=suffix,
    )


def _parts(text: str) -> Name:
    """The parts of a name without commas, family name last unless it surely comes first."""
    words = text.split()
    if len(words) == 1 or _is_team(text) or _EASTERN(text) or _ends_in_initials(words):
        return Name(literal=text)
    suffix = words.pop() if len(words) > 2 and _SUFFIX(words[-1]) else ""  # noqa: PLR2004
    if _family_first(words):
        return Name(given=" ".join(words[1:]), family=words[0], suffix=suffix)
    at = _family_at(words)
    particle = _leading(words[at:-1])
    return Name(
        given=" ".join(words[:at]),
        particle=" ".join(words[at : at + particle]),
        family=" ".join(words[at + particle :]),
        suffix=suffix,
    )


def _family_at(words: list[str]) -> int:
    """Where the family name begins, with its particles."""
    last = len(words) - 1
    for i in range(1, last):
        if words[i] in PARTICLES:
            return i - (i > 1 and folded(words[i - 1]) in SPANISH)
        if _is_capital_particle(words, i):
            return i
        if words[i] in {"y", "e", "i"} and i > 1:
            return i - 1
    if last > 1 and folded(words[last - 1]) in SPANISH and folded(words[last]) not in _EAST:
        return last - 1
    return last


def _is_capital_particle(words: list[str], i: int) -> bool:
    word, after = words[i], words[-1]
    eastern = word != "De" and (folded(after) in _EAST or folded(words[0]) in VIETNAMESE)
    return word[:1].isupper() and word.lower() in CAPITAL_PARTICLES and not eastern


def _leading(words: list[str]) -> int:
    """How many words at the start are particles."""
    count = 0
    while count < len(words) and (words[count] in PARTICLES or (words[count] == "La" and count)):
        count += 1
    return count


def _family_first(words: list[str]) -> bool:
    """Whether the family name surely comes first: LI Jia, Kim Min-jun, Nguyễn Văn Anh."""
    first, last = words[0], words[-1]
    if first.isupper() and not last.isupper() and not first.endswith("."):
        spoken = len(first) > 3 and re.search("[AEIOY]", first)  # noqa: PLR2004
        return bool(spoken) or folded(first) in _EAST
    if folded(last) in _EAST:
        return False
    if folded(first) in KOREAN and re.fullmatch(r"\w+-[a-z]\w+", last):
        return len(words) == 2  # noqa: PLR2004
    vietnamese = folded(first) in VIETNAMESE and len(words) > 2  # noqa: PLR2004
    return vietnamese and (not first.isascii() or folded(first) in _ONLY_VIETNAMESE)


def _ends_in_initials(words: list[str]) -> bool:
    """Whether initials follow the name, as in the south of India."""
    return re.fullmatch(r"[A-Z]\.?(?:[A-Z]\.)?", words[-1]) is not None and (
        folded(words[-1]) not in _EAST
    )


def _uncapital(name: Name) -> Name:
    """The name with capitals only at the start of its words, where parts of it are shouted."""
    words = re.findall(r"[^\W\d_]{2,}", f"{name.given} {name.family}")
    if name.literal or not words:
        return name
    if all(map(str.isupper, words)) and any(len(word) > 2 for word in words):  # noqa: PLR2004
        return replace(name, given=_titled(name.given), family=_titled(name.family))
    loud = name.family.isupper() and len(name.family) > 1 and not name.given.isupper()
    return replace(name, family=_titled(name.family)) if loud else name


def _titled(text: str) -> str:
    def small(found: re.Match[str]) -> str:
        word = found[0]
        head = 3 if word.startswith("MC") and len(word) > 3 else 1  # noqa: PLR2004
        return (
            word[0]
            + word[1:head].lower() * (head == 1)
            + (f"c{word[2]}" if head > 1 else "")
            + word[head:].lower()
        )

    return re.sub(r"[^\W\d_]{2,}", small, text)


def _is_team(text: str) -> bool:
    words = re.split(r"[\s,/-]+", text)
    if len(words) == 1:
        return False
    if len(words) == 2 and folded(words[1]) in _EAST:  # noqa: PLR2004
        return False  # Huawei Li is a person
    said = any(word.casefold() in TEAMS or word == "AI" for word in words)
    return said or text.startswith("The ")


_OTHERS = re.compile(
    r"(?i)(?:and )?(?:et\.? ?al\.?|(?:\d+ )?(?:other|more)s?(?: authors?)?"
    r"|anonymous(?: authors?)?|…|\.\.\.)"
).fullmatch
_SUFFIX = re.compile(r"(?i:jr\.?|sr\.?)|I{2,3}|IV").fullmatch
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]").search
_EAST = CHINESE | VIETNAMESE | KOREAN
_ONLY_VIETNAMESE = frozenset({"nguyen", "tran", "pham", "huynh", "bui"})
