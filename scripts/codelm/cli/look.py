"""`codelm show`, `codelm stats` and `codelm lineage`: looking at the index."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from codelm import load
from codelm.cli.index import form_option, named, not_found, read, root_option
from codelm.cli.output import write
from codelm.completeness import gaps
from codelm.exports.formats import EXPORTS
from codelm.exports.lineage import LINEAGE_FORMATS, line_of_descent
from codelm.kb import KnowledgeBase
from codelm.lineage import LineageGraph
from codelm.records import KINDS, AnyRecord, Model, Paper, kind_of, plain

__all__ = ["lineage", "show", "stats"]


@click.command()
@click.argument("id_", metavar="ID")
@form_option(
    ["yaml", "json", *EXPORTS], "How to print it; all but yaml and json are for papers alone."
)
@root_option
def show(id_: str, form: str, root: Path) -> None:
    """Print a record: by id, earlier key, name, alias, arXiv id or DOI.

    Where records of several kinds have the ID, all are printed; `model:ID` names one kind.
    """
    kb = read(root)
    found = kb.find(id_)
    if not found:
        not_found("record", id_, (record.id for record in kb.records()))
    if form in EXPORTS:
        _show_export(id_, found, form, kb)
    elif form == "json":
        shown = [{"id": r.id, "kind": kind_of(r).name, **plain(r)} for r in found]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        for record in found:
            click.echo(f"# {kb.path(record)}\n{load.canonical(record)}", nl=False)


def _show_export(id_: str, found: Iterable[AnyRecord], form: str, kb: KnowledgeBase) -> None:
    papers = [record for record in found if isinstance(record, Paper)]
    if not papers:
        click.echo(f'"{id_}" is no paper; {form} is a format for papers', err=True)
        sys.exit(1)
    write(EXPORTS[form].text(papers, kb), None)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@root_option
def stats(root: Path, *, as_json: bool) -> None:
    """Count what is in the index."""
    counts = _counts(read(root))
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False, indent=1))
        return
    for name, value in counts.items():
        if isinstance(value, dict):
            click.echo(f"\n{_spoken(name)}")
            for key, count in value.items():
                click.echo(f"  {key:<46}{count:>8,}")
        else:
            click.echo(f"{_spoken(name):<48}{value:>8,}")


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _counts(kb: KnowledgeBase) -> dict[str, Any]:
    papers = kb.papers.values()
    models = kb.models.values()
    return {
        **{kind.plural: len(kb.table(kind.name)) for kind in KINDS.values()},
        "lineage_edges": sum(len(model.lineage) for model in models),
        "scores": sum(len(model.scores) for model in models),
        "authors": len({name.display for paper in papers for name in paper.names}),
        "papers_with": {
            "all authors": sum(bool(p.authors) and not p.authors_truncated for p in papers),
            "some authors": sum(p.authors_truncated for p in papers),
            "venue": sum(p.venue is not None for p in papers),
            "arXiv id": sum(p.arxiv is not None for p in papers),
            "DOI": sum(p.doi is not None for p in papers),
            "code": sum(p.links.code is not None for p in papers),
            "tasks": sum(bool(p.tasks) for p in papers),
        },
        "lacking": {
            f"{gap.facet.kind}: {gap.facet.label}": len(gap.lack) for gap in gaps(kb) if gap.lack
        },
        "papers_by_year": dict(sorted(Counter(p.date[:4] for p in papers).items())),
    }


@click.command()
@click.argument("model", required=False)
@form_option(LINEAGE_FORMATS, "How to print it.")
@root_option
def lineage(model: str | None, form: str, root: Path) -> None:
    """Print what MODEL comes from and what comes from it; without MODEL, the whole graph."""
    kb = read(root)
    graph = LineageGraph(kb)
    if model is None:
        click.echo(LINEAGE_FORMATS[form](graph, list(kb.models.values())), nl=False)
        return
    chosen = named(kb, Model, model)
    if form == "tree":
        click.echo(line_of_descent(graph, chosen), nl=False)
        return
    line = [*graph.ancestors(chosen), chosen, *graph.descendants(chosen)]
    click.echo(LINEAGE_FORMATS[form](graph, line), nl=False)
