"""Papers are known again under other titles, and different papers are told apart."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from codelm.intake.found import Author, Found
from codelm.intake.twins import Twin, Twins, is_about, titles_of
from codelm.kb import KnowledgeBase
from codelm.records import Paper, name_of
from tests.sites import ROOT


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The real index."""
    return KnowledgeBase.read(ROOT)


def without_other_titles(kb: KnowledgeBase) -> KnowledgeBase:
    """The index as if each paper were known by one title alone."""
    papers = {key: replace(paper, other_titles=()) for key, paper in kb.papers.items()}
    return replace(kb, papers=papers)


def small(text: str, _: random.Random) -> str:
    """All in small letters, with a full stop."""
    return f"{text.lower()}."


def misspelt(text: str, rng: random.Random) -> str:
    """With two letters of a long word exchanged."""
    word = rng.choice(re.findall(r"[A-Za-z]{5,}", text) or ["x"])
    return text.replace(word, word[:2] + word[3:4] + word[2:3] + word[4:], 1)


def without_subtitle(text: str, _: random.Random) -> str:
    """Only what stands before or after the colon, whichever is longer."""
    return max(text.split(": "), key=len)


def renamed(text: str, _: random.Random) -> str:
    """With a name before it."""
    return f"{'' if ': ' in text else 'FooTool: '}{text}"


def spelt_out(text: str, _: random.Random) -> str:
    """With abbreviations written out, or the reverse."""
    if "LLM" in text:
        return re.sub(r"\bLLM(s?)\b", r"Large Language Model\1", text)
    return re.sub(r"Large Language Model(s?)", r"LLM\1", text)


def repunctuated(text: str, _: random.Random) -> str:
    """With other hyphens and dashes."""
    return text.replace("-", " ").replace(": ", " - ")


def reworded(text: str, rng: random.Random) -> str:
    """With a small word more and a plural changed."""
    return re.sub(r"\b(for|of|with) ", r"\1 the ", text, count=rng.randint(1, 2))


CHANGES: list[Callable[[str, random.Random], str]] = [
    small,
    misspelt,
    without_subtitle,
    renamed,
    spelt_out,
    repunctuated,
    reworded,
]


def abbreviated(author: Author) -> str:
    """The name with initials, in ASCII, as many bibliographies have it."""
    name = name_of(author)
    plain = unicodedata.normalize("NFKD", name.display).encode("ascii", "ignore").decode()
    words = plain.split()
    return plain if name.literal or len(words) < 2 else f"{words[0][0]}. {' '.join(words[1:])}"


def known(twins: Twins, found: Found, paper: Paper) -> bool:
    """Whether the paper is found again, surely or as a question."""
    twin = twins.of(found)
    return twin is not None and twin.paper.id == paper.id


def test_two_hundred_pairs_of_one_paper_are_known_again(kb: KnowledgeBase) -> None:
    rng = random.Random(20260101)  # noqa: S311  the same samples every time
    twins = Twins(without_other_titles(kb))
    retitled = [(p, title) for p in kb.papers.values() for title in p.other_titles]
    real = [
        (p, Found(source="x", title=title, authors=p.authors, arxiv=p.arxiv or ""))
        for p, title in rng.sample(retitled, 90)
    ]
    usual = [p for p in kb.papers.values() if len(p.title.split()) > 4 and p.authors]
    made = [
        (
            p,
            Found(
                source="x",
                title=CHANGES[i % len(CHANGES)](p.title, rng),
                authors=tuple(map(abbreviated, p.authors)) if i % 2 else p.authors,
                truncated=p.authors_truncated,
            ),
        )
        for i, p in enumerate(rng.sample(usual, 110))
    ]
    missed = [(p.id, found.title) for p, found in real + made if not known(twins, found, p)]
    assert len(missed) <= 4, missed


def test_most_papers_are_known_again_by_wholly_different_titles_without_any_identifier(
    kb: KnowledgeBase,
) -> None:
    twins = Twins(without_other_titles(kb))
    retitled = [
        (p, title)
        for p in kb.papers.values()
        for title in p.other_titles
        if len(p.authors) > 2 and not p.authors_truncated
    ]
    found = [known(twins, Found(source="x", title=t, authors=p.authors), p) for p, t in retitled]
    assert sum(found) >= 0.9 * len(found)


def test_papers_of_the_index_are_not_taken_for_each_other(kb: KnowledgeBase) -> None:
    """Each of one half of the papers is held against all of the other half."""
    papers = list(kb.papers.values())
    random.Random(1).shuffle(papers)  # noqa: S311  the same samples every time
    half = {paper.id: paper for paper in papers[::2]}
    twins = Twins(replace(kb, papers=half))
    alarms: list[tuple[str, Twin]] = []
    for paper in papers[1::2]:
        found = Found(
            source="x",
            title=paper.title,
            authors=paper.authors,
            truncated=paper.authors_truncated,
            date=paper.date,
            year=paper.year,
            arxiv=paper.arxiv or "",
            doi=paper.doi or "",
        )
        if twin := twins.of(found):
            alarms.append((paper.id, twin))
    sure = [alarm for alarm in alarms if alarm[1].sure]
    assert len(sure) <= 0.001 * len(half), sure
    assert len(alarms) <= 0.01 * len(half), alarms


def test_five_thousand_pairs_of_different_papers_are_told_apart(kb: KnowledgeBase) -> None:
    """Of each pair, what is said of one under the identifier of the other is not believed.

    In half of the pairs both papers have an author in common.
    """
    rng = random.Random(5000)  # noqa: S311  the same samples every time
    papers = [paper for paper in kb.papers.values() if paper.authors]
    by_person: dict[str, list[str]] = {}
    for paper in papers:
        for name in set(paper.display_names):
            by_person.setdefault(name, []).append(paper.id)
    near = {pair for several in by_person.values() for pair in combinations(several, 2)}
    keys = [*rng.sample(sorted(near), 2500), *(rng.sample(list(kb.papers), 2) for _ in range(2500))]
    pairs = [(kb.papers[one], kb.papers[other]) for one, other in keys]
    believed = [
        (one.title, other.title)
        for one, other in pairs
        if is_about(
            Found(source="x", title=one.title, authors=one.authors),
            titles_of(other),
            other.authors,
            cut=one.authors_truncated or other.authors_truncated,
        )
    ]
    assert len(believed) <= 50, believed


def test_identifiers_count_more_than_titles(kb: KnowledgeBase) -> None:
    twins = Twins(kb)
    starcoder = kb.papers["li2023starcoder"]
    found = Found(source="x", title="Something Else Entirely", arxiv="2305.06161")
    assert known(twins, found, starcoder)
    other = Found(source="x", title=starcoder.title, authors=starcoder.authors, arxiv="2999.00001")
    twin = twins.of(other)
    assert twin
    assert not twin.sure


def test_the_doi_of_the_anthology_is_the_id_of_the_anthology(kb: KnowledgeBase) -> None:
    twins = Twins(kb)
    paper = next(p for p in kb.papers.values() if p.acl and p.acl.startswith("20"))
    assert known(twins, Found(source="x", doi=f"10.18653/v1/{paper.acl}"), paper)
