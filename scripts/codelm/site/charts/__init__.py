"""Charts: plain values in, figures of a page out."""

from __future__ import annotations

from codelm.site.charts.value import Axis, Chart, Point, Series

__all__ = ["Axis", "Chart", "Point", "Series", "chart_figure"]


def chart_figure(chart: Chart, base: str) -> str:
    """The HTML of a chart; `base` is the way to the root of the site."""
    from codelm.site.charts.figure import figure  # pygal costs 50 ms, and few builds draw

    return figure(chart, base)
