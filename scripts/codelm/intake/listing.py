"""Lists of papers in Markdown, in whatever style, as what is said of papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from codelm.records.identifiers import acl_year, arxiv_month

from .addresses import leads_out, paper_at, targets
from .found import Found
from .outline import Item, Piece, outline
from .phrases import BELOW, is_label, month_in, nickname_in, title_in, venue_in
from .plaintext import plain

__all__ = ["LARGEST", "Listing", "listing"]

LARGEST = 5_000_000
"""Bytes of the largest list that is read."""
_LONGEST = 4_000
"""Characters of the longest item that is taken for one paper."""


@dataclass(slots=True)
class Listing:
    """What a list holds."""

    found: list[Found] = field(default_factory=list)
    """Its papers, in order."""
    skipped: list[str] = field(default_factory=list)
    """The lines with links that were not understood, each with the reason."""
    sections: dict[str, int] = field(default_factory=dict)
    """The headings that papers stand under, each with their number."""
    problem: str = ""
    """Why nothing of it can be read."""


def listing(path: Path, source: str = "") -> Listing:
    """The papers of a file; `source` says how records name the list, else by its title."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        return Listing(problem=f"{path}: {error.strerror}")
    if content is None:
        return Listing(problem=f"{path}: the file has more than {LARGEST // 10**6} MB")
    try:
        read = outline(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Listing(problem=f"{path}: the file is not UTF-8; save it as UTF-8")
    made = Listing()
    for item in _whole(read.items):
        _take(item, source or plain(read.title) or path.name, path.name, made)
    if not made.found and not made.skipped:
        made.problem = f"{path}: the file lists nothing: no item of it has a link"
    return made


def _whole(items: Iterable[Item]) -> Iterator[Item]:
    """The items, with the details that stand below them; what is below a mere heading, alone."""
    for item in items:
        outward = any(leads_out(piece.href) for piece in item.pieces)
        said = title_in(item.pieces)
        if item.below and (said or outward) and all(map(_is_detail, item.below)):
            below = [replace(piece, column=BELOW) for piece in _all(item.below)]
            yield replace(item, pieces=[*item.pieces, Piece("\n"), *below], below=[])
            continue
        yield item
        heading = "" if outward else plain("".join(p.text for p in item.pieces)).rstrip(":")
        for each in _whole(item.below):
            yield replace(each, sections=_under(item.sections, each.sections, heading))


def _under(outer: tuple[str, ...], own: tuple[str, ...], heading: str) -> tuple[str, ...]:
    """The headings of an item below another one, which may be a heading itself."""
    return (*outer, heading, *own[len(outer) :]) if heading else own


def _is_detail(item: Item) -> bool:
    """Whether a bullet says something of the one above, such as where its code is."""
    links = [piece for piece in item.pieces if leads_out(piece.href)]
    start = "".join(piece.text for piece in item.pieces).partition(":")[0]
    fine = all(is_label(piece.text) for piece in links) or is_label(start)
    return fine and all(map(_is_detail, item.below))


def _all(items: Iterable[Item]) -> Iterator[Piece]:
    for item in items:
        yield from item.pieces
        yield Piece("\n")
        yield from _all(item.below)


def _take(item: Item, source: str, file: str, made: Listing) -> None:
    links = [piece.href for piece in item.pieces if leads_out(piece.href)]
    if not links or (item.form == "paragraph" and not any(map(paper_at, links))):
        return
    place = f"{file}:{item.line}"
    if sum(len(piece.text) + len(piece.href) for piece in item.pieces) > _LONGEST:
        made.skipped.append(f"{place}: more than {_LONGEST:,} characters in one item")
        return
    for pieces in _each(item.pieces):
        found = _found(pieces, source, place, marked=item.form == "paragraph")
        if isinstance(found, str):
            made.skipped.append(f"{place}: {found}: {_short(pieces)}")
            continue
        made.found.append(replace(found, topics=item.sections[::-1]))
        for section in item.sections[1:][-1:]:  # the first is the title of the list
            made.sections[section] = made.sections.get(section, 0) + 1


def _each(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each paper, where an item links several by their titles."""
    titled = [n for n, p in enumerate(pieces) if paper_at(p.href) and not is_label(p.text)]
    several = len({paper_at(pieces[n].href) for n in titled}) > 1
    starts = [0, *titled[1:]] if several else [0]
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        yield pieces[start:end]


def _found(pieces: list[Piece], source: str, place: str, *, marked: bool) -> Found | str:
    """What is said of a paper, or why it is not understood."""
    to = targets(pieces)
    if not to.ids and not to.url:
        return "no link that leads to a paper"
    if to.second:
        return f"links to several papers ({to.second[0]}) and one title"
    papers = {piece.href for piece in pieces if paper_at(piece.href)}
    title = title_in(pieces, papers, marked=marked)
    venue, year = venue_in(pieces, title)
    date = _by_identifier(to.ids)
    exact = len(date) > 4  # noqa: PLR2004  a year is less
    said = "" if exact else month_in(pieces, title)
    return Found(
        source=source,
        place=place,
        title=title,
        nickname=nickname_in(pieces, title),
        date=date if exact else said or date or str(year or ""),
        first=exact or not venue,
        venue=venue,
        year=year,
        arxiv=to.ids.get("arxiv", ""),
        doi=to.ids.get("doi", ""),
        acl=to.ids.get("acl", ""),
        openreview=to.ids.get("openreview", ""),
        url="" if to.ids else to.url,
        links=to.links,
    )


def _by_identifier(ids: dict[str, str]) -> str:
    """The month that an arXiv id holds, or the year that an id of the ACL holds."""
    month = arxiv_month(ids["arxiv"]) if "arxiv" in ids else ""
    return month if "01" <= month[5:] <= "12" else acl_year(ids.get("acl", ""))


def _short(pieces: Iterable[Piece]) -> str:
    said = plain("".join(piece.text for piece in pieces))
    return f"{said[:100]}…" if len(said) > 100 else said  # noqa: PLR2004
