"""`codelm init`: an atlas of another literature."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

__all__ = ["init"]

_LONGEST = 200


def _line(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A text that stands on pages as it is: one line, without signs of markup."""
    if value is None:
        return None
    text = " ".join(value.split())
    if not text or len(text) > _LONGEST:
        raise click.BadParameter(f"must have 1 to {_LONGEST} characters", context, parameter)
    odd = {sign for sign in text if unicodedata.category(sign)[0] == "C" or sign in "<>&{}[]`@\\"}
    if odd:
        shown = " ".join(map(ascii, sorted(odd)))
        raise click.BadParameter(f"must be plain text, without {shown}", context, parameter)
    return text


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]", required=False
)
@click.option("--name", callback=_line, help="Name of the atlas. [default: that of the folder]")
@click.option("--description", callback=_line, help="What it is, in a sentence.")
@click.option(
    "--subject",
    callback=_line,
    default="machine learning models",
    show_default=True,
    help="What its papers are about, in the plural.",
)
def init(folder: Path, name: str | None, description: str | None, subject: str) -> None:
    """Begin an atlas of another literature in an empty folder DIR.

    It gets a few records as examples, a guide of one chapter, the settings of the site, and a
    workflow that publishes it on GitHub. Templates and theme come with codelm; a file in
    site/templates or site/theme takes the place of one of them.
    """
    from codelm.starter.atlas import NotEmpty, Plan, begin

    target = folder.resolve()
    plan = Plan(
        name=name or _titled(target.name),
        description=description or f"A searchable index of the literature on {subject}.",
        subject=subject,
    )
    try:
        made = begin(target, plan)
    except NotEmpty:
        raise click.UsageError(f"{folder} is not empty; name a new folder") from None
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from None
    click.echo(f"{plan.name}: {len(made)} files in {target}", err=True)
    click.echo("Next: `make site` there, or `codelm serve`; README.md says the rest.", err=True)


def _titled(folder: str) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in folder).split()
    return " ".join(word[:1].upper() + word[1:] for word in words)[:_LONGEST] or "Atlas"
