"""The lineage of the real models, and the drawings of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from codelm.drawing.data import data_lane
from codelm.drawing.lanes import Lanes
from codelm.drawing.names import LARGE
from codelm.drawing.neighbourhood import neighbourhood
from codelm.drawing.picture import Picture, picture
from codelm.drawing.shapes import Lane, Rectangle, overlap
from codelm.drawing.text import width
from codelm.drawing.timescale import TimeScale
from codelm.families import family_names
from codelm.kb import KnowledgeBase
from codelm.lineage import LineageGraph
from codelm.site.picture import STYLES, plain_style
from tests.sites import ROOT

KNOWN = (
    "wizardcoder starcoder",
    "codefuse-codellama code-llama llama-2",
    "instructcodet5-plus codet5-plus codet5 t5",
    "code-mvp graphcodebert codebert",
    "pangu-coder2 starcoder",
    "octogeex codegeex2",
    "codex gpt-3",
    "minerva palm",
    "deepseek-coder-v2 deepseek-v2",
    "qwen2.5-coder qwen2.5",
)
"""Lines that papers state, youngest model first; others may stand in between."""


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(ROOT)


@pytest.fixture(scope="module")
def lineage(kb: KnowledgeBase) -> LineageGraph:
    return LineageGraph(kb)


@pytest.fixture(scope="module")
def drawn(kb: KnowledgeBase, lineage: LineageGraph) -> Picture:
    return picture(lineage, list(kb.models.values()))


@pytest.mark.parametrize("line", KNOWN)
def test_lines_that_papers_state_are_in_the_graph(
    line: str, kb: KnowledgeBase, lineage: LineageGraph
) -> None:
    ids = line.split()
    for child, parent in pairwise(ids):
        assert kb.models[parent] in lineage.ancestors(kb.models[child])


def test_every_line_has_a_parent_a_relation_and_a_source(
    kb: KnowledgeBase, lineage: LineageGraph
) -> None:
    edges = [edge for model in kb.models.values() for edge in model.lineage]
    assert all(edge.parent in kb.models and edge.source for edge in edges)
    assert lineage.cycles == []


def test_every_model_and_every_line_is_in_the_picture(kb: KnowledgeBase, drawn: Picture) -> None:
    assert sorted(spot.id for spot in drawn.spots) == sorted(kb.models)
    edges = {(e.parent, m.id, e.relation) for m in kb.models.values() for e in m.lineage}
    assert {(c.source, c.target, c.relation) for c in drawn.curves} == edges


def test_lines_lead_forward_in_time(drawn: Picture) -> None:
    x = {spot.id: spot.x for spot in drawn.spots}
    assert not [c for c in drawn.curves if x[c.source] >= x[c.target]]


def test_labels_lie_within_the_picture_and_never_overlap(kb: KnowledgeBase, drawn: Picture) -> None:
    data = data_lane(drawn, list(kb.models.values()), kb.datasets.values())
    assert data
    spots = [*drawn.spots, *data.spots]
    boxes = [*(spot.box for spot in spots), *(lane.head for lane in (*drawn.lanes, data.lane))]
    assert overlapping(boxes) == []
    assert all(box[0] >= 0 and box[2] <= drawn.width for box in boxes)


@pytest.mark.parametrize("number", range(len(LARGE)))
def test_large_names_never_overlap(number: int, drawn: Picture) -> None:
    names = drawn.large[number]
    assert (
        overlapping([*(n.box for n in names.values()), *(lane.head for lane in drawn.lanes)]) == []
    )
    assert len(names) > 60


def test_lanes_hold_their_models_and_never_overlap(kb: KnowledgeBase, drawn: Picture) -> None:
    lanes = {lane.id: _room(lane) for lane in drawn.lanes}
    assert overlapping(list(lanes.values())) == []
    found = Lanes(list(kb.models.values()))
    for spot in drawn.spots:
        x0, y0, x1, y1 = lanes[found.of(kb.models[spot.id])]
        assert x0 < spot.x < spot.x1 < x1
        assert y0 < spot.y < y1


def test_the_picture_is_always_the_same(kb: KnowledgeBase, drawn: Picture) -> None:
    again = picture(LineageGraph(kb), list(kb.models.values()))
    assert (again.spots, again.curves, again.lanes) == (drawn.spots, drawn.curves, drawn.lanes)


def test_years_with_more_models_are_wider() -> None:
    scale = TimeScale(["2020-01", "2021-01", "2021-02", "2022-12"], each_month=1, each_model=5)
    widths = [year.x1 - year.x0 for year in scale.years()]
    assert widths == pytest.approx([17, 22, 17])
    assert scale.x("2021-01", 0) == pytest.approx(17)
    assert scale.x("1999", 0.5) < scale.x("2020-02", 0)


def test_the_drawing_of_a_model_has_one_row_a_relative(
    kb: KnowledgeBase, lineage: LineageGraph
) -> None:
    for model in kb.models.values():
        kin = lineage.kin(model)[:36]
        small = neighbourhood(kin)
        assert kin[0] is model
        assert sorted(spot.id for spot in small.spots) == sorted(each.id for each in kin)
        assert len({spot.y for spot in small.spots}) == len(kin)
        x = {spot.id: spot.x for spot in small.spots}
        assert all(x[curve.source] < x[curve.target] for curve in small.curves)


def test_kin_are_all_ancestors_and_descendants_nearest_first(
    kb: KnowledgeBase, lineage: LineageGraph
) -> None:
    model = kb.models["starcoder"]
    ids = [each.id for each in lineage.kin(model)]
    expected = {m.id for m in (*lineage.ancestors(model), *lineage.descendants(model))}
    assert set(ids) == {"starcoder", *expected}
    assert ids.index("starcoderbase") < ids.index("santacoder")


def test_families_are_called_as_their_models_write_them(kb: KnowledgeBase) -> None:
    names = family_names(kb.models.values())
    known = ("codet5", "gpt-neo-pythia", "stable-code", "step-3.5-flash")
    assert [names[id_] for id_ in known] == [
        "CodeT5",
        "GPT-Neo-Pythia",
        "Stable Code",
        "Step 3.5 Flash",
    ]
    assert len(set(names.values())) == len(names)


def test_a_family_that_no_model_names_keeps_its_id(kb: KnowledgeBase) -> None:
    model = replace(kb.models["codet5"], family="nobody")
    assert family_names([model]) == {"nobody": "nobody"}


def test_bold_and_unknown_letters_are_wide() -> None:
    assert width("Mi", 10) < width("Mi", 10, bold=True)
    assert width("码", 10) == pytest.approx(10)


def test_the_file_of_the_picture_has_plain_colours() -> None:
    style = plain_style((ROOT / "site/theme" / STYLES).read_text("utf-8"))
    assert "var(" not in style
    assert "--" not in style
    assert "stroke: #0b5cad" in style


def overlapping(boxes: list[Rectangle]) -> list[tuple[Rectangle, Rectangle]]:
    return [(a, b) for a, b in combinations(boxes, 2) if overlap(a, b)]


def _room(lane: Lane) -> Rectangle:
    return (lane.x, lane.y, lane.x + lane.width, lane.y + lane.height)
