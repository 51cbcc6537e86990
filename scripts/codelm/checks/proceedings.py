"""Venues: what fills the titles of their proceedings, and their ISSN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Venue

from .finding import Finding
from .walk import texts

__all__ = ["issns", "placeholders"]

_KNOWN = ("year", "yy", "ordinal", "ordinal_word", "volume")


def placeholders(kb: KnowledgeBase) -> Iterator[Finding]:
    """What stands in braces can be filled in for every year."""
    for venue in kb.venues.values():
        for place, text in texts(venue):
            for name in re.findall(r"\{(\w*)\}", text):
                if message := _unfilled(venue, name):
                    yield Finding(
                        record=venue,
                        field=place,
                        message=message[0],
                        hint=message[1],
                    )


def issns(kb: KnowledgeBase) -> Iterator[Finding]:
    """The last digit of an ISSN follows from the others (ISO 3297)."""
    for venue in kb.venues.values():
        if venue.issn and not _is_issn(venue.issn):
            yield Finding(
                record=venue,
                field=("issn",),
                message=f'"{venue.issn}" is no ISSN',
                hint="copy it from the journal's page, as 1234-5679",
            )


def _unfilled(venue: Venue, name: str) -> tuple[str, str] | None:
    """What is wrong with a placeholder, and the remedy."""
    if name not in _KNOWN:
        known = " ".join(f"{{{each}}}" for each in _KNOWN)
        return f'nothing fills in "{{{name}}}"', f"use {known}"
    if name.startswith("ordinal") and venue.ordinal_base is None and not venue.ordinals:
        return f'no ordinal is known for "{{{name}}}"', 'give "ordinal_base" or "ordinals"'
    if name == "volume" and venue.volume_base is None and not venue.volumes:
        return 'no volume is known for "{volume}"', 'give "volume_base" or "volumes"'
    return None


def _is_issn(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{3}[0-9X]", text):
        return False
    digits = [10 if sign == "X" else int(sign) for sign in text.replace("-", "")]
    return (
        sum(weight * digit for weight, digit in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0
    )
