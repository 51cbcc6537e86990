"""What the tests of the search share."""

from __future__ import annotations

from pathlib import Path

import pytest

from codelm.kb import KnowledgeBase
from codelm.search.document import Document
from codelm.search.documents import documents

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def real_documents() -> list[Document]:
    """The documents of the real records."""
    return documents(KnowledgeBase.read(_ROOT))


@pytest.fixture(scope="session")
def toy_documents() -> list[Document]:
    """The documents of the toy index."""
    return documents(KnowledgeBase.read(_ROOT / "tests" / "toy"))
