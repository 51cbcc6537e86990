"""Results on the pages: only what can be compared is ranked, and every number has a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from codelm.records import NOT_STATED, Score
from codelm.site.atlas import Atlas
from codelm.site.comparison import comparison
from codelm.site.pages.labels import month
from codelm.site.pages.rows import Rows
from codelm.site.pages.scores import Protocol, results
from tests.rendering import ROOT, TOY, atlas_of

Shown = dict[str, Any]


@pytest.fixture(scope="module", params=[TOY, ROOT], ids=["toy", "real"])
def atlas(request: pytest.FixtureRequest) -> Atlas:
    return atlas_of(request.param)


@pytest.fixture(scope="module")
def shown(atlas: Atlas) -> dict[str, Shown]:
    """The results of each benchmark that has some."""
    rows = Rows(atlas)
    pages = ((each.id, results(rows, each)) for each in atlas.kb.benchmarks.values())
    return {id_: page for id_, page in pages if page}


def tables_of(page: Shown) -> list[Shown]:
    """Every table of a page, open or folded."""
    return [*page["tables"], *page["smaller"]]


def rows_of(page: Shown) -> Iterator[Shown]:
    """Every number of a page."""
    for each in (*tables_of(page), *page["alone"]):
        yield from each["scores"]


def test_every_number_is_shown_once_on_the_page_of_its_benchmark(
    atlas: Atlas, shown: dict[str, Shown]
) -> None:
    scores = [score for model in atlas.kb.models.values() for score in model.scores]
    assert sum(len(list(rows_of(page))) for page in shown.values()) == len(scores)


def test_no_number_stands_again_without_its_protocol(atlas: Atlas) -> None:
    for model in atlas.kb.models.values():
        known = [(*place(s), s.value) for s in model.scores if s.protocol != NOT_STATED]
        bare = [(*place(s), s.value) for s in model.scores if s.protocol == NOT_STATED]
        assert not set(known) & set(bare), model.id


def place(score: Score) -> tuple[str, str, int | None, str]:
    """What was measured and by whom, whatever the protocol."""
    return score.benchmark, score.metric, score.k, score.measured_by


def test_no_table_mixes_protocols(atlas: Atlas, shown: dict[str, Shown]) -> None:
    for id_, page in shown.items():
        found = atlas.kb.scores_on(atlas.kb.benchmarks[id_])
        protocols = {Protocol.of(score).anchor: Protocol.of(score) for _, score in found}
        assert len(protocols) == len({Protocol.of(score) for _, score in found})
        for table in tables_of(page):
            of = protocols[table["id"]]
            assert len(table["scores"]) == sum(Protocol.of(score) == of for _, score in found)
            said = {(row["metric"]["text"], row["protocol"]) for row in table["scores"]}
            assert len(said) == 1
            measured = {target(row["origin"] or row["source"]) for row in table["scores"]}
            assert measured == {target(table["by"])}


def target(link: Shown) -> str:
    """Where a link leads."""
    return str(link.get("to") or link.get("url"))


def test_tables_of_a_page_are_told_apart_by_their_names(shown: dict[str, Shown]) -> None:
    for page in shown.values():
        names = [(table["label"], table["by"]["text"]) for table in tables_of(page)]
        assert len(set(names)) == len(names)


def test_charts_hold_the_numbers_of_their_table(shown: dict[str, Shown]) -> None:
    drawn = [
        (table, each)
        for page in shown.values()
        for table in tables_of(page)
        for each in table["charts"]
    ]
    for table, each in drawn:
        points = [
            (point["label"], point["y"]) for series in each["series"] for point in series["points"]
        ]
        rows = [
            (f"{row['name']} {row['size']}".rstrip(), float(row["value"]))
            for row in table["scores"]
        ]
        assert len(points) >= 5
        assert set(points) <= set(rows)
        if each["x"]["scale"] == "time":
            assert each["frontier"] == ("lowest" if table["better"] == "lower" else "highest")
            assert sorted(points) == sorted(rows)


def test_every_number_has_a_protocol_and_a_source_that_leads_somewhere(
    shown: dict[str, Shown],
) -> None:
    for page in shown.values():
        for row in rows_of(page):
            assert row["protocol"]
            assert row["source"].get("to") or row["source"].get("url")


def test_the_best_stands_on_top(shown: dict[str, Shown]) -> None:
    for page in shown.values():
        for table in tables_of(page):
            values = [float(row["value"]) for row in table["scores"]]
            sign = 1 if table["better"] == "lower" else -1
            assert values == sorted(values, key=lambda value: sign * value)


def test_the_largest_tables_stand_open_and_the_rest_is_folded(shown: dict[str, Shown]) -> None:
    for page in shown.values():
        large = [len(table["scores"]) for table in page["tables"]]
        small = [len(table["scores"]) for table in page["smaller"]]
        assert len(large) <= 8
        assert all(more >= fewer > 2 for more, fewer in pairwise([*large, 3]))
        assert all(1 < each <= min(large, default=each) for each in small)
        assert all(each < 3 for each in small) or len(large) == 8


def test_folded_tables_of_one_protocol_stand_together(shown: dict[str, Shown]) -> None:
    for page in shown.values():
        labels = [table["label"] for table in page["smaller"]]
        assert labels == sorted(labels)


def test_a_number_stands_alone_under_its_protocol(shown: dict[str, Shown]) -> None:
    for page in shown.values():
        for group in page["alone"]:
            for row in group["scores"]:
                assert group["label"] == f"{row['metric']['text']}: {row['protocol']}"


def test_a_table_says_when_its_numbers_were_given(atlas: Atlas, shown: dict[str, Shown]) -> None:
    for id_, page in shown.items():
        found = atlas.kb.scores_on(atlas.kb.benchmarks[id_])
        for table in tables_of(page):
            said = [each for _, each in found if Protocol.of(each).anchor == table["id"]]
            dated = sorted(date for each in said if (date := atlas.kb.reported(each)))
            assert table["when"].startswith(month(dated[0])) if dated else not table["when"]


def test_what_is_silent_on_how_it_measured_is_said_to_be(shown: dict[str, Shown]) -> None:
    for page in shown.values():
        for table in tables_of(page):
            assert table["silent"] is table["label"].endswith(": protocol not stated")


def score(**fields: Any) -> Score:
    """A score that differs from others in these fields."""
    usual = {"benchmark": "b", "metric": "pass-at-k", "k": 1, "value": 1.0, "source": "x"}
    return Score(**{**usual, "check": "read", "protocol": "0-shot", **fields})


@pytest.mark.parametrize(
    "other",
    [{"k": 10}, {"metric": "bleu"}, {"protocol": "greedy"}, {"source": "y"}, {"origin": "y"}],
)
def test_each_part_of_a_protocol_tells_numbers_apart(other: dict[str, Any]) -> None:
    assert Protocol.of(score()) != Protocol.of(score(**other))


def test_a_quoted_number_belongs_to_those_who_measured_it() -> None:
    assert Protocol.of(score(source="y", origin="x")) == Protocol.of(score())


def test_a_lower_number_is_the_better_one_where_the_metric_says_so() -> None:
    kb = atlas_of(ROOT).kb
    assert kb.metrics["perplexity"].better == "lower"
    assert kb.metrics["pass-at-k"].better == "higher"


def test_the_comparison_holds_every_number_under_its_protocol(atlas: Atlas) -> None:
    data = comparison(Rows(atlas))
    for model in atlas.kb.models.values():
        shown = data["models"][model.id]["scores"]
        assert len(shown) == len(model.scores)
        for score, number in zip(model.scores, shown, strict=True):
            place = data["protocols"][number["protocol"]]
            assert place["id"] == Protocol.of(score).anchor
            assert place["benchmark"]["to"] == f"benchmarks/{score.benchmark}/"
            assert number["value"] == score.value
            unsure = score.check == "recalled" or score.protocol_recalled
            assert ("badge" in number) is unsure
            assert ("source" in number) is (score.origin is not None)
