"""`codelm validate` and `codelm fmt`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import click

from codelm import checks, load, yamlfile
from codelm.cli.changes import changed_since
from codelm.cli.index import form_option, read, root_option
from codelm.guide.manuscript import manuscripts
from codelm.kb import KnowledgeBase
from codelm.problems import Problem, as_github, as_json, as_text
from codelm.review.summary import faults_as_markdown

__all__ = ["FORMATS", "fmt", "format_option", "validate"]


def _lines(show: Callable[[Problem], str]) -> Callable[[Sequence[Problem], int], str]:
    return lambda problems, _: "".join(f"{show(problem)}\n" for problem in problems)


def _document(problems: Sequence[Problem], checked: int) -> str:
    found = [as_json(problem) for problem in problems]
    return json.dumps({"problems": found, "checked": checked}, ensure_ascii=False, indent=1) + "\n"


FORMATS = {
    "text": _lines(as_text),
    "json": _document,
    "github": _lines(as_github),
    "markdown": faults_as_markdown,
}
"""How problems are printed, with the number of files that were looked at."""

format_option = form_option(FORMATS, "How to print what was found.")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@format_option
@click.option("--fix", is_flag=True, help="Mend what is mechanical first.")
@click.option(
    "--hints/--no-hints", default=True, show_default=True, help="List hints besides errors."
)
@click.option("--since", metavar="COMMIT", help="Of files that are as in COMMIT, list no hints.")
@root_option
def validate(  # noqa: PLR0913  an argument an option
    paths: tuple[Path, ...], form: str, root: Path, since: str | None, *, fix: bool, hints: bool
) -> None:
    """Check the records, and the links to them in the guide; all problems are listed at once.

    All records are read, since they refer to each other.
    With PATHS, only what is wrong in these files or folders is listed.
    Errors must be mended; hints are advice.
    """
    kb = read(root)
    chosen = _chosen(kb, paths, [page.path for page in manuscripts(root)])
    if fix:
        kb = _fixed(kb, chosen)
    problems = [
        problem for problem in checks.problems(kb, figures=_figures()) if problem.path in chosen
    ]
    advised = chosen if since is None else changed_since(root, since)
    listed = [
        problem
        for problem in problems
        if problem.severity == "error" or (hints and problem.path in advised)
    ]
    click.echo(FORMATS[form](listed, len(chosen)), nl=False)
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(_summary(len(chosen), errors, problems), err=True)
    sys.exit(1 if errors else 0)


def _figures() -> Collection[str]:
    """The names of the figures that a page may show."""
    from codelm.site.figures import FIGURES

    return FIGURES


def _chosen(kb: KnowledgeBase, paths: Sequence[Path], more: Iterable[str] = ()) -> set[str]:
    """The files of the index, and more, that the paths name, relative to its root.

    Without paths it is all of them.
    """
    every = {file.path for file in kb.files.values()} | {problem.path for problem in kb.problems}
    every |= set(more)
    if not paths:
        return every
    named = [path.resolve() for path in paths]
    outside = [path for path in named if not path.is_relative_to(kb.root)]
    if outside:
        raise click.UsageError(f"{outside[0]} is outside of the index at {kb.root}")
    places = [path.relative_to(kb.root) for path in named]
    of_place = {
        place: {path for path in every if Path(path).is_relative_to(place)} for place in places
    }
    for place, found in of_place.items():
        if not found:
            raise click.UsageError(f"{place} holds no record; name files or folders of records")
    return set().union(*of_place.values())


def _fixed(kb: KnowledgeBase, chosen: set[str]) -> KnowledgeBase:
    count = 0
    for path, text in checks.fixed(kb, chosen):
        yamlfile.write(kb.root / path, text)
        count += 1
    click.echo(f"Mended {count:,} {'file' if count == 1 else 'files'}.", err=True)
    return read(kb.root) if count else kb


def _summary(checked: int, errors: int, problems: Sequence[Problem]) -> str:
    hints = len(problems) - errors
    fixable = sum(problem.fixable for problem in problems)
    said = f"{checked:,} files: {errors:,} errors, {hints:,} hints."
    return f"{said} `codelm validate --fix` mends {fixable:,} of them." if fixable else said


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", is_flag=True, help="Only list the files; exit with 1 if there are any.")
@root_option
def fmt(paths: tuple[Path, ...], root: Path, *, check: bool) -> None:
    """Put records into the one canonical layout: order of fields, quotes, indentation.

    Files that cannot be read, or that hold comments, are left as they are.
    """
    kb = read(root)
    chosen = _chosen(kb, paths)
    count = 0
    for file in kb.files.values():
        if file.path not in chosen or file.record is None:
            continue
        text, laid_out = yamlfile.text_of(root / file.path), load.canonical(file.record)
        if text == laid_out or yamlfile.has_comments(text):
            continue
        count += 1
        click.echo(file.path)
        if not check:
            yamlfile.write(root / file.path, laid_out)
    click.echo(f"{count:,} files {'differ' if check else 'changed'}.", err=True)
    sys.exit(1 if check and count else 0)
