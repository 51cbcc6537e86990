"""What follows from the records of an atlas, worked out once a build and shared by all pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from codelm.families import family_names
from codelm.records import Benchmark, Paper
from codelm.site.atlas import Atlas
from codelm.site.fingerprints import Fingerprints
from codelm.site.metadata.reference import References

__all__ = ["Derived"]


class Derived:
    """An atlas, with what is read off it more than once."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.kb = atlas.kb
        self.references = References(atlas.kb)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """Fingerprints of papers."""
        return Fingerprints(self.kb)

    @cached_property
    def papers_on(self) -> dict[str, list[Paper]]:
        """The papers of each task and its subtasks, newest first."""
        taxonomy = self.atlas.taxonomy
        return {key: taxonomy.papers_on(task) for key, task in self.kb.tasks.items()}

    @cached_property
    def benchmarks_of(self) -> dict[str, list[Benchmark]]:
        """The benchmarks of each task and its subtasks, newest first."""
        taxonomy = self.atlas.taxonomy
        return {key: taxonomy.benchmarks_of(task) for key, task in self.kb.tasks.items()}

    @cached_property
    def families(self) -> Mapping[str, str]:
        """Names of families of models."""
        return family_names(self.kb.models.values())

    @cached_property
    def descendants(self) -> dict[str, int]:
        """How many models come from each model."""
        lineage = self.atlas.lineage
        return {key: len(lineage.descendants(model)) for key, model in self.kb.models.items()}
