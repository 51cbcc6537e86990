"""What records explain: that they do, and that the sums are right."""

from __future__ import annotations

import re
from itertools import combinations
from math import comb, exp, log, log2, sqrt

import pytest

from codelm.kb import KnowledgeBase
from codelm.records import Dataset, Metric, Objective, System
from tests.sites import ROOT

EXAMPLE = re.compile(r"n = (\d+) .*c = (\d+) ")
LINE = re.compile(r"k = (\d+): .* = ([0-9.]+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.read(ROOT)


def test_every_metric_and_objective_has_an_explanation_and_an_example(kb: KnowledgeBase) -> None:
    every: tuple[Metric | Objective, ...] = (*kb.metrics.values(), *kb.objectives.values())
    assert not [each.id for each in every if not (each.explanation and each.example)]


def test_every_data_set_and_system_has_an_explanation(kb: KnowledgeBase) -> None:
    every: tuple[Dataset | System, ...] = (*kb.datasets.values(), *kb.systems.values())
    assert not [each.id for each in every if not each.explanation]


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


SUMS = {
    "secure-pass-at-k": (1 - comb(7, 1) / comb(10, 1), "= 0.3"),
    "bleu": (sqrt(4 / 5 * 2 / 4), "BLEU-2 = sqrt(4/5 · 2/4) = 0.632"),
    "codebleu": (0.25 * (0.40 + 0.42 + 0.80 + 0.50), "= 0.53"),
    "rouge-l": (2 * (4 / 4) * (4 / 6) / (4 / 4 + 4 / 6), "ROUGE-L = 0.8"),
    "meteor": (10 * (4 / 6) / (4 / 6 + 9) * (1 - 0.5 * (3 / 4) ** 3), "METEOR = 0.544"),
    "edit-similarity": (1 - 1 / 6, "= 0.833"),
    "f1": (16 / 22, "F1 = 16/22 = 0.727"),
    "mcc": ((8 * 86 - 2 * 4) / sqrt(10 * 12 * 88 * 90), "= 0.698"),
    "mrr": ((1 + 1 / 3 + 0) / 3, "= 0.444"),
    "map": ((1 / 1 + 2 / 3) / 2, "= 0.833"),
    "ndcg": ((3 + 2 / log2(4)) / (3 + 2 / log2(3)), "= 0.939"),
    "elo": (1600 + 32 * (1 - 1 / (1 + 10**-0.5)), "= 1607.7"),
    "perplexity": (exp(-(log(1 / 2) + log(1 / 4) + log(1 / 8)) / 3), "PPL = 2² = 4"),
    "valid-efficiency-score": ((sqrt(4) + 1 + 0) / 3, "VES = (2 + 1 + 0) / 3 = 1"),
}
"""What a formula gives for the numbers of its example, and how the example ends."""


@pytest.mark.parametrize("metric", SUMS)
def test_the_sum_of_an_example_is_right(metric: str, kb: KnowledgeBase) -> None:
    value, said = SUMS[metric]
    number = said.rsplit(" ", 1)[1]
    assert said in (kb.metrics[metric].example or "")
    assert f"{value:.{len(number.partition('.')[2])}f}" == number
