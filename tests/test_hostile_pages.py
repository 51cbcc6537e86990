"""Hostile words in records: on no page, and in no file of data, are they more than text."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from codelm import load
from codelm.kb import KnowledgeBase
from codelm.records import KINDS, AnyRecord, kind_of
from codelm.site.atlas import Atlas
from codelm.site.pages import pages
from codelm.site.pages.dataset import dataset_pages
from codelm.site.pages.links import source_link
from codelm.site.pages.rows import Rows
from tests.hostile_index import URL_PAYLOADS, hostile
from tests.rendering import TOY, Body, data_of, templates

HOSTILE = "<script>alert(1)</script> {{ base }} {% x %} \" ' onerror=alert(1) &amp; </title>"
ELEMENTS = set(
    "a b button caption code dd details div dl dt figcaption figure form h1 h2 h3 header input "  # noqa: SIM905
    "label li nav noscript ol option p pre section select small span strong summary table tbody "
    "td th thead time tr ul "
    "svg title desc g path rect circle text "
    "aside datalist fieldset kbd legend output".split()
)


def test_text_of_hostile_records_stays_text_on_every_page() -> None:
    made = templates()
    shown = 0
    for page in pages(Rows(hostile_atlas())):
        body = Body.of(page, made)
        shown += HOSTILE in body.text
        assert {tag for tag, _ in body.tags} <= ELEMENTS
        for _, attributes in body.tags:
            assert not [name for name in attributes if name.startswith("on")]
        assert all(harmless(href) for href in body.values("href"))
    assert shown > 30


def test_links_and_code_in_paragraphs_hold_text_alone() -> None:
    """A link leads to the page of a record or is no link, whatever stands in its brackets."""
    paragraph = f"`{HOSTILE}` [[model:toycoder|{HOSTILE}]] [[javascript:alert(1)|{HOSTILE}]]"
    body = explained(f"{paragraph} [[../../x]] [[the-stack|<img src=x>]] [[https://x.example/]]")
    assert body.text.count(HOSTILE) == 3
    assert {tag for tag, _ in body.tags} <= ELEMENTS
    added = Counter(body.values("href")) - Counter(explained("Plain.").values("href"))
    assert added == {"../../models/toycoder/": 1, "../../datasets/the-stack/": 1}


@pytest.mark.parametrize("url", URL_PAYLOADS)
def test_a_source_that_is_no_sound_address_is_no_link(url: str) -> None:
    assert source_link(url) == {"text": url}


def test_hostile_records_cannot_break_out_of_files_of_data() -> None:
    files = data_of(hostile_atlas())
    for name in (*(f"data/{kind.plural}.json" for kind in KINDS.values()), "data/lineage.json"):
        assert not set(b"<>&") & set(files[name])
        assert "<script>" in json.dumps(json.loads(files[name])) or "lineage" in name
    assert b"<script" not in files["data/lineage.graphml"]


def explained(paragraph: str) -> Body:
    """The page of a data set that is explained so."""
    kb = KnowledgeBase.read(TOY)
    dataset = replace(kb.datasets["toydata"], explanation=(paragraph,))
    rows = Rows(Atlas.of(replace(kb, datasets={**kb.datasets, dataset.id: dataset})))
    page = next(page for page in dataset_pages(rows) if page.address == "datasets/toydata/")
    return Body.of(page, templates())


def hostile_atlas() -> Atlas:
    """The toy index with hostile words in every text that a record takes them in."""
    files = []
    for file in load.files(TOY):
        assert file.record
        files.append(load.File(file.path, file.kind, file.id, _hostile(file.record)))
    return Atlas.of(KnowledgeBase.of(TOY, files))


def harmless(href: str) -> bool:
    """Whether an address is one of this site, or of the web."""
    return not urlsplit(href).scheme or urlsplit(href).scheme in {"http", "https"}


def _hostile(record: AnyRecord) -> AnyRecord:
    return load.record_of(hostile(record, [HOSTILE]), kind_of(record), record.id)
