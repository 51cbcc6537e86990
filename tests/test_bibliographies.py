"""The .bib files beside the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codelm import load
from codelm.exports.formats import EXPORTS
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, AnyRecord, plain
from codelm.site.atlas import Atlas
from codelm.site.bibliographies import bibliography_files
from codelm.site.entries import Entries
from codelm.site.fingerprints import Fingerprints
from codelm.site.pages.rows import Rows
from codelm.site.tree import SiteFile
from tests.sites import TOY


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(TOY)


def keys(path: Path) -> list[str]:
    """The citation keys in a file."""
    return re.findall(r"^@\w+\{([^,]+),$", path.read_text("utf-8"), re.MULTILINE)


def test_every_paper_has_a_file_beside_its_page(kb: KnowledgeBase, toy_site: Path) -> None:
    for paper in kb.papers.values():
        text = "".join(EXPORTS["bibtex"].text([paper], kb))
        for key in (paper.id, *paper.aliases):
            assert (toy_site / f"papers/{key}.bib").read_text("utf-8") == text
        assert keys(toy_site / f"papers/{paper.id}.bib") == [paper.id]


def test_lists_have_a_file_with_all_their_papers(kb: KnowledgeBase, toy_site: Path) -> None:
    for kind in ("tasks", "models", "venues"):
        for record in getattr(kb, kind).values():
            page = (toy_site / kind / record.id / "index.html").read_text("utf-8")
            listed = set(re.findall(r'<tr><td><a href="../../papers/([^/]+)/', page))
            assert set(keys(toy_site / kind / record.id / "papers.bib")) == listed
            assert ('href="papers.bib"' in page) == bool(listed)


def test_a_year_has_the_papers_that_were_first_public_in_it(
    kb: KnowledgeBase, toy_site: Path
) -> None:
    by_year = {
        file.parent.name: set(keys(file)) for file in toy_site.glob("years/[0-9]*/papers.bib")
    }
    assert by_year == {
        year: {paper.id for paper in kb.papers.values() if paper.date[:4] == year}
        for year in {paper.date[:4] for paper in kb.papers.values()}
    }


def test_a_class_of_tasks_has_the_papers_of_its_tasks(kb: KnowledgeBase, toy_site: Path) -> None:
    below = [task.id for task in kb.tasks.values() if task.parent == "code-to-code"]
    lists = [set(keys(toy_site / f"tasks/{task}/papers.bib")) for task in below]
    assert len([each for each in lists if each]) > 1
    assert set(keys(toy_site / "tasks/code-to-code/papers.bib")) == set.union(*lists)


def changed(kb: KnowledgeBase, kind: str, key: str, **values: object) -> KnowledgeBase:
    """The knowledge base with other values in one record."""
    files = []
    for file in kb.files.values():
        record: AnyRecord | None = file.record
        if record and (file.kind.name, file.id) == (kind, key):
            record = load.record_of({**plain(record), **values}, KINDS[kind], key)
        files.append(load.File(file.path, file.kind, file.id, record))
    return KnowledgeBase.of(kb.root, files)


@pytest.mark.parametrize(
    ("kind", "key", "values"),
    [
        ("paper", "berg2024toycoder", {"title": "Another title"}),
        ("paper", "li2023starcoder", {"protect": ["may"]}),
        ("venue", "toyconf", {"tracks": {}}),
        ("venue", "tmlr", {"name": "Another Journal", "bibtex": {"type": "article"}}),
    ],
)
def test_a_digest_changes_whenever_its_text_does(
    kind: str, key: str, values: dict[str, object], kb: KnowledgeBase
) -> None:
    before = files(kb)
    after = files(changed(kb, kind, key, **values))
    texts = {path for path, file in before.items() if file.content() != after[path].content()}
    digests = {path for path, file in before.items() if file.digest != after[path].digest}
    assert texts
    assert texts <= digests
    singles = {path for path in digests if path.startswith("papers/")}
    assert singles == {path for path in texts if path.startswith("papers/")} or kind == "venue"


def test_a_fingerprint_hangs_on_no_other_paper(kb: KnowledgeBase) -> None:
    before, after = (
        Fingerprints(kb),
        Fingerprints(changed(kb, "paper", "li2023starcoder", date="2022")),
    )
    differing = [key for key in kb.papers if before.of(key) != after.of(key)]
    assert differing == ["li2023starcoder"]


def files(kb: KnowledgeBase) -> dict[str, SiteFile]:
    """The files of an index by their paths."""
    rows = Rows(Atlas.of(kb))
    made = bibliography_files(rows, Entries(kb, rows.fingerprints))
    return {file.path: file for file in made}
