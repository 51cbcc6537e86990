"""What the pages say to reference managers, search engines and previews."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from codelm.exports.venue import Publications
from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper, name_of
from codelm.site.metadata.coins import coins
from codelm.site.metadata.highwire import highwire
from codelm.site.metadata.reference import References
from tests.sites import ROOT, TOY
from tests.zotero import Creator, Item, Metadata, items_of_list, saved_item

SAMPLE = 200


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(ROOT)


@pytest.fixture(scope="module")
def sample(kb: KnowledgeBase) -> list[Paper]:
    """Papers of each kind of venue and entry, with a sole author, with teams, with none."""
    groups: defaultdict[Any, list[Paper]] = defaultdict(list)
    for paper in kb.papers.values():
        groups[group(kb, paper)].append(paper)
    chance = random.Random(20_231_105)  # noqa: S311  any papers will do
    for papers in groups.values():
        chance.shuffle(papers)
    rounds = max(map(len, groups.values()))
    turns = [papers[n] for n in range(rounds) for papers in groups.values() if n < len(papers)]
    return turns[:SAMPLE]


def group(kb: KnowledgeBase, paper: Paper) -> tuple[Any, ...]:
    """What makes a paper a case of its own."""
    publication = Publications(kb.venues).of(paper)
    venue = kb.venues.get(paper.venue or "")
    teams = any(isinstance(author, Name) and author.literal for author in paper.authors)
    kind = venue.kind if venue else None
    return kind, publication and publication.type, min(len(paper.authors), 2), teams


def test_the_sample_has_all_cases(kb: KnowledgeBase, sample: list[Paper]) -> None:
    assert len(sample) == SAMPLE
    assert {group(kb, paper) for paper in sample} == {group(kb, p) for p in kb.papers.values()}


def test_zotero_saves_a_paper_from_its_page(
    kb: KnowledgeBase, sample: list[Paper], real_site: Path
) -> None:
    for paper in sample:
        page = Metadata.of((real_site / f"papers/{paper.id}/index.html").read_text("utf-8"))
        check(kb, paper, saved_item(page))


def test_zotero_saves_the_papers_of_a_list(kb: KnowledgeBase, sample: list[Paper]) -> None:
    references = References(kb)
    for paper in sample:
        item = items_of_list(Metadata(spans=[coins(references.of(paper))]))[0]
        check(kb, paper, item)


def check(kb: KnowledgeBase, paper: Paper, item: Item) -> None:
    """The item is the paper: type, title, authors, date, venue, identifiers."""
    publication = Publications(kb.venues).of(paper)
    assert item.type == expected_type(paper, publication.type if publication else "")
    assert item.fields["title"] in {paper.title, without_plus(paper.title)}
    expected = [name for name, _ in groupby(map(expected_creator, paper.authors))]
    assert list(map(spelled, (name for name, _ in groupby(item.creators)))) == list(
        map(spelled, expected)
    ), paper.id
    assert item.fields["date"].replace("/", "-") == (paper.published if publication else paper.date)
    if item.type in {"conferencePaper", "journalArticle"}:
        assert publication
        assert item.fields["publicationTitle"] == publication.container
        assert item.fields.get("volume", "") == publication.volume
    if paper.doi:
        assert item.fields["DOI"].lower() == paper.doi.lower()
    elif paper.arxiv and not publication:
        assert item.fields["DOI"] == f"10.48550/arxiv.{paper.arxiv}"
    assert item.fields.get("url", "").startswith("https://") == has_address(paper)


def without_plus(title: str) -> str:
    """The title as Zotero reads it from a list, where it takes every plus for a blank."""
    return title.replace("+", " ").strip()


def has_address(paper: Paper) -> bool:
    """Whether the record leads to the paper by https."""
    known = paper.arxiv or paper.doi or paper.acl or paper.openreview
    return bool(known) or bool(paper.url and paper.url.startswith("https://"))


def expected_type(paper: Paper, entry: str) -> str:
    """The item type by the kind of publication."""
    of_entry = {
        "inproceedings": "conferencePaper",
        "article": "journalArticle",
        "techreport": "report",
    }
    without = "preprint" if paper.arxiv or paper.openreview else "document"
    return of_entry.get(entry, "document" if entry else without)


def expected_creator(author: str | Name) -> Creator:
    """Given and family name, without a suffix; a name without parts stays whole."""
    name = name_of(author)
    return name.given, name.literal.replace(", ", " - ") or f"{name.particle} {name.family}".strip()


def spelled(name: Creator) -> list[str]:
    """The letters of a name: Zotero sets dots, blanks and capitals of initials in its own way."""
    return ["".join(filter(str.isalnum, part)).casefold() for part in name]


def test_the_name_of_a_team_stays_whole_and_a_sole_author_stays_one() -> None:
    kb = KnowledgeBase.read(TOY)
    toy = kb.papers["berg2024toycoder"]
    tags = highwire(References(kb).of(toy))
    assert ("citation_author", "The Toy Team,") in tags
    assert ("citation_author", "van der Berg, Jan") in tags
    sole = Paper(id="x", title="X", date="2024", authors=(Name(given="Ada May", family="Le Bras"),))
    item = saved_item(Metadata(tags=highwire(References(kb).of(sole))))
    assert len(item.creators) == 1


def test_a_page_of_a_paper_has_no_list_and_no_type_that_misleads(real_site: Path) -> None:
    for path in real_site.glob("papers/*/index.html"):
        html = path.read_text("utf-8")
        assert "Z3988" not in html
        assert "og:type" not in html
        assert "og:site_name" not in html


@pytest.mark.parametrize(
    "address", ["tasks/code-repair/", "venues/icse/", "years/2021/", "models/starcoder/"]
)
def test_each_row_of_a_list_can_be_saved(address: str, real_site: Path) -> None:
    html = (real_site / address / "index.html").read_text("utf-8")
    items = items_of_list(Metadata.of(html))
    table = html.partition('href="papers.bib"')[2]
    assert len(items) == table.count("<tr><td><a ")
    assert {item.type for item in items} <= {
        "conferencePaper", "journalArticle", "preprint", "report", "document",
    }  # fmt: skip


def things(site: Path, address: str) -> dict[str, dict[str, Any]]:
    """The JSON-LD of a page by type."""
    page = Metadata.of((site / address / "index.html").read_text("utf-8"))
    made = [json.loads(text) for text in page.things]
    return {thing["@type"]: thing for thing in made}


def test_pages_of_records_say_what_they_are_about(real_site: Path) -> None:
    article = things(real_site, "papers/li2023starcoder/")["ScholarlyArticle"]
    assert article["author"][0] == {"@type": "Person", "name": "Raymond Li"}
    assert article["isPartOf"]["name"] == "Transactions on Machine Learning Research"
    for address in ("benchmarks/humaneval/", "datasets/the-stack/", "data/"):
        dataset = things(real_site, address)["Dataset"]
        assert dataset["name"]
        assert len(dataset["description"]) >= 50


def test_every_page_of_a_record_says_where_it_stands(toy_site: Path) -> None:
    for kind in ("papers", "tasks", "models", "benchmarks", "venues", "metrics", "years"):
        for path in toy_site.glob(f"{kind}/*/index.html"):
            page = path.parent.relative_to(toy_site).as_posix()
            if 'http-equiv="refresh"' in path.read_text("utf-8"):
                continue
            trail = things(toy_site, page)["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in trail] == list(range(1, len(trail) + 1))
            assert trail[0]["name"] == "Home"
            assert trail[-1]["item"].endswith(f"{page}/")


def test_pages_have_a_title_and_a_description_for_previews(toy_site: Path) -> None:
    for tag in preview_tags(toy_site):
        assert {"og:title", "og:description"} <= tag


def preview_tags(site: Path) -> Iterator[set[str]]:
    """The names of the tags of every generated page that is no redirect."""
    for path in site.rglob("index.html"):
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' not in html:
            yield {name for name, _ in Metadata.of(html).tags}
