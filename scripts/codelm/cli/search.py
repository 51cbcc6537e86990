"""`codelm search`: the index by words, names, people, venues, tasks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from codelm.cli.index import read, root_option
from codelm.kb import KnowledgeBase
from codelm.outputs import INDEX
from codelm.problems import on_one_line
from codelm.records import Paper
from codelm.search.engine import Found, Hit
from codelm.search.query import QueryError
from codelm.search.snippet import matched, snippets

__all__ = ["answer", "search"]

_MOST_SNIPPETS = 3


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Most hits to print.",
)
@root_option
def search(query: tuple[str, ...], limit: int, root: Path, *, as_json: bool) -> None:
    """Search papers, models, tasks, benchmarks and all else.

    \b
    A QUERY is made of
      words        graph code bert, text2sql, 代码修复
      "phrases"    "program repair"
      -not         -survey
      fields       kind: title: author: year: venue: task: model: benchmark: language: has:
                   year:2022..2024 has:code author:"Ben Allal"

    All must match; a query that matches nothing is tried again with typing slips forgiven.
    Put -- before a query that begins with a minus: codelm search -- -survey agents
    """  # noqa: D301  click reads \b as a character
    asked = " ".join(query)
    kb = read(root)
    found = answer(kb, asked, limit, root)
    if as_json:
        click.echo(json.dumps(_object(asked, found), ensure_ascii=False, indent=1))
        return
    if found.corrected is not None:
        click.echo(f"Nothing matches {asked}; these match {found.corrected}", err=True)
    for hit in found.hits:
        click.echo("\n".join(_lines(kb, hit, found)))
    click.echo(_outcome(asked, found), err=True)


def answer(kb: KnowledgeBase, asked: str, limit: int, root: Path) -> Found:
    """What the index has for the query; an empty or malformed one is wrong usage."""
    from codelm.search.documents import documents
    from codelm.search.whoosh_index import WhooshEngine

    if not asked.strip():
        raise click.UsageError("the query is empty; `codelm stats` counts what there is")
    engine = WhooshEngine(root / INDEX)
    engine.build(documents(kb))
    try:
        return engine.search(asked, limit)
    except QueryError as error:
        pointed = f"  {asked}\n  {' ' * error.at}^"
        raise click.UsageError(f"character {error.at + 1}: {error.message}\n{pointed}") from None


def _object(asked: str, found: Found) -> dict[str, Any]:
    hits = [
        {
            "kind": hit.document.kind,
            "id": hit.document.id,
            "title": hit.document.title,
            "score": round(hit.score, 3),
            "url": hit.document.url,
            "arxiv": hit.document.arxiv,
        }
        for hit in found.hits
    ]
    return {"query": asked, "total": found.total, "corrected": found.corrected, "hits": hits}


def _lines(kb: KnowledgeBase, hit: Hit, found: Found) -> list[str]:
    """The title, what it is, and what else of it matches."""
    document = hit.document
    record = kb.table(document.kind)[document.id]
    people = kb.people(record) if isinstance(record, Paper) else document.line
    venue = kb.venues.get(document.venue or "")
    year = str(document.year or "")
    detail = [f"{document.kind}:{document.id}", people, venue.short if venue else "", year]
    others = snippets(document, found.words)[:_MOST_SNIPPETS]
    return [
        _marked(on_one_line(document.title), found.words),
        f"  {on_one_line(' · '.join(filter(None, detail)))}",
        *(
            f"  … {_marked(on_one_line(text), found.words)}"
            for text in others
            if not _in(text, detail)
        ),
    ]


def _in(text: str, parts: list[str]) -> bool:
    return any(text in part for part in parts)


def _marked(text: str, words: frozenset[str]) -> str:
    """The text with what matches in bold, where the terminal can."""
    made, end = "", 0
    for start, stop in matched(text, words):
        made += text[end:start] + click.style(text[start:stop], bold=True)
        end = stop
    return made + text[end:]


def _outcome(asked: str, found: Found) -> str:
    if not found.total:
        return f"Nothing matches {asked}, not even nearly."
    shown = len(found.hits)
    if shown < found.total:
        return f"{shown:,} of {found.total:,} shown; --limit N shows more."
    return "1 match." if found.total == 1 else f"{found.total:,} matches."
