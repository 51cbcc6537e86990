"""Pages as a test sees them: their bodies, parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from codelm.kb import KnowledgeBase
from codelm.site.atlas import Atlas
from codelm.site.data import data_files
from codelm.site.entries import Entries
from codelm.site.exported import export_files
from codelm.site.fingerprints import Fingerprints
from codelm.site.identity import Identity
from codelm.site.page import Page
from codelm.site.template import Templates

__all__ = ["IDENTITY", "ROOT", "TOY", "Body", "atlas_of", "data_of", "templates"]

ROOT = Path(__file__).parent.parent
TOY = ROOT / "tests/toy"
IDENTITY = Identity(
    name="Code LM Atlas",
    subject="language models for code",
    feeds="5a2f3f2e-6c39-5a7e-9d5b-1f0d7c1c9b52",
)


def atlas_of(root: Path) -> Atlas:
    """The atlas of the index at a root."""
    return Atlas.of(KnowledgeBase.read(root), IDENTITY)


def data_of(atlas: Atlas) -> dict[str, bytes]:
    """The files of data of the site, by their paths."""
    prints = Fingerprints(atlas.kb)
    made = chain(
        data_files(atlas, prints), export_files(atlas.kb, prints, Entries(atlas.kb, prints))
    )
    return {file.path: file.content() for file in made if file.path.startswith("data/")}


def templates() -> Templates:
    """The templates of the site."""
    return Templates([ROOT / "site/templates"])


@dataclass
class Body(HTMLParser):
    """The elements of a page's body."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    """The id and text of each h2."""

    def __post_init__(self) -> None:
        super().__init__()

    @classmethod
    def of(cls, page: Page, made: Templates) -> Body:
        """The body of a page, as the templates make it."""
        body = cls()
        body.feed(made.body(page))
        body.close()
        return body

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append((tag, dict(attrs)))
        if tag == "h2":
            self.headings.append((dict(attrs).get("id") or "", ""))

    def handle_data(self, data: str) -> None:
        """Keep text, and that of a heading where it belongs."""
        self.text += data
        if self.tags and self.tags[-1][0] == "h2" and data.strip():
            id_, label = self.headings[-1]
            self.headings[-1] = (id_, label or data)

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]
