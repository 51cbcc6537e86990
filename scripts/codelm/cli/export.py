"""`codelm export`: papers in the formats of other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from codelm.cli.index import named, near, read, root_option
from codelm.cli.output import write
from codelm.cli.search import answer
from codelm.exports.formats import EXPORTS
from codelm.exports.selection import Calls, Subject, by_key, narrowed
from codelm.kb import KnowledgeBase
from codelm.records import Model, Paper, Task, Venue
from codelm.search.query import years

__all__ = ["export"]


def _years(_context: click.Context, _parameter: click.Parameter, value: str | None) -> range | None:
    """The years from one to another; either end may be left open."""
    if value is None:
        return None
    try:
        first, last = years(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return range(first or 0, (last or 9999) + 1)


@click.command()
@click.argument("ids", nargs=-1, metavar="[IDS]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(EXPORTS)),
    required=True,
    help="The format.",
)
@click.option("--query", metavar="Q", help="Papers that `codelm search Q` finds.")
@click.option("--task", metavar="ID", help="Papers on the task or a subtask of it.")
@click.option("--model", metavar="ID", help="Papers that introduce or study the model.")
@click.option("--venue", metavar="ID", help="Papers published at the venue.")
@click.option(
    "--year",
    "years",
    callback=_years,
    metavar="A..B",
    help="Papers first public in these years: 2023, 2022..2024, 2022.., ..2024.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="File to write, as a whole or not at all. [default: stdout]",
)
@root_option
def export(
    ids: tuple[str, ...],
    form: str,
    years: range | None,
    output: Path | None,
    root: Path,
    **about: str | None,
) -> None:
    """Print papers in a format of other programs: those with the IDS, or all, by key.

    IDS are keys, earlier keys, arXiv ids and DOIs; the papers come in their order.
    A paper must pass every filter that is given.
    """
    _check_folder(output)
    kb = read(root)
    query = about.pop("query")
    subjects = [named(kb, _SUBJECTS[kind], text) for kind, text in about.items() if text]
    papers = narrowed(_called(ids, kb) if ids else by_key(kb.papers.values()), kb, subjects, years)
    papers = _found(papers, kb, query, root) if query is not None else papers
    write(EXPORTS[form].text(papers, kb), None if output == Path("-") else output)
    if kb.problems:
        click.echo("some records could not be read; `codelm validate` says why", err=True)
    if not papers:
        click.echo("no paper passes all filters", err=True)


_SUBJECTS: dict[str, type[Subject]] = {"task": Task, "model": Model, "venue": Venue}


def _found(papers: list[Paper], kb: KnowledgeBase, query: str, root: Path) -> list[Paper]:
    """Those of the papers that the query finds, in their order."""
    hits = answer(kb, query, len(kb.files), root).hits
    keys = {hit.document.id for hit in hits if hit.document.kind == "paper"}
    return [paper for paper in papers if paper.id in keys]


def _check_folder(output: Path | None) -> None:
    if output and not output.resolve().parent.is_dir():
        raise click.UsageError(f"no folder {output.parent}; make it first")


def _called(ids: tuple[str, ...], kb: KnowledgeBase) -> list[Paper]:
    """The papers with these ids, each once; where one is unknown, the command ends."""
    calls = Calls(kb)
    found = {id_: calls.get(id_) for id_ in ids}
    unknown = [id_ for id_, paper in found.items() if paper is None]
    for id_ in unknown:
        click.echo(f'no paper "{id_}"; {near(id_, [*kb.papers, *kb.aliases])}', err=True)
    if unknown:
        sys.exit(1)
    for id_, paper in found.items():
        if paper and id_ in kb.aliases:
            click.echo(f"{id_} is now {paper.id}", err=True)
    return list({paper.id: paper for paper in found.values() if paper}.values())
