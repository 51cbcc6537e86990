"""What a link calls the record that it leads to."""

from __future__ import annotations

from codelm.records import AnyRecord, Paper, name_of

__all__ = ["wording"]

_PAIR = 2
_SHORT = 5
"""Words of a title that stand for a paper without authors."""


def wording(record: AnyRecord) -> str:
    """A paper as running text cites it, `Chen et al. 2021`; any other record by its name."""
    return f"{_cited(record)} {record.date[:4]}" if isinstance(record, Paper) else record.name


def _cited(paper: Paper) -> str:
    names = [name_of(author) for author in paper.authors[: _PAIR + 1]]
    families = [f"{name.particle} {name.sorting}".strip() for name in names]
    if not families:
        return paper.nickname or _short(paper.title)
    if len(families) > _PAIR or paper.authors_truncated:
        return f"{families[0]} et al."
    return " and ".join(families)


def _short(title: str) -> str:
    """The part before a colon, or the first words."""
    words = title.partition(":")[0].split()
    return " ".join(words[:_SHORT]) + (" …" if len(words) > _SHORT else "")
