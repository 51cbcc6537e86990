"""Words that people read in place of the values of closed vocabularies."""

from __future__ import annotations

import calendar

__all__ = [
    "ARCHITECTURES",
    "AXES",
    "CODE_FEATURES",
    "CONTRIBUTIONS",
    "DATASET_KINDS",
    "RECALLED",
    "RELATIONS",
    "WEIGHTS",
    "counted",
    "month",
    "sentence_case",
]

CONTRIBUTIONS = {
    "model": "Model",
    "benchmark": "Benchmark",
    "dataset": "Data set",
    "method": "Method",
    "survey": "Survey",
    "empirical-study": "Empirical study",
    "tool": "Tool",
    "position": "Position",
}
RELATIONS = {
    "initialized-from": "initialised from its weights",
    "continued-pretraining": "continued pretraining",
    "fine-tuned-from": "fine-tuning",
    "instruction-tuned-from": "instruction tuning",
    "rl-from": "reinforcement learning",
    "distilled-from": "distillation",
    "merged-from": "merging of weights",
    "successor-of": "successor",
    "architecture-of": "same architecture, own weights",
}
ARCHITECTURES = {
    "encoder": "Encoder",
    "decoder": "Decoder",
    "encoder-decoder": "Encoder-decoder",
    "moe-decoder": "Decoder with mixture of experts",
    "unilm": "UniLM",
    "diffusion": "Diffusion",
}
WEIGHTS = {"open": "Open weights", "closed": "Closed weights"}
CODE_FEATURES = {
    "ast": "syntax tree",
    "dataflow": "data flow",
    "cfg": "control flow graph",
    "types": "types",
    "ir": "intermediate representation",
}
DATASET_KINDS = {
    "source": "Source",
    "pretraining": "Pretraining",
    "tuning": "Tuning",
    "retrieval-training": "Retrieval training",
    "agent-training": "Agent training",
}
RECALLED = "recalled, not read again in the source"
AXES = {"modality": "By input and output", "lifecycle": "By stage of software work"}
_MONTHS = tuple(calendar.month_name)


def month(date: str) -> str:
    """The date in words: `May 2023`, or the year alone."""
    year, _, number = date.partition("-")
    return f"{_MONTHS[int(number)]} {year}" if number else year


def sentence_case(identifier: str) -> str:
    """An identifier of a vocabulary as words: `Agent framework`."""
    words = identifier.replace("-", " ")
    return words[:1].upper() + words[1:]


def counted(number: int, noun: str, nouns: str = "") -> str:
    """The number with its noun: `1 paper`, `1,204 papers`."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
