"""What stands in the fields of records: forms that a text must have, and references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, cast, dataclass_transform, get_args

__all__ = [
    "FORMS",
    "NAMED_SOURCES",
    "AclId",
    "ArxivClass",
    "ArxivId",
    "BenchmarkId",
    "Boolean",
    "DatasetId",
    "Date",
    "Doi",
    "Form",
    "Id",
    "MetricId",
    "ModelId",
    "Number",
    "ObjectiveId",
    "OpenreviewId",
    "PaperKey",
    "Reference",
    "Source",
    "TaskId",
    "Url",
    "VenueId",
    "Year",
    "form_of",
    "record",
]

Record = TypeVar("Record", bound=type)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: Record) -> Record:
    """The class as a frozen, keyword-only dataclass with slots."""
    made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}
    return cast("Record", made)


@dataclass(frozen=True)
class Form:
    """The form that a text must have."""

    pattern: str
    """Regular expression for the whole text."""
    says: str
    """The form in words, to follow "must be"."""

    @property
    def whole(self) -> str:
        """The pattern, bound to both ends of the text."""
        return f"^(?:{self.pattern})$"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The reader's schema of the text, with this pattern."""
        return {**handler(source), "pattern": self.whole}

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        """The JSON Schema of the text, with the form in words for editors."""
        return {**handler(schema), "patternErrorMessage": f"must be {self.says}"}


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of a record of some kind."""

    kind: str
    """Name of the kind in `KINDS`: task, model, …"""

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        """The JSON Schema of the id, with the kind of its record."""
        return {**handler(schema), "x-kind": self.kind}


@dataclass(frozen=True)
class Exactly:
    """Marks a value that is read without conversion: `yes` or 1 is no boolean."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The reader's schema of the value, in strict mode."""
        return {**handler(source), "strict": True}


@dataclass(frozen=True)
class Finite:
    """Marks a number that is neither infinite nor undefined, which JSON could not write."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The reader's schema of the number, without these."""
        return {**handler(source), "allow_inf_nan": False}


@dataclass(frozen=True)
class Between:
    """The range of a whole number, both ends included."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The reader's schema of the number, with its range."""
        return {**handler(source), "ge": self.least, "le": self.most}


Id = Annotated[
    str,
    Form(
        r"[a-z0-9]+(?:(?:[._-]|\.-)[a-z0-9]+)*",
        'an id: lower-case ASCII letters and digits, with single ".", "-" or "_" between them',
    ),
]
PaperKey = Annotated[Id, Reference("paper")]
TaskId = Annotated[Id, Reference("task")]
ModelId = Annotated[Id, Reference("model")]
BenchmarkId = Annotated[Id, Reference("benchmark")]
DatasetId = Annotated[Id, Reference("dataset")]
MetricId = Annotated[Id, Reference("metric")]
ObjectiveId = Annotated[Id, Reference("objective")]
VenueId = Annotated[Id, Reference("venue")]

Boolean = Annotated[bool, Exactly()]
Number = Annotated[float, Finite()]
Year = Annotated[int, Between(1900, 2100)]
Date = Annotated[str, Form(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?", "a date: YYYY-MM, or YYYY")]
Url = Annotated[
    str,
    Form(
        r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][^\s<>\"'`\\^{|}]*)?",
        "an http or https address without blanks or quotes",
    ),
]
_ARXIV = r"[0-9]{4}\.[0-9]{4,5}"
"""An id as arXiv gives them out since 2007."""
ArxivId = Annotated[
    str,
    Form(
        _ARXIV + r"|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}",
        "an arXiv id without version, such as 2305.06161",
    ),
]
ArxivClass = Annotated[str, Form(r"[a-z-]+(?:\.[A-Za-z-]+)?", "an arXiv category, such as cs.SE")]
Doi = Annotated[
    str, Form(r"10\.[0-9]{4,9}/[^\sA-Z]+", "a bare DOI in lower case, such as 10.1145/3597503")
]
AclId = Annotated[
    str,
    Form(
        r"[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+",
        "an ACL Anthology id, such as 2023.acl-long.1",
    ),
]
OpenreviewId = Annotated[str, Form(r"[A-Za-z0-9_-]{6,}", "the id in an OpenReview address")]
Source = Annotated[
    str,
    Form(
        rf"[a-z0-9]+(?:(?:[._-]|\.-)[a-z0-9]+)*|arxiv:{_ARXIV}|https?://\S+",
        "the key of a paper, arxiv:ID, or an http or https address",
    ),
]
"""Where a fact was read: a paper of this index, another one on arXiv, or an address."""

NAMED_SOURCES: dict[str, str] = {
    "synced-2024-06-11": "Synced's summary of the survey (2024-06-11)",
}
"""Sources that are neither papers nor addresses, with what readers see."""


def form_of(hint: Any) -> Form:
    """The form that a field with this type asks for."""
    return next(mark for mark in get_args(hint) if isinstance(mark, Form))


FORMS: tuple[Form, ...] = tuple(
    map(form_of, (Id, Date, Url, ArxivId, ArxivClass, Doi, AclId, OpenreviewId, Source))
)
"""Every form, so that a message can say in words what a pattern asks for."""
