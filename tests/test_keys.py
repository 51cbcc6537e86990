"""Keys never change: whatever is done to one record, every other key and address stays."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codelm import yamlfile
from codelm.kb import KnowledgeBase
from codelm.site.atlas import Atlas
from codelm.site.bibliographies import bibliography_files
from codelm.site.entries import Entries
from codelm.site.pages import pages
from codelm.site.pages.rows import Rows
from tests.sites import TOY, built, index_copy


def paper_file(root: Path, key: str) -> Path:
    """The record of a paper."""
    return next(root.glob(f"papers/*/{key}.yaml"))


def add(root: Path) -> None:
    """Add a paper whose family name, year and title clash with those of another."""
    twin = paper_file(root, "li2023starcoder")
    mapping = yamlfile.parsed(yamlfile.text_of(twin))
    kept = {name: mapping[name] for name in ("title", "authors", "date")}
    (twin.parent / "li2023starcoderb.yaml").write_text(yamlfile.dumped(kept), "utf-8")


def remove(root: Path) -> None:
    """Remove a paper."""
    paper_file(root, "zhang2023unifying").unlink()


def edit(root: Path) -> None:
    """Give a paper other authors, another year and another title."""
    file = paper_file(root, "liu2023code")
    mapping = yamlfile.parsed(yamlfile.text_of(file))
    mapping |= {"title": "Entirely Different", "authors": ["Zoe Other"], "date": "2021-01"}
    file.write_text(yamlfile.dumped(mapping), "utf-8")


def rename(root: Path) -> None:
    """Give a paper another key, and keep the earlier one."""
    file = paper_file(root, "liu2023code")
    mapping = yamlfile.parsed(yamlfile.text_of(file))
    mapping["aliases"] = [*mapping.get("aliases", ()), "liu2023code"]
    file.unlink()
    file.with_name("liu2023evalplus.yaml").write_text(yamlfile.dumped(mapping), "utf-8")
    for other in root.glob("*/*/*.yaml"):
        text = other.read_text("utf-8")
        if file.stem in text and other.stem != "liu2023evalplus":
            other.write_text(text.replace(file.stem, "liu2023evalplus"), "utf-8")


TOUCHED: dict[Callable[[Path], None], str] = {
    add: "li2023starcoderb",
    remove: "zhang2023unifying",
    edit: "liu2023code",
    rename: "liu2023code",
}
"""What each change is done to."""


def entries(site: Path) -> dict[str, list[str]]:
    """The citation keys in each .bib file of papers."""
    files = {path.name: path.read_text("utf-8") for path in site.glob("papers/*.bib")}
    return {
        name: re.findall(r"^@\w+\{([^,]+),$", text, re.MULTILINE) for name, text in files.items()
    }


@pytest.mark.parametrize("change", TOUCHED, ids=lambda change: change.__name__)
def test_a_change_of_one_paper_leaves_all_other_keys_and_addresses(
    change: Callable[[Path], None], tmp_path: Path, toy_site: Path
) -> None:
    root = index_copy(tmp_path)
    change(root)
    site = built(root)
    before, after = entries(toy_site), entries(site)
    touched = {f"{TOUCHED[change]}.bib", "liu2023evalplus.bib"}
    assert {k: v for k, v in before.items() if k not in touched} == {
        k: v for k, v in after.items() if k not in touched
    }
    gone = pages_of(toy_site) - pages_of(site)
    assert gone <= {f"papers/{TOUCHED[change]}/"}
    assert not gone or change is remove


def pages_of(site: Path) -> set[str]:
    """The addresses of all pages below an index, but those of years."""
    found = (path.parent.relative_to(site).as_posix() for path in site.glob("*/*/index.html"))
    return {f"{address}/" for address in found if not address.startswith("years/")}


def test_an_earlier_key_leads_to_the_paper_and_to_its_entry(tmp_path: Path) -> None:
    root = index_copy(tmp_path)
    rename(root)
    site = built(root)
    old = (site / "papers/liu2023code/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../papers/liu2023evalplus/">' in old
    assert '<a href="../../papers/liu2023evalplus/">' in old
    assert old.count('rel="canonical"') == 1
    assert entries(site)["liu2023code.bib"] == ["liu2023evalplus"]
    assert "liu2023code/" not in (site / "papers/index.html").read_text("utf-8")


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000), gone=st.integers(0, 5))
def test_keys_hang_on_nothing_but_the_names_of_files(seed: int, gone: int) -> None:
    """Whichever papers there are, and in whatever order, each has its own key and addresses."""
    whole = KnowledgeBase.read(TOY)
    files = list(whole.files.values())
    random.Random(seed).shuffle(files)  # noqa: S311  any order will do
    papers = [file for file in files if file.kind.name == "paper"]
    left = [file for file in files if file not in papers[:gone]]
    kb = KnowledgeBase.of(TOY, left)
    rows = Rows(Atlas.of(kb))
    made = {page.address: page.title for page in pages(rows) if page.address.startswith("papers/")}
    bibs = {
        file.path: file.content()
        for file in bibliography_files(rows, Entries(kb, rows.fingerprints))
    }
    for file in papers[gone:]:
        paper = whole.papers[file.id]
        assert made[f"papers/{file.id}/"] == paper.title
        assert bibs[f"papers/{file.id}.bib"].split(b"\n")[0].endswith(f"{{{file.id},".encode())
        assert {f"papers/{old}/" for old in paper.aliases} <= made.keys()
    assert not {f"papers/{file.id}/" for file in papers[:gone]} & made.keys()
