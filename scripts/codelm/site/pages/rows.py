"""The rows of lists: one mapping a record, made once a build and shared by all pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from codelm.records import AnyRecord
from codelm.site.atlas import Atlas
from codelm.site.metadata.coins import coins
from codelm.site.pages.columns import COLUMNS, Row
from codelm.site.pages.derived import Derived
from codelm.site.pages.links import Said, inner, source_link

__all__ = ["Row", "Rows", "newest"]


def _rows(kind: str) -> cached_property[dict[str, Row]]:
    """The rows of a kind by id, made when somebody asks."""
    return cached_property(
        lambda known: {
            key: COLUMNS[kind](known, record) for key, record in getattr(known.kb, kind).items()
        }
    )


class Rows(Derived):
    """Rows by kind and id, the counts in them, and links to what they stand for."""

    papers = _rows("papers")
    tasks = _rows("tasks")
    models = _rows("models")
    benchmarks = _rows("benchmarks")
    datasets = _rows("datasets")
    metrics = _rows("metrics")
    objectives = _rows("objectives")
    systems = _rows("systems")
    venues = _rows("venues")

    def __init__(self, atlas: Atlas) -> None:
        super().__init__(atlas)
        self._coins: dict[str, str] = {}

    def coins(self, papers: Iterable[str]) -> dict[str, str]:
        """What reference managers read in a list, by the keys of its papers."""
        return {key: self._coins.get(key) or self._made_coins(key) for key in papers}

    def _made_coins(self, key: str) -> str:
        made = self._coins[key] = coins(self.references.of(self.kb.papers[key]))
        return made

    @cached_property
    def by_year(self) -> dict[str, int]:
        """How many papers first appeared in each year, oldest year first."""
        return dict(sorted(Counter(row["year"] for row in self.papers.values()).items()))

    @cached_property
    def mentions(self) -> dict[str, Said]:
        """Links to papers as a sentence mentions them: `Li et al. (2023)`."""
        return {
            paper.id: inner(
                f"{self.papers[paper.id]['people'] or paper.nickname or paper.title} "
                f"({paper.published})",
                f"papers/{paper.id}/",
            )
            for paper in self.kb.papers.values()
        }

    def evidence(self, source: str) -> Said:
        """Where a fact was read: a paper of this index, or something outside it."""
        return self.mentions.get(source) or source_link(source)

    def chapters(self, record: AnyRecord) -> list[Said]:
        """Links to the chapters of the guide that cite a record."""
        cited = self.atlas.guide.chapters_citing(record)
        return [inner(chapter.title, chapter.address) for chapter in cited]

    def of(self, kind: str, ids: Iterable[str]) -> list[Row]:
        """The rows of the records of a kind that are in the index."""
        rows: dict[str, Row] = getattr(self, kind)
        return [rows[id_] for id_ in ids if id_ in rows]

    def links(self, kind: str, ids: Iterable[str]) -> list[Said]:
        """Links to those records, by their names."""
        return [inner(row["name"], f"{kind}/{row['id']}/") for row in self.of(kind, ids)]


def newest(rows: Iterable[Row]) -> list[Row]:
    """The rows by date, newest first, then by name or title."""
    by_name = sorted(rows, key=lambda row: (row.get("title") or row["name"]).casefold())
    return sorted(by_name, key=itemgetter("date"), reverse=True)
