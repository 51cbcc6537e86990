"""The rows of a lane: labels never overlap, and lines cross as few of them as can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Item", "Rows"]


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be placed: a dot with a label to its right."""

    id: str
    x: float
    x1: float
    """Where the label ends."""
    parent: str | None
    """The item that a line leads from, placed before."""


@dataclass(frozen=True, slots=True)
class _Span:
    x0: float
    x1: float


_GAP = 9.0
_LEFT = 9.0
_STEP = 0.6
_SAME_ROW = -1.5
_NEW_ROW = 2.2
_RUN = 9.0
_TRUNK = 1.6


@dataclass
class Rows:
    """Rows that are filled item by item; numbers may be negative until all are placed."""

    row: dict[str, int] = field(default_factory=dict)
    _items: dict[str, Item] = field(default_factory=dict)
    _labels: dict[int, list[_Span]] = field(default_factory=dict)
    _runs: dict[int, list[_Span]] = field(default_factory=dict)
    _trunks: list[tuple[float, int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, items: Iterable[Item]) -> Rows:
        """The rows of these items, in the order in which they are given."""
        rows = cls()
        for item in items:
            rows._place(item)
        least = min(rows.row.values(), default=0)
        rows.row = {id_: row - least for id_, row in rows.row.items()}
        return rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return max(self.row.values(), default=-1) + 1

    def _place(self, item: Item) -> None:
        known = self.row.values()
        candidates = range(min(known) - 1, max(known) + 2) if known else range(1)
        free = (row for row in candidates if self._is_free(row, item))
        best = min(free, key=lambda row: (self._cost(row, item), abs(row), row))
        self._labels.setdefault(best, []).append(_Span(item.x - _LEFT, item.x1 + _GAP))
        self._items[item.id], self.row[item.id] = item, best
        if item.parent is not None:
            run = self._run(best, item)
            self._runs.setdefault(best, []).append(run)
            above, below = sorted((best, self.row[item.parent]))
            self._trunks.append((self._items[item.parent].x, above, below))

    def _is_free(self, row: int, item: Item) -> bool:
        x0, x1 = item.x - _LEFT, item.x1 + _GAP
        return all(span.x1 <= x0 or x1 <= span.x0 for span in self._labels.get(row, ()))

    def _run(self, row: int, item: Item) -> _Span:
        """The level part of the line to an item in that row."""
        parent = self._items[item.parent or ""]
        start = parent.x1 if self.row[parent.id] == row else parent.x
        return _Span(min(start, item.x), item.x)

    def _cost(self, row: int, item: Item) -> float:
        cost = 0.0 if row in self._labels else _NEW_ROW
        x0, x1 = item.x, item.x1
        cost += _RUN * sum(s.x0 < x1 and x0 < s.x1 for s in self._runs.get(row, ()))
        cost += _TRUNK * sum(r0 < row < r1 and x0 < x < x1 for x, r0, r1 in self._trunks)
        if item.parent is None:
            return cost
        parent = self.row[item.parent]
        cost += _SAME_ROW if parent == row else _STEP * abs(parent - row)
        run, trunk = self._run(row, item), self._items[item.parent].x
        cost += _RUN * sum(
            s.x0 < run.x1 and run.x0 < s.x1
            for s in self._labels.get(row, ())
            if not s.x0 <= trunk < s.x1 or parent != row
        )
        cost += _RUN * sum(s.x0 < run.x1 and run.x0 < s.x1 for s in self._runs.get(row, ()))
        between = range(min(parent, row) + 1, max(parent, row))
        return cost + _TRUNK * sum(
            s.x0 < trunk < s.x1 for each in between for s in self._labels.get(each, ())
        )
