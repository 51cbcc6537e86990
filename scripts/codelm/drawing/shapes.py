"""What a drawing is made of: spots with labels, curves between them, boxes round lanes."""

from __future__ import annotations

from dataclasses import dataclass

from codelm.drawing.text import width

__all__ = [
    "LABEL",
    "TITLE",
    "Curve",
    "Lane",
    "Rectangle",
    "Spot",
    "bend",
    "elbow",
    "level",
    "overlap",
]

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
LABEL = 9.0
"""From the middle of a dot to the start of its label."""


def overlap(a: Rectangle, b: Rectangle) -> bool:
    """Whether two rectangles have a place in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot with a label to its right."""

    id: str
    label: str
    x: float
    y: float
    radius: float
    size: float
    """Height of the label's letters."""
    bold: bool = False

    @property
    def x1(self) -> float:
        """Where the label ends."""
        return self.x + LABEL + width(self.label, self.size, bold=self.bold)

    @property
    def box(self) -> Rectangle:
        """The room of the label."""
        return (self.x + LABEL, self.y - 0.6 * self.size, self.x1, self.y + 0.6 * self.size)


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from a parent to its child."""

    source: str
    target: str
    relation: str
    path: str
    """As the attribute `d` has it."""
    far: bool = False
    """Whether it leaves its lane, or is not the first line of its target."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A box with a title."""

    id: str
    title: str
    x: float
    y: float
    width: float
    height: float
    title_width: float

    @property
    def head(self) -> Rectangle:
        """The room of the title."""
        return (self.x, self.y, self.x + self.title_width, self.y + 1.2 * TITLE)


TITLE = 28.0
"""Height of the letters of a lane's title."""


def level(x0: float, x1: float, y: float) -> str:
    """A straight line to the right."""
    return f"M{x0:.1f} {y:.1f}H{x1:.1f}"


_ROUND = 7.0


def elbow(x0: float, y0: float, x1: float, y1: float) -> str:
    """Down or up, then to the right, with a round corner."""
    r = min(_ROUND, abs(x1 - x0), abs(y1 - y0))
    turn = y1 - r if y1 > y0 else y1 + r
    return f"M{x0:.1f} {y0:.1f}V{turn:.1f}Q{x0:.1f} {y1:.1f} {x0 + r:.1f} {y1:.1f}H{x1:.1f}"


def bend(x0: float, y0: float, x1: float, y1: float) -> str:
    """A wide curve that leaves downwards or upwards and arrives from the left."""
    dx, dy = x1 - x0, y1 - y0
    return (
        f"M{x0:.1f} {y0:.1f}"
        f"C{x0 + 0.08 * dx:.1f} {y0 + 0.8 * dy:.1f} {x0 + 0.3 * dx:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
    )
