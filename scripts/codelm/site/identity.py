"""What an atlas is called, and what its literature is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self
from uuid import UUID

__all__ = ["Identity", "Unnamed"]


class Unnamed(Exception):  # noqa: N818  it reads as what the atlas is
    """Settings that do not say what an atlas is called; the message says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The texts that tell one atlas from another; `mkdocs.yml` holds them."""

    name: str = "Atlas"
    """Its name: `site_name`."""
    subject: str = "models"
    """What its literature is about, in the plural: `extra.atlas.subject`."""
    feeds: str = "00000000-0000-0000-0000-000000000000"
    """The UUID that ids in its feeds are made from: `extra.atlas.feeds`."""

    @classmethod
    def of(cls, name: str, settings: Any) -> Self:
        """The identity that `site_name` and `extra.atlas` give; raises Unnamed."""
        said = {} if settings is None else settings
        if not isinstance(said, Mapping) or not all(isinstance(v, str) for v in said.values()):
            raise Unnamed("extra.atlas: must hold texts by name, in quotes where needed")
        if unknown := set(said) - {"subject", "feeds"}:
            raise Unnamed(f'extra.atlas: no setting "{min(unknown)}"; there are subject and feeds')
        try:
            UUID(said.get("feeds", cls().feeds))
        except ValueError:
            raise Unnamed(f'extra.atlas.feeds: "{said["feeds"]}" is no UUID') from None
        return cls(name=name, **said)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The identity that `write` left in a file."""
        return cls(**json.loads(path.read_text("utf-8")))

    def write(self, path: Path) -> None:
        """Keep the identity in a file."""
        path.write_text(json.dumps(asdict(self)), "utf-8")

    def counted(self, number: int) -> str:
        """So many things that the literature is about: `391 language models for code`."""
        return "1 model" if number == 1 else f"{number:,} {self.subject}"
