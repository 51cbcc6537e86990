"""What is stated of a model does not contradict what else its record says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from codelm.kb import KnowledgeBase
from codelm.lineage import inheritance
from codelm.records import Model

from .finding import Finding

__all__ = ["checked_fields", "disclosed", "inherited_weights"]

_SAY_THEMSELVES = {"lineage", "from_scratch", "undisclosed", "scores"}
"""Fields in which each statement says how it was checked."""


def inherited_weights(kb: KnowledgeBase) -> Iterator[Finding]:
    """A model that was trained from scratch has its weights from no other model."""
    for model in kb.models.values():
        for edge in inheritance(model) if model.from_scratch else ():
            yield Finding(
                record=model,
                field=("lineage", model.lineage.index(edge), "relation"),
                message=f'it has weights of "{edge.parent}", but was trained from scratch',
                hint='correct the relation, or take "from_scratch" out',
            )


def disclosed(kb: KnowledgeBase) -> Iterator[Finding]:
    """What the makers of a model do not say is not in its record."""
    for model in kb.models.values():
        for i, name in enumerate(model.undisclosed.fields if model.undisclosed else ()):
            if getattr(model, name) or (name == "from_scratch" and inheritance(model)):
                yield Finding(
                    record=model,
                    field=("undisclosed", "fields", i),
                    message=f'"{name}" is not disclosed, but the record says it',
                    hint="take it out here, or there",
                )


def checked_fields(kb: KnowledgeBase) -> Iterator[Finding]:
    """What was checked of a model are fields of it, and not those that say it themselves."""
    known = {field.name for field in fields(Model)}
    for model in kb.models.values():
        for i, name in enumerate(model.checked):
            if name in _SAY_THEMSELVES:
                message = f'"{name}" says itself how it was checked'
                yield Finding(
                    record=model, field=("checked", i), message=message, hint="take it out"
                )
            elif name not in known:
                yield Finding(
                    record=model,
                    field=("checked", i),
                    message=f'no field "{name}" can have been checked',
                    hint="name fields of this record",
                )
