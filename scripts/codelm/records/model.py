"""Language models, where they come from, and what was measured of them."""

from __future__ import annotations

from typing import Literal

from .field import (
    BenchmarkId,
    Boolean,
    DatasetId,
    Date,
    Id,
    MetricId,
    ModelId,
    Number,
    ObjectiveId,
    PaperKey,
    Source,
    Url,
    record,
)

__all__ = [
    "NOT_STATED",
    "Architecture",
    "Check",
    "CodeFeature",
    "Lineage",
    "Model",
    "Reading",
    "Relation",
    "Score",
    "Statement",
    "Undisclosed",
]

Architecture = Literal["encoder", "decoder", "encoder-decoder", "moe-decoder", "unilm", "diffusion"]
CodeFeature = Literal["ast", "dataflow", "cfg", "types", "ir"]
Relation = Literal[
    "initialized-from",
    "continued-pretraining",
    "fine-tuned-from",
    "instruction-tuned-from",
    "rl-from",
    "distilled-from",
    "merged-from",
    "successor-of",
    "architecture-of",
]
Reading = Literal["read", "recalled"]
Check = Literal["leaderboard", "read", "recalled"]
Concealed = Literal[
    "sizes",
    "from_scratch",
    "objectives",
    "training_data",
    "training_tokens",
    "context_length",
    "language_count",
]

NOT_STATED = "not stated"
"""The protocol of a number whose source, as far as it was read, says no more than the metric."""


@record
class Lineage:
    """One parent of a model, and how the model comes from it."""

    parent: ModelId
    """The model it comes from."""
    relation: Relation
    """What is handed down: weights, or only a place (successor-of) or shape (architecture-of)."""
    source: Source
    """Where this is stated."""
    check: Reading
    """Read in that source, or recalled and not read again."""
    note: str | None = None
    """What a reader should know about it."""


@record
class Statement:
    """That something is stated of a model, and where."""

    source: Source
    """Where it is stated."""
    check: Reading
    """Read in that source, or recalled and not read again."""
    note: str | None = None
    """What a reader should know about it."""


@record
class Undisclosed:
    """What the makers of a model keep to themselves."""

    fields: tuple[Concealed, ...]
    """What they do not say; `from_scratch`: what its weights start from."""
    source: Source
    """Where they present the model without saying it."""
    check: Reading
    """Looked for in that source, or recalled and not read again."""


@record
class Score:
    """One number that was reported for a model on a benchmark."""

    benchmark: BenchmarkId
    """What was solved."""
    metric: MetricId
    """What was counted."""
    k: int | None = None
    """The k of pass@k and its kin."""
    value: Number
    """The number, in percent where the metric is a share."""
    size: str | None = None
    """The variant that was measured, by its size or name: `7B`, `13B-Chat`, `Pro`."""
    protocol: str
    """How it was measured: split, shots, decoding, scaffold; `not stated` where nothing says it."""
    protocol_recalled: Boolean = False
    """Whether the protocol is recalled, and was not read again in the source."""
    source: Source
    """Where the number stands."""
    origin: Source | None = None
    """Who measured it, where the source quotes the number from elsewhere."""
    reported: Date | None = None
    """When who measured it gave the number, where that is no paper: month of a board or page."""
    check: Check
    """Copied from a board's data file, read in a text, or recalled and not read again."""
    note: str | None = None
    """What a reader should know about the number, besides how it was measured."""

    @property
    def measured_by(self) -> str:
        """The first report of the number: its origin, or else its source."""
        return self.origin or self.source


@record
class Model:
    """A language model, or a family of sizes released together."""

    id: Id
    """Name of the file and of the page."""
    name: str
    """Name as its authors write it."""
    aliases: tuple[str, ...] = ()
    """Other names and spellings."""
    family: str
    """The line of models it belongs to: `starcoder`."""
    organizations: tuple[str, ...] = ()
    """Who made it."""
    released: Date
    """First public release or paper."""
    paper: PaperKey | None = None
    """The paper that introduces it."""
    url: Url | None = None
    """Its page, where no paper introduces it."""
    architecture: Architecture
    """Shape of the network."""
    sizes: tuple[str, ...] = ()
    """Numbers of parameters, as `7B` or `671B (37B active)`."""
    objectives: tuple[ObjectiveId, ...] = ()
    """What it was trained to do."""
    training_data: tuple[DatasetId, ...] = ()
    """Data sets it was trained on."""
    training_tokens: str | None = None
    """Number of tokens seen in training: `1T`."""
    context_length: int | None = None
    """Longest input in tokens."""
    language_count: str | None = None
    """Number of programming languages it was trained on."""
    license: str | None = None
    """Licence of the weights; "(code)" where only that of the code is known."""
    open_weights: Boolean
    """Whether the weights can be had."""
    code_features: tuple[CodeFeature, ...] = ()
    """Structure of code that it uses besides the text."""
    lineage: tuple[Lineage, ...] = ()
    """The models it comes from."""
    from_scratch: Statement | None = None
    """Where it is stated that its weights start from none of another model."""
    undisclosed: Undisclosed | None = None
    """What its makers do not say."""
    scores: tuple[Score, ...] = ()
    """Results that were reported for it."""
    in_seed: Boolean = False
    """Whether Synced's summary of the survey (2024-06-11) names it."""
    checked: tuple[str, ...] = ()
    """Fields that were confirmed in a source, besides those that say themselves how they were."""
    note: str | None = None
    """What a reader should know about this record."""

    @property
    def weights(self) -> Literal["open", "closed"]:
        """Whether the weights can be had, in a word."""
        return "open" if self.open_weights else "closed"
