"""What links name: what is wrong with a name that means no record or several."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property

from codelm.guide.guide import meant
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, kind_of

__all__ = ["UNCLOSED", "Names", "Said"]

Said = tuple[str, str]
"""What is wrong, and the remedy."""

UNCLOSED: Said = ('"[[" is not closed', "write [[id]] or [[id|text]], or set it as code")
"""What is wrong with brackets that begin no link."""

_MOST_NAMED = 3


class Names:
    """The names that links to the records of an index may use."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def fault(self, target: str) -> Said | None:
        """What is wrong with what a link names; None if it is one record."""
        found = meant(self._kb, target)
        if not found:
            return f'no record "{target}"', self._hint(target)
        if len(found) > 1:
            ways = " or ".join(f"[[{kind_of(record).name}:{record.id}]]" for record in found)
            return f'"{target}" stands for several records', f"write {ways}"
        return None

    def _hint(self, target: str) -> str:
        """The ids of records with that name, or else the nearest ones."""
        named = [f"{kind_of(record).name}:{record.id}" for record in self._kb.find(target)]
        near = named[:_MOST_NAMED] or self._near(target)
        if not near:
            return "`codelm search` finds what there is"
        return f"did you mean {' or '.join(f'[[{id_}]]' for id_ in near)}?"

    def _near(self, target: str) -> list[str]:
        kind, _, id_ = target.rpartition(":")
        ids = [f"{kind}:{known}" for known in self._kb.table(kind)] if kind in KINDS else self._ids
        return get_close_matches(f"{kind}:{id_}" if kind in KINDS else id_, ids, _MOST_NAMED, 0.75)

    @cached_property
    def _ids(self) -> list[str]:
        return list(dict.fromkeys(record.id for record in self._kb.records()))
