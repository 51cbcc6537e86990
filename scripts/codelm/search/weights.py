"""The words of a document by the place where they stand, and how much each says there."""

from __future__ import annotations

from codelm.records import KINDS
from codelm.search.document import Document
from codelm.search.words import compact, exact_forms, forms, name_forms

__all__ = ["EXACT", "LABEL", "exact_names", "other_words", "people_words", "title_words"]

EXACT = 1000.0
"""What the exact name of a document is worth."""
LABEL = 5.0
"""What a word of a task, venue or the like is worth that a document bears."""

_NAME, _ALIAS, _PART = 60.0, 48.0, 24.0
_TITLE, _FAR_IN_TITLE, _TITLE_STEP = 12, 4, 6
_OTHER_NAME, _OTHER = 14.0, 5.0
_FIRST, _PERSON = 9.0, 8.0
_KIND_STEP = 10.0

Weights = dict[str, float]


def title_words(document: Document) -> Weights:
    """The words of its title and names."""
    found: Weights = {}
    if document.kind == "paper":
        words = list(forms(document.title))
        weight = float(_TITLE - min(_FAR_IN_TITLE, len(words) // _TITLE_STEP))
        found |= dict.fromkeys(words, weight)
    else:
        _add_name(found, document.title, _NAME)
    for place, name in enumerate(document.names):
        _add_name(found, name, _NAME if place == 0 and document.kind == "paper" else _ALIAS)
    return found


def _add_name(found: Weights, name: str, weight: float) -> None:
    for word in name_forms(name):
        found[word] = max(found.get(word, 0), _PART)
    if whole := compact(name):
        found[whole] = max(found.get(whole, 0), weight)


def other_words(document: Document) -> Weights:
    """The words of its other titles and names."""
    found: Weights = {}
    for name in document.other_names:
        found |= {word: max(found.get(word, 0), _OTHER) for word in name_forms(name)}
        if whole := compact(name):
            found[whole] = _OTHER_NAME
    return found


def people_words(document: Document) -> Weights:
    """The words of its people's names."""
    found: Weights = {}
    for place, person in enumerate(document.people):
        for word in forms(person):
            found.setdefault(word, _PERSON if place else _FIRST)
    for person in document.native_people:
        found |= dict.fromkeys(name_forms(person), _PERSON)
    return found


def exact_names(document: Document) -> Weights:
    """All that it is exactly called; of equal names, papers come first."""
    own = () if document.kind == "paper" else (document.title,)
    called = (*own, *document.names, document.arxiv or "")
    names = (form for name in called for form in exact_forms(name))
    weight = EXACT + _KIND_STEP * (len(KINDS) - list(KINDS).index(document.kind))
    return dict.fromkeys(names, weight)
