"""The lanes of the picture: a family with the models built on it, or models of no such family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from codelm.families import family_names
from codelm.lineage import WEIGHTLESS
from codelm.records import Model

__all__ = ["Lanes"]

_LEAST = 4
"""Models that make a family worth a lane of its own."""
_OTHERS = {
    "moe-decoder": "Other mixtures of experts",
    "unilm": "Other models after UniLM",
    "diffusion": "Other diffusion models",
}


class Lanes:
    """In which lane each model stands, and what the lanes are called."""

    def __init__(self, models: Collection[Model]) -> None:
        self._models = {model.id: model for model in models}
        sizes = Counter(model.family for model in models)
        self._large = {family for family, size in sizes.items() if size >= _LEAST}
        self._names = family_names(models)
        self._of: dict[str, str | None] = {}

    @cached_property
    def models(self) -> Mapping[str, list[Model]]:
        """The models by lane; models outside all families by the shape of their network."""
        found: dict[str, list[Model]] = {}
        for model in self._models.values():
            found.setdefault(self.of(model), []).append(model)
        return found

    def of(self, model: Model) -> str:
        """The lane of a model."""
        return self._family(model) or f"~{model.architecture}"

    def title(self, lane: str) -> str:
        """The name of a lane."""
        if lane.startswith("~"):
            return _OTHERS.get(lane[1:], f"Other {lane[1:]}s")
        return self._names[lane]

    def _family(self, model: Model) -> str | None:
        """The large family that a model belongs to or was built on."""
        if model.family in self._large:
            return model.family
        if model.id not in self._of:
            self._of[model.id] = None  # a model that descends from itself ends here
            parents = sorted(model.lineage, key=lambda edge: edge.relation in WEIGHTLESS)
            lanes = (
                self._family(self._models[e.parent]) for e in parents if e.parent in self._models
            )
            self._of[model.id] = next(filter(None, lanes), None)
        return self._of[model.id]
