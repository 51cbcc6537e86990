"""What records say about metrics and objectives: that they say it, and that the sums are right."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from codelm.kb import KnowledgeBase
from codelm.records import Metric, Objective
from tests.sites import ROOT

EXAMPLE = re.compile(r"n = (\d+) .*c = (\d+) ")
LINE = re.compile(r"k = (\d+): .* = ([0-9.]+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(ROOT)


def test_every_metric_and_objective_has_an_explanation_and_an_example(kb: KnowledgeBase) -> None:
    every: tuple[Metric | Objective, ...] = (*kb.metrics.values(), *kb.objectives.values())
    assert not [each.id for each in every if not (each.explanation and each.example)]


def test_the_example_of_pass_at_k_is_what_the_estimator_gives(kb: KnowledgeBase) -> None:
    example = kb.metrics["pass-at-k"].example or ""
    found = EXAMPLE.search(example)
    assert found
    samples, correct = map(int, found.groups())
    said = {int(k): float(value) for k, value in LINE.findall(example)}
    assert said == {1: 0.4, 2: 0.7, 4: 1.0}
    assert said == pytest.approx({k: pass_at(k, samples, correct) for k in said})


def pass_at(k: int, samples: int, correct: int) -> float:
    """The share of choices of k samples that hold a correct one, by counting them all."""
    choices = [min(choice) < correct for choice in combinations(range(samples), k)]
    return sum(choices) / len(choices)
