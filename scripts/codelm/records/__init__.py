"""The records of the index as typed values; they know neither files nor each other."""

from .benchmark import Benchmark
from .dataset import Dataset
from .field import FORMS, NAMED_SOURCES, Form, Reference
from .kind import KINDS, AnyRecord, Kind, kind_of
from .metric import Metric
from .model import NOT_STATED, Lineage, Model, Relation, Score, Statement, Undisclosed
from .name import Name, name_of
from .objective import Objective
from .paper import Contribution, Links, Paper
from .plain import plain, references
from .system import System
from .task import Task
from .venue import Edition, Issue, Track, Venue

__all__ = [
    "FORMS",
    "KINDS",
    "NAMED_SOURCES",
    "NOT_STATED",
    "AnyRecord",
    "Benchmark",
    "Contribution",
    "Dataset",
    "Edition",
    "Form",
    "Issue",
    "Kind",
    "Lineage",
    "Links",
    "Metric",
    "Model",
    "Name",
    "Objective",
    "Paper",
    "Reference",
    "Relation",
    "Score",
    "Statement",
    "System",
    "Task",
    "Track",
    "Undisclosed",
    "Venue",
    "kind_of",
    "name_of",
    "plain",
    "references",
]
