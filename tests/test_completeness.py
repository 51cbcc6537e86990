"""What is missing: every record has a fact or lacks it, and the most named come first."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from codelm.completeness import FACETS, gaps
from codelm.exports.spreadsheet import missing_table
from codelm.kb import KnowledgeBase
from codelm.site.pages.missing import missing_page
from codelm.site.pages.rows import Rows
from tests.rendering import ROOT, atlas_of


@pytest.fixture(scope="module")
def real() -> Rows:
    return Rows(atlas_of(ROOT))


@pytest.fixture(scope="module")
def kb(real: Rows) -> KnowledgeBase:
    return real.kb


def test_facets_have_names_of_their_own() -> None:
    assert max(Counter(facet.name for facet in FACETS).values()) == 1


def test_a_record_that_can_have_a_fact_has_it_or_lacks_it(kb: KnowledgeBase) -> None:
    for gap in gaps(kb):
        asked = [r for r in kb.table(gap.facet.kind).values() if gap.facet.applies(r, kb)]
        assert gap.have + len(gap.lack) == len(asked), gap.facet.name


def test_papers_without_venue_are_told(kb: KnowledgeBase) -> None:
    gap = next(gap for gap in gaps(kb) if gap.facet.name == "paper-venue")
    assert {paper.id for paper in gap.lack} == {p.id for p in kb.papers.values() if not p.venue}


def test_those_that_others_name_most_come_first(kb: KnowledgeBase) -> None:
    for gap in gaps(kb):
        named = [kb.times_named(record) for record in gap.lack]
        assert named == sorted(named, reverse=True)


def test_the_page_and_the_table_agree(real: Rows) -> None:
    page = next(missing_page(real))
    lack = {fact["id"]: fact["lack"] for kind in page.facts["kinds"] for fact in kind["facts"]}
    table = csv.DictReader("".join(missing_table(real.kb)).removeprefix("\ufeff").splitlines())
    assert Counter(f"{row['kind']}-{row['fact']}" for row in table) == Counter(lack)


def test_no_fact_that_some_records_lack_is_known_of_a_hundred_percent(real: Rows) -> None:
    page = next(missing_page(real))
    facts = [fact for kind in page.facts["kinds"] for fact in kind["facts"]]
    assert all((fact["percent"] == "100 %") == (not fact["lack"]) for fact in facts)
