"""What the words of an item of a list are: title, nickname, venue, date, or a label of a link."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from .outline import Piece
from .plaintext import plain

__all__ = ["BELOW", "is_label", "month_in", "nickname_in", "title_in", "venue_in"]

BELOW = "(below)"
"""The column of pieces that stand in bullets below an item: they hold no title."""


def is_label(text: str) -> bool:
    """Whether a text only says what a link leads to: `paper`, `[Code]`, `PDF (arXiv)`."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return all(word in _LABELS for word in words)


def title_in(pieces: Sequence[Piece], papers: Collection[str] = (), *, marked: bool = False) -> str:
    """The title, or ""; `papers` are the addresses that lead to papers.

    Where `marked` is asked for, it must be a link, quoted or strong.
    """
    own = [piece for piece in pieces if piece.column != BELOW]
    titles = [_marked(own, papers)] if marked else [_marked(own, papers), _unmarked(own)]
    return next((said for said in map(_bare, chain.from_iterable(titles)) if said), "")


def nickname_in(pieces: Sequence[Piece], title: str) -> str:
    """What stands before a title as its short name: `**CodeBERT**: "CodeBERT: A Pre-…"`."""
    before, found, _ = _joined(pieces).partition(title or "\0")
    names = [_bare(each) for each in re.split(r"[\[\]():|,\n\"“”]", before) if found]
    name = next((name for name in reversed(names) if name), "")
    strong = any(
        piece.mark == "strong" and _bare(piece.text).rstrip(":") == name for piece in pieces
    )
    fine = len(name.split()) <= _SHORT and not is_label(name) and not _DATED(name)
    return name if name and fine and (strong or _NAME(name)) else ""


def venue_in(pieces: Sequence[Piece], title: str) -> tuple[str, int | None]:
    """Where it was published in the words of the list, and the year; "" where it does not say."""
    for text in _venues(pieces, title):
        if found := _VENUE(text):
            year = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)|['’](\d\d)\b", text)
            number = int(year[1] or f"20{year[2]}") if year else None
            return found[0].strip(" ,.;:"), number
    return "", None


def month_in(pieces: Sequence[Piece], title: str) -> str:
    """YYYY-MM or YYYY, as the list says it beside the title."""
    rest = _joined(pieces).replace(title, " ", 1)
    if found := _NUMBERS(rest):
        return f"{found[1]}-{int(found[2]):02}"
    if found := _WORDS(rest):
        return f"{found[2]}-{_MONTHS[found[1][:3].casefold()]:02}"
    found = _YEAR(rest)
    return found[0] if found else ""


def _marked(pieces: Sequence[Piece], papers: Collection[str]) -> Iterator[str]:
    """What stands out and may be the title, the surest first."""
    said = [piece for piece in pieces if not is_label(piece.text)]
    for piece in said:
        if piece.column.startswith("title") and (piece.href or piece.mark or len(piece.text) > 1):
            yield piece.text
    yield from (p.text for p in said if p.href in papers and _long(p.text))
    yield from (each for each in _QUOTED(_joined(pieces)) if " " in each.strip())
    yield from (p.text for p in said if p.mark == "strong" and _long(p.text))
    yield from (p.text for p in said if p.href and _long(p.text))
    yield from (p.text for p in said if p.column.startswith("paper") and _long(p.text))
    yield from (p.text for p in said if p.mark == "em" and _long(p.text) and not _VENUE(p.text))


def _unmarked(pieces: Sequence[Piece]) -> Iterator[str]:
    """The beginning of the text, up to what can be no title."""
    plain_text = "".join("\n" if p.href and is_label(p.text) else p.text for p in pieces)
    text = _CUT.split(_LEADING("", plain_text), maxsplit=1)[0]
    if _long(text):
        yield text


def _venues(pieces: Sequence[Piece], title: str) -> Iterator[str]:
    """The texts that may name the venue, the likeliest first."""
    yield from (p.text for p in pieces if p.column.startswith(_COLUMNS) and not p.href)
    rest = _joined([p for p in pieces if not (p.href and is_label(p.text))]).replace(title, " ", 1)
    yield from re.findall(r"[\[(]([^\[\]()]{3,120})[\])]", rest)
    yield from (p.text for p in pieces if p.mark and p.text != title)
    yield from (each.strip() for each in re.split(r"\. |[|\n,;]", rest))


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _bare(text: str) -> str:
    """The text without what lists put round a title."""
    text = re.sub(r"^[\s\W]*?(?=[\w(\"“$])|[\s,;:|–—·\-]+$", "", plain(text)).strip()
    if len(text) > 1 and text[0] in '"“' and text[-1] in '"”':
        text = text[1:-1].strip()
    return re.sub(r"(?<!\.)\.$", "", text)


def _long(text: str) -> bool:
    return len(re.findall(r"\w+", text)) >= _WORDS_OF_A_TITLE


_SHORT = 3
_WORDS_OF_A_TITLE = 3
_LABELS = frozenset(
    re.findall(
        r"\w+",
        """
    paper papers pdf arxiv abs abstract html link links url doi acl anthology openreview code
    codes github gitlab repo repository source official unofficial implementation project page
    website web site homepage home blog post data dataset datasets model models weights
    checkpoint checkpoints hf huggingface hugging face video talk slides poster demo bib bibtex
    star stars citation citations review reviews supplementary appendix tweet twitter youtube
    ieee acm springer preprint published version full text here and or the of download badge
    tool leaderboard benchmark authors author venue date note notes tldr pytorch tensorflow
    colab notebook space collection artifact extended short long camera ready
        """,
    )
)
_COLUMNS = ("venue", "conf", "publi", "journal", "where", "source")
_MONTHS = {name.casefold(): n for n, name in enumerate(month_abbr) if name}
_NUMBERS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])(?!\d)").search
_WORDS = re.compile(
    rf"(?i)\b({'|'.join(_MONTHS)})[a-z]{{0,6}}\.?,? +"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? +)?((?:19|20)\d\d)"
).search
_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])").search
_DATED = re.compile(r"(?:19|20)\d\d|['’]\d\d").search
_NAME = re.compile(r"^\S*(?:\w[A-Z]|[A-Z]\S*\d)\S*(?: \S+)?$").search
_QUOTED = re.compile(r"[\"“]([^\"“”]{6,400})[\"”]").findall
_LEADING = re.compile(
    r"^(?:\[[^\]]{0,60}\]|\([^)]{0,30}\d{4}[^)]{0,30}\)|\d{1,4}[.)]\s|(?:19|20)\d\d[\d/.-]*|\W)*"
).sub
_CUT = re.compile(
    r"\n|\s*[\[|]|\s\((?=[^)]*(?:\d{2}|[A-Z]{3}))|(?<!\bvs)\.\s|(?<=\?)\s|\s[–—-]\s"
    r"|,\s(?=[A-Z][\w.-]*(?: [A-Z][\w.-]*){1,2}(?:,| and\b| et al))"
)
_VENUE = re.compile(
    r"(?!(?i:.{0,12}(?:arxiv|preprint|corr\b)))"
    r"(?=[^\n]{0,60}(?:(?:19|20)\d\d|['’]\d\d)|[A-Z][A-Za-z&/]*[A-Z][A-Za-z&/]*$|.*\b(?:Transactions|Journal)\b)"
    r"[^\n]*?[A-Z][A-Za-z&/]*[A-Za-z][^\n]{0,120}"
).match
