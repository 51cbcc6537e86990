"""Authors: one person or team each, in the parts that citations need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from codelm.kb import KnowledgeBase
from codelm.problems import Severity
from codelm.records import Name, name_of

from .finding import Finding, Fix, becomes, removed

__all__ = [
    "counted_out",
    "initials",
    "lower_families",
    "not_one_name",
    "particles",
    "parts",
    "plain_names",
    "repeated",
    "shouted",
    "truncations",
]

Said = tuple[str, str, Fix | None]


def counted_out(kb: KnowledgeBase) -> Iterator[Finding]:
    """Nobody is called "et al."."""
    for paper in kb.papers.values():
        if any(_OTHERS(name.display) for name in paper.names):
            i = next(i for i, name in enumerate(paper.names) if _OTHERS(name.display))
            yield Finding(
                record=paper,
                field=("authors", i),
                message=f'"{paper.names[i].display}" is no author',
                hint='write "authors_truncated: true" instead',
                fix=_cut_off,
                mends=(),
            )


def not_one_name(kb: KnowledgeBase) -> Iterator[Finding]:
    """An author is one name, without address, number or list of others."""
    yield from _each(kb, _not_one_name)


def parts(kb: KnowledgeBase) -> Iterator[Finding]:
    """A name in parts has a family name, or is a whole literal."""
    yield from _each(kb, _misparted)


def plain_names(kb: KnowledgeBase) -> Iterator[Finding]:
    """A name that a plain string splits rightly is a plain string."""
    yield from _each(kb, _needlessly_parted, "hint")


def particles(kb: KnowledgeBase) -> Iterator[Finding]:
    """Words such as "van der" and "Jr." have parts of their own."""
    yield from _each(kb, _unparted)


def lower_families(kb: KnowledgeBase) -> Iterator[Finding]:
    """Family names begin with a capital, as far as we know."""
    yield from _each(kb, _lower, "hint")


def shouted(kb: KnowledgeBase) -> Iterator[Finding]:
    """No name is shouted in capitals."""
    yield from _each(kb, _shouted)


def initials(kb: KnowledgeBase) -> Iterator[Finding]:
    """Given names are written out where the paper writes them out."""
    for paper in kb.papers.values():
        short = [i for i, name in enumerate(paper.names) if name.family and _INITIALS(name.given)]
        if short:
            yield Finding(
                record=paper,
                field=("authors", short[0]),
                message=f"{len(short)} of {len(paper.names)} authors have only initials",
                hint="write the given names as the paper does",
                severity="hint",
            )


def repeated(kb: KnowledgeBase) -> Iterator[Finding]:
    """No author stands twice; two people of one name are rare enough for a hint."""
    for paper in kb.papers.values():
        displayed = [name.display for name in paper.names]
        for i, name in enumerate(displayed):
            if name in displayed[:i]:
                yield Finding(
                    record=paper,
                    field=("authors", i),
                    message=f'the author "{name}" stands twice',
                    hint="keep one, unless two people share the name",
                    severity="hint",
                )


def truncations(kb: KnowledgeBase) -> Iterator[Finding]:
    """A list of authors that is cut off has its first authors."""
    for paper in kb.papers.values():
        if paper.authors_truncated and not paper.authors:
            yield Finding(
                record=paper,
                field=("authors_truncated",),
                message="no author is given, so none is cut off",
                hint="name the first authors, or delete this line",
                fix=removed,
            )


def _cut_off(paper: Mapping[str, Any]) -> dict[str, Any]:
    known = [name for name in paper["authors"] if not _OTHERS(str(name))]
    return {**paper, "authors": known, "authors_truncated": True}


def _each(
    kb: KnowledgeBase, said: Callable[[str | Name], Said | None], severity: Severity = "error"
) -> Iterator[Finding]:
    for paper in kb.papers.values():
        for i, author in enumerate(paper.authors):
            if found := said(author):
                message, hint, fix = found
                yield Finding(
                    record=paper,
                    field=("authors", i),
                    message=message,
                    hint=hint,
                    fix=fix,
                    severity=severity,
                )


_OTHERS = re.compile(
    r"(?i)(?:and )?(?:et\.? ?al\.?|others|and|anonymous(?: authors?)?|\.\.\.|…)"
).fullmatch
_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?)+|[A-Z]{1,2}|[A-Z](?: [A-Z])+").fullmatch
_SEVERAL = re.compile(r"(?i) and | & |;").search
_NO_NAME = re.compile(r"[@0-9<>{}\[\]*†‡§_=]|https?:|\((?![A-Z][\w.'’ -]*\))").search
_PARTICLE = (
    r"(?:van|von|vom|zu|zum|der|den|de|del|della|di|da|do|dos|das|du"
    r"|la|le|ten|ter|af|bin|ibn|el|al)"
)
_WITH_PARTICLE = re.compile(
    rf"(?P<given>.*?\S) (?P<particle>{_PARTICLE}(?: {_PARTICLE})*) (?P<family>.+)"
).fullmatch
_WITH_SUFFIX = re.compile(
    r"(?P<given>\S.*) (?P<family>\S+?),? (?P<suffix>Jr\.?|Sr\.?|I{2,3}|IV)"
).fullmatch


def _not_one_name(author: str | Name) -> Said | None:
    if isinstance(author, Name):
        return None
    if _OTHERS(author):
        return None
    if ", " in author and not _WITH_SUFFIX(author):
        family, given = author.split(", ", 1)
        return (
            f'"{author}" holds a comma',
            f"""write "{given} {family}", or "given: {given}" and "family: {family}" """.rstrip(),
            None,
        )
    if _SEVERAL(author):
        return f'"{author}" looks like several names', "write one author a line", None
    if found := _NO_NAME(author):
        hint = 'write the name alone; the name of a team as "literal: …"'
        return (f'"{found[0]}" is no part of a name', hint, None) if " " in author else None
    return None


def _misparted(author: str | Name) -> Said | None:
    if isinstance(author, str):
        return None
    if author.literal and (author.given or author.family or author.particle or author.suffix):
        return "a literal name has no other parts", 'keep "literal", or the parts', None
    if not author.literal and not author.family:
        return "the name has no family name", 'give "family", or the whole name as "literal"', None
    return None


def _needlessly_parted(author: str | Name) -> Said | None:
    if isinstance(author, str) or author.native or _misparted(author):
        return None
    plain = author.display
    if name_of(plain) != author or _unparted(plain) or _not_one_name(plain):
        return None
    return "the name needs no parts", f'write "{plain}"', becomes(plain)


def _unparted(author: str | Name) -> Said | None:
    if isinstance(author, Name):
        return None
    found = _WITH_SUFFIX(author) or _WITH_PARTICLE(author)
    if not found:
        return None
    split = found.groupdict()
    hint = "write " + ", ".join(f"{key}: {value}" for key, value in split.items())
    return f'"{author}" would be split wrongly', hint, becomes(split)


def _lower(author: str | Name) -> Said | None:
    family = name_of(author).family
    small = re.match(r"[a-zà-ÿ](?!['’][A-Z])", family)
    if not small or _unparted(author) or _not_one_name(author) or _OTHERS(str(author)):
        return None
    return f'the family name "{family}" begins with a small letter', "check how it is written", None


def _shouted(author: str | Name) -> Said | None:
    name = name_of(author)
    words = re.findall(r"[^\W\d_]{3,}", f"{name.given} {name.family}")
    if not name.family or len(words) < 2 or not all(map(str.isupper, words)):  # noqa: PLR2004
        return None
    return f'the name "{name.display}" is all in capitals', "write only initials in capitals", None
