"""The command `codelm`."""

import click

from codelm import __version__
from codelm.cli.add import add
from codelm.cli.build import build, serve
from codelm.cli.changes import diff
from codelm.cli.enrich import enrich
from codelm.cli.export import export
from codelm.cli.init import init
from codelm.cli.links import links
from codelm.cli.listed import import_list
from codelm.cli.look import lineage, show, stats
from codelm.cli.schema import schema
from codelm.cli.search import search
from codelm.cli.validate import fmt, validate

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="codelm")
def main() -> None:
    """Check, browse and publish a literature index.

    Records are YAML files in papers/ and taxonomy/. Start with

    \b
      codelm add ID       a paper by its arXiv id or DOI, or all of a .bib file
      codelm import FILE  all of a list in Markdown, such as an Awesome list
      codelm validate     is every record right?
      codelm diff main    what your change does to records
      codelm serve        look at the site while you edit records
      codelm search WORDS papers, models, tasks … by words, names, years
      codelm show ID      one record: a paper's key, a model, a task, an arXiv id …
      codelm export       papers as BibTeX, RIS, CSV …

    Results go to stdout, everything else to stderr.
    Exit status: 0 fine, 1 problems found, 2 wrong usage.
    """  # noqa: D301  click reads \b as a character


_COMMANDS = (
    *(add, import_list, enrich, validate, fmt, diff, links),
    *(init, build, serve, search, show, export, stats, lineage, schema),
)
for command in _COMMANDS:
    main.add_command(command)
