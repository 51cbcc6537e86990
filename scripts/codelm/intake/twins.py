"""Which paper of the index a found one is, under whatever title and identifier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from codelm.checks.references import squeezed
from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper, name_of
from codelm.records.identifiers import IDENTIFIERS, acl_of, split_doi

from .found import Author, Found
from .surnames import folded
from .titles import Likeness, matches, names_differ, shared_words, words_of

__all__ = ["Twin", "Twins", "is_about", "person", "same_people", "titles_of"]


@dataclass(frozen=True, slots=True)
class Twin:
    """A paper of the index that a found one is, or may be."""

    paper: Paper
    reason: str
    """Why it is taken for the same: `same DOI`."""
    sure: bool = True
    """Whether it is the same beyond reasonable doubt."""


class Twins:
    """Finds papers of the index again."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._papers: dict[str, Paper] = {}
        self._by_id: dict[tuple[str, str], str] = {}
        self._by_title: defaultdict[str, list[str]] = defaultdict(list)
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        self._by_people: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        self._likeness = Likeness(t for p in kb.papers.values() for t in titles_of(p))
        for paper in kb.papers.values():
            self.enter(paper)

    def of(self, found: Found) -> Twin | None:
        """The paper that this one is, the likeliest first; None for one that is new."""
        for name, value in found.identifiers.items():
            for spelt in _spellings(name, value):
                if key := self._by_id.get(spelt):
                    return Twin(
                        self._papers[key], f"it has the same {IDENTIFIERS[spelt[0]].spoken}"
                    )
        for key in self._by_title.get(squeezed(found.title), ()):
            if self._people(found, key) != "others":
                return Twin(
                    self._papers[key],
                    "it has the same title",
                    _may_be_one(found, self._papers[key]),
                )
        likely = max(self._likely(found), default=None, key=lambda each: each[0])
        return likely[1] if likely else self._by_the_same(found)

    def enter(self, paper: Paper) -> None:
        """Know this paper from now on."""
        self._papers[paper.id] = paper
        if not paper.authors_truncated:
            self._by_people[frozenset(_people(paper.authors))].append(paper.id)
        for name in IDENTIFIERS:
            if value := getattr(paper, name):
                for spelt in _spellings(name, value):
                    self._by_id.setdefault(spelt, paper.id)
        for title in titles_of(paper):
            self._by_title[squeezed(title)].append(paper.id)
            for word in words_of(title):
                self._by_word[word].add(paper.id)

    def _likely(self, found: Found) -> Iterator[tuple[float, Twin]]:
        """The papers with like titles, each with how like it is."""
        for key in self._candidates(found.title):
            paper = self._papers[key]
            if _two_preprints(found, paper):
                continue
            like, title = max((self._likeness(found.title, t), t) for t in titles_of(paper))
            if like < _LEAST:
                continue
            people = self._people(found, key)
            sure, doubtful = _ENOUGH[people]
            if _apart(found, paper):
                doubtful = max(doubtful, sure)
            if like >= doubtful:
                certain = like >= sure and not names_differ(found.title, title)
                yield like, Twin(paper, _REASONS[people], certain and _may_be_one(found, paper))

    def _candidates(self, title: str) -> set[str]:
        """The papers that share one of the rarest words of a title."""
        words = sorted(set(words_of(title)), key=self._likeness.weight, reverse=True)
        return set(chain.from_iterable(self._by_word.get(word, ()) for word in words[:_RAREST]))

    def _by_the_same(self, found: Found) -> Twin | None:
        """A paper by exactly the same people, of about the same time, with a word in common."""
        people = frozenset(_people(found.authors))
        if found.truncated or len(people) < _SEVERAL:
            return None
        words = set(words_of(found.title))
        for key in self._by_people.get(people, ()):
            paper = self._papers[key]
            shared = words.intersection(*(words_of(title) for title in titles_of(paper)))
            if shared and not _two_preprints(found, paper) and not _apart(found, paper):
                return Twin(paper, "it is by exactly the same people", sure=False)
        return None

    def _people(self, found: Found, key: str) -> People:
        paper = self._papers[key]
        cut = found.truncated or paper.authors_truncated
        return same_people(found.authors, paper.authors, cut=cut)


People = Literal["same", "some", "unknown", "others"]


def same_people(one: Iterable[Author], other: Iterable[Author], *, cut: bool) -> People:
    """Whether two lists of authors are those of one paper; `cut` where one of them is cut off."""
    mine, yours = _people(one), _people(other)
    if not mine or not yours:
        return "unknown"
    shared = len(mine & yours)
    fewest, most = sorted((len(mine), len(yours)))
    if shared >= (1 if cut else _MOST * most) and shared >= _MOST * fewest:
        return "same"
    return "some" if shared else "others"


def is_about(found: Found, titles: Iterable[str], authors: Iterable[Author], *, cut: bool) -> bool:
    """Whether what was found under an identifier is about the paper that was meant.

    Under another title it must be by the same people; where not all of them are known, the titles
    must have words in common, too.
    """
    known = tuple(titles)
    if matches(found.title, known):
        return True
    cut = cut or found.truncated
    if same_people(found.authors, authors, cut=cut) != "same":
        return False
    return not cut or max(shared_words(found.title, title) for title in known) >= _IN_COMMON


def titles_of(paper: Paper) -> tuple[str, ...]:
    """All titles of a paper."""
    return (paper.title, *paper.other_titles)


def person(author: Author) -> str:
    """Who is meant, however the name is written: family name and initial, or a team."""
    return _person(_split(author))


def _people(authors: Iterable[Author]) -> set[str]:
    return set(map(person, authors))


def _split(author: Author) -> Name:
    if isinstance(author, str) and ", " in author:
        family, given = author.split(", ", 1)
        return Name(given=given, family=family)
    return name_of(author)


def _person(name: Name) -> str:
    family = squeezed(folded(name.family or name.literal)).removesuffix("team")
    given = squeezed(folded(name.given))[:1]
    return f"{family} {given}".strip()


def _two_preprints(found: Found, paper: Paper) -> bool:
    return bool(found.arxiv and paper.arxiv and found.arxiv != paper.arxiv)


def _apart(found: Found, paper: Paper) -> bool:
    """Whether both were published, in different years or under different DOIs, or years apart."""
    years = found.year and paper.year and found.year != paper.year
    dois = found.doi and paper.doi and found.doi != paper.doi
    gap = abs(int(found.date[:4]) - int(paper.date[:4])) if found.date else 0
    return bool(years or dois or gap > _LONG)


def _may_be_one(found: Found, paper: Paper) -> bool:
    """Whether no identifier says that these are two papers."""
    two_dois = found.doi and paper.doi and found.doi != paper.doi
    return not (two_dois or _two_preprints(found, paper))


def _spellings(name: str, value: str) -> Iterator[tuple[str, str]]:
    """An identifier in each form in which it may be held: the ACL's DOIs hold its ids."""
    value = value.lower()
    yield name, value
    if name == "doi":
        yield split_doi(value)
        if acl := acl_of(value):
            yield "acl", acl.lower()


_RAREST = 4
_MOST = 0.75
_SEVERAL = 3
_IN_COMMON = 0.3
_LONG = 2
"""Years between a preprint and its publication, at most."""
_LEAST = 0.12
_ENOUGH: dict[People, tuple[float, float]] = {
    "same": (0.6, 0.12),
    "some": (0.88, 0.6),
    "unknown": (0.9, 0.8),
    "others": (2.0, 0.97),
}
"""How like titles must be, by what is known of the people: to be sure, and to be in doubt."""
_REASONS: dict[People, str] = {
    "same": "its title is like that, and the authors are the same",
    "some": "its title is like that, and they share authors",
    "unknown": "its title is nearly that",
    "others": "its title is nearly that, though the authors differ",
}
