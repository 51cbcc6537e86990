"""`codelm schema`: schemas for editors, with the ids that there are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from codelm.cli.index import read, root_option
from codelm.kb import KnowledgeBase
from codelm.outputs import SCHEMA
from codelm.records import Paper
from codelm.schema import schemas

__all__ = ["schema"]


@click.command()
@root_option
def schema(root: Path) -> None:
    """Write JSON Schemas into build/schema, from which editors complete and explain fields.

    Unlike those that the site publishes, they list the ids of tasks, venues, models and all else;
    call this again when records were added.
    """
    kb = read(root)
    folder = root / SCHEMA
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(lambda kind: _names(kb, kind)).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{SCHEMA}: a schema for each kind of record", err=True)


def _names(kb: KnowledgeBase, kind: str) -> Mapping[str, str]:
    """The ids of a kind, each with the name or title of its record."""
    table = kb.table(kind)
    return {id_: r.title if isinstance(r, Paper) else r.name for id_, r in table.items()}
