"""The figures as a table, and how ours stand to those of the others."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Figures", "print_ratios", "print_table"]

Figures = dict[str, float]
"""Figures of one search by column; one that could not be measured is left out."""

_COLUMNS = {
    "KB": "KB to the first result",
    "first": "ms to the first result",
    "slow": "the same over a slow network",
    "p50": "ms a key, median",
    "p95": "ms a key, 95th percentile",
    "task": "longest task of the main thread while typing, 0 below 50 ms",
    "KB all": "KB until everything is there",
    "final": "ms until the results are final",
    "slow final": "the same over a slow network",
}
_WANTED: Mapping[str, Figures] = {
    "mkdocs-material worker": {"KB": 0.75, "first": 0.5, "slow": 0.85, "p50": 0.3, "p95": 0.2},
    "Pagefind": {"KB": 0.75, "first": 0.7, "slow": 0.7, "p50": 0.25, "p95": 0.15},
}
"""The ratios that ours must not exceed."""


def print_table(table: Mapping[str, Figures]) -> None:
    """A line for each search."""
    for column, meaning in _COLUMNS.items():
        print(f"  {column:10} {meaning}")
    print(f"{'':31}" + "".join(f"{column:>11}" for column in _COLUMNS))
    for name, figures in table.items():
        cells = (f"{figures[each]:.1f}" if each in figures else "–" for each in _COLUMNS)
        print(f"{name:31}" + "".join(f"{cell:>11}" for cell in cells), flush=True)


def print_ratios(table: Mapping[str, Figures], ours: str) -> None:
    """A line for each of the others: ours divided by theirs, and what is too much."""
    for name in table:
        if name == ours:
            continue
        cells = []
        for column in _COLUMNS:
            ratio = _ratio(table[ours], table[name], column)
            wanted = _WANTED.get(name, {}).get(column)
            missed = ratio is not None and wanted is not None and ratio > wanted
            cells.append(("–" if ratio is None else f"{ratio:.2f}") + ("!" if missed else ""))
        print(f"{f'ours / {name}':31}" + "".join(f"{cell:>11}" for cell in cells), flush=True)


def _ratio(ours: Figures, theirs: Figures, column: str) -> float | None:
    return ours[column] / theirs[column] if theirs.get(column) else None
