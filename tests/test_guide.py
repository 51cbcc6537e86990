"""The guide: links in Markdown, what they mean, and the pages that show it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from codelm import checks
from codelm.guide.guide import Guide
from codelm.guide.links import links, replaced
from codelm.guide.wording import wording
from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper
from codelm.site.build import Unbuildable
from tests.sites import ROOT, TOY, built, index_copy

GUIDE = Guide.read(KnowledgeBase.read(ROOT))
"""That of the real index."""
FEWEST = 20
"""Records that a chapter cites at least."""
CHAPTER = "site/pages/survey/repair.md"


def paper(*authors: str | Name, truncated: bool = False, nickname: str | None = None) -> Paper:
    return Paper(
        id="a2020b",
        title="One two three four five six: seven",
        date="2020-05",
        authors=authors,
        authors_truncated=truncated,
        nickname=nickname,
    )


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[[a]] and [[model:b|B c]]", ["a", "model:b"]),
        ("`[[a]]` ``x ` [[a]]`` [[b]]", ["b"]),
        ("```yaml\n[[a]]\n```\n[[b]]", ["b"]),
        ("~~~\n[[a]]\n\n[[a]]\n~~~\n[[b]]", ["b"]),
        ("Text\n\n    [[a]]\n\n    [[a]]\n\n[[b]]", ["b"]),
        ("- item\n\n    [[a]]\n\n[[b]]", ["a", "b"]),
        ("<!-- [[a]] -->[[b]]", ["b"]),
        ("---\ntitle: '[[a]]'\n---\n[[b]]", ["b"]),
        ("a tick ` and\n\n[[b]] another `", ["b"]),
        ("| [[a|A]] | [[b]] |", ["a", "b"]),
    ],
)
def test_links_are_read_outside_of_code(text: str, targets: list[str]) -> None:
    assert [link.target for link in links(text)] == targets


def test_a_link_knows_its_line_and_the_rest_of_the_text_stays() -> None:
    text = "---\ntitle: x\n---\n\n`[[a]]`\n[[b|\nB]] c [[d]]\n"
    assert [(link.line, link.text) for link in links(text)] == [(6, "B"), (7, "")]
    assert replaced(text, lambda n, _: f"<{n}>").endswith("`[[a]]`\n<0> c <1>\n")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (paper("Ada Lovelace"), "Lovelace 2020"),
        (paper("Ada Lovelace", "Alan M. Turing"), "Lovelace and Turing 2020"),
        (paper("Ada Lovelace", "Alan Turing", "Grace Hopper"), "Lovelace et al. 2020"),
        (paper("Ada Lovelace", truncated=True), "Lovelace et al. 2020"),
        (paper(Name(given="Jan", particle="van der", family="Berg")), "van der Berg 2020"),
        (paper("OpenAI"), "OpenAI 2020"),
        (paper(nickname="Nick"), "Nick 2020"),
        (paper(), "One two three four five … 2020"),
    ],
)
def test_a_paper_is_named_as_running_text_cites_it(record: Paper, words: str) -> None:
    assert wording(record) == words


def test_every_link_of_the_real_guide_means_one_record() -> None:
    assert [problem for problem in checks.problems(GUIDE.kb) if "guide" in problem.rule] == []


@pytest.mark.parametrize("chapter", GUIDE.chapters, ids=lambda chapter: chapter.address)
def test_every_chapter_cites_many_records(chapter: object) -> None:
    named = next(each for each in GUIDE.chapters if each == chapter)
    assert len(GUIDE.cited(named.links)) >= FEWEST


def test_an_id_of_several_kinds_must_be_told_apart(tmp_path: Path) -> None:
    root = index_copy(tmp_path)
    (root / "taxonomy/objectives/starcoder.yaml").write_text("name: A\nzh: 甲\ndefinition: B.\n")
    said = [problem.hint for problem in checks.problems(KnowledgeBase.read(root))]
    assert "write [[model:starcoder]] or [[objective:starcoder]]" in said


def test_a_page_with_a_link_that_means_nothing_is_not_built(tmp_path: Path) -> None:
    root = index_copy(tmp_path)
    with (root / CHAPTER).open("a") as chapter:
        chapter.write("\n[[nothing-of-this-name]]\n[[repairchat|]]\n")
    with pytest.raises(Unbuildable) as refused:
        built(root)
    assert [(each.path, each.line) for each in refused.value.problems] == [
        (CHAPTER, 12),
        (CHAPTER, 13),
    ]


def text_of(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_a_chapter_shows_its_links_and_leaves_code_alone(toy_site: Path) -> None:
    html = text_of(toy_site, "survey/models")
    assert '<a class="ref" href="../../models/starcoderbase/">StarCoderBase</a>' in html
    assert '<a class="ref" href="../../papers/li2023starcoder/">the paper on StarCoder</a>' in html
    assert '<td><a class="ref" href="../../papers/berg2024toycoder/">its paper</a></td>' in html
    assert html.count("[[code]]") == 2
    assert "codelm-slot" not in html


def test_a_chapter_says_how_long_it_is_and_what_comes_next(toy_site: Path) -> None:
    first, second = (text_of(toy_site, f"survey/{name}") for name in ("models", "repair"))
    assert "Chapter 1 of 2 · 1 min read" in first
    assert ">6 works cited</a>" in first
    assert '<a rel="next" href="../../survey/repair/">' in first
    assert '<a rel="prev" href="../../survey/models/">' in second
    assert second.count("<h1") == first.count("<h1") == 1


def test_cards_hold_each_record_once(toy_site: Path) -> None:
    html = text_of(toy_site, "survey/models")
    found = re.search(r'<script type="application/json" id="cards">(.*?)</script>', html)
    assert found
    cards = json.loads(found[1])
    assert cards["models/starcoder/"]["kind"] == "Model"
    assert cards["papers/li2023starcoder/"]["title"].startswith("StarCoder")


def test_the_papers_of_a_list_a_chapter_and_the_guide_are_files(toy_site: Path) -> None:
    def keys(path: str) -> list[str]:
        text = (toy_site / "survey" / path).read_text("utf-8")
        return re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE)

    listed = ["li2023starcoder", "kocetkov2022stack", "liu2023code"]
    assert keys("models/reading.bib") == listed
    assert keys("models/papers.bib")[:3] == [
        "benallal2023santacoder",
        "li2023starcoder",
        "berg2024toycoder",
    ]
    assert set(keys("papers.bib")) >= set(keys("models/papers.bib"))


def test_records_name_the_chapters_that_mention_them(toy_site: Path) -> None:
    link = '<a href="../../survey/models/">Models &amp; their makers</a>'
    for address in ("papers/li2023starcoder", "models/starcoder", "datasets/the-stack"):
        assert f"Mentioned in the guide: {link}." in text_of(toy_site, address)
    assert "Mentioned in the guide" not in text_of(toy_site, "tasks/code-repair")


def test_a_chapter_follows_the_records_that_it_shows(tmp_path: Path) -> None:
    root = index_copy(tmp_path)
    site = built(root)
    models, repair = (site / f"survey/{name}/index.html" for name in ("models", "repair"))
    before = models.stat().st_ino, repair.stat().st_ino
    record = root / "taxonomy/systems/repairchat.yaml"
    record.write_text(re.sub("name: .*", "name: <b>&[[x]]", record.read_text(), count=1))
    built(root)
    assert ">&lt;b&gt;&amp;[[x]]</a>" in repair.read_text()
    assert models.stat().st_ino == before[0]
    assert repair.stat().st_ino != before[1]


def test_the_toy_guide_is_complete() -> None:
    guide = Guide.read(KnowledgeBase.read(TOY))
    assert [chapter.title for chapter in guide.chapters] == ["Models & their makers", "Repair"]
