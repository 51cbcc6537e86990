"""Names of people and teams."""

from __future__ import annotations

from .field import record

__all__ = ["Name", "name_of"]


@record
class Name:
    """A person's name in its parts, or a team's name as it stands."""

    given: str = ""
    """Given names, in the order in which they are written: `Ludwig Eduard`."""
    particle: str = ""
    """Lower-case words before the family name: `van der`."""
    family: str = ""
    """Family name, with all its words: `Le Bras`."""
    suffix: str = ""
    """`Jr.`, `III`."""
    literal: str = ""
    """The whole name of a team, or of a person with one name; then no part is given."""
    native: str = ""
    """The name in its own script: `王伟`."""

    @property
    def display(self) -> str:
        """The name as it is read aloud: `Jan van der Berg, Jr.`."""
        if self.literal:
            return self.literal
        words = " ".join(filter(None, (self.given, self.particle, self.family)))
        return f"{words}, {self.suffix}" if self.suffix else words

    @property
    def sorting(self) -> str:
        """What the name is sorted and keyed by: the family name, or the whole literal."""
        return self.family or self.literal


def name_of(author: str | Name) -> Name:
    """The name that a plain "Given Family" string stands for; one word is a literal."""
    if isinstance(author, Name):
        return author
    given, blank, family = author.strip().rpartition(" ")
    return Name(given=given, family=family) if blank else Name(literal=family)
