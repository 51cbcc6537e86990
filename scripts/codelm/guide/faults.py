"""What is wrong with the pages written by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from codelm.guide.guide import Guide
from codelm.guide.links import BASKET, CHAPTERS, FIGURE, Link
from codelm.guide.manuscript import FOLDER, Manuscript
from codelm.guide.names import UNCLOSED, Names, Said
from codelm.problems import Problem

__all__ = ["RULES", "faults"]

RULES = ("guide-link", "guide-page")
"""The names of the rules."""
_FIRST = f"{FOLDER}index.md"
"""The page that names the chapters."""


def faults(guide: Guide, figures: Collection[str] | None = None) -> Iterator[Problem]:
    """Every link that means no record or several, and every chapter that the guide cannot show.

    `figures` are the names of the figures that there are; without them all names are let pass.
    """
    names = Names(guide.kb)
    for page in guide.pages:
        yield from page.problems
        for link in page.links:
            if said := _fault(guide, page, link, figures, names):
                message, hint = said
                yield _problem(page, "guide-link", message, hint, link.line)
    yield from _unlisted(guide)
    yield from _absent(guide)


def _problem(page: Manuscript, rule: str, message: str, hint: str, line: int = 1) -> Problem:
    return Problem(path=page.path, line=line, rule=rule, message=message, hint=hint)


def _fault(
    guide: Guide, page: Manuscript, link: Link, figures: Collection[str] | None, names: Names
) -> Said | None:
    """What is wrong with a link, and the remedy."""
    if not link.target:
        return UNCLOSED
    if link.in_heading:
        return "a link stands in a heading", "name the record in the text below"
    if link.is_block:
        return _fault_of_block(guide, page, link, figures)
    return names.fault(link.target)


def _fault_of_block(
    guide: Guide, page: Manuscript, link: Link, figures: Collection[str] | None
) -> Said | None:
    if not link.alone:
        return f'"[[{link.target}]]" shares its line', "give it a line of its own"
    if link.target == BASKET:
        if guide.papers(page.listed(link)):
            return None
        return "no list with papers follows [[basket]]", "put it before a list, or take it out"
    name = link.target.removeprefix(FIGURE)
    if link.target == CHAPTERS or figures is None or name in figures:
        return None
    near = get_close_matches(name, figures, 1)
    return f'no figure "{name}"', f'did you mean "{near[0]}"?' if near else _all(figures)


def _all(figures: Collection[str]) -> str:
    return f"there are {', '.join(sorted(figures))}" if figures else "there are none yet"


def _unlisted(guide: Guide) -> Iterator[Problem]:
    """A chapter has a title, a description, and its place in the order."""
    for page in guide.pages:
        if not page.path.startswith(FOLDER) or page.problems:
            continue
        missing = [name for name in ("title", "description") if not page.meta.get(name)]
        if missing:
            message = f"the page has no {' and no '.join(missing)}"
            yield _problem(page, "guide-page", message, "say it in the front matter")
        slug = page.path.removeprefix(FOLDER).removesuffix(".md")
        if slug != "index" and page not in guide.chapters:
            hint = f'put "{slug}" into the chapters in the front matter of {_FIRST}'
            yield _problem(page, "guide-page", "the chapter has no place in the guide", hint)


def _absent(guide: Guide) -> Iterator[Problem]:
    """A chapter that the first page names is there."""
    hint = "write it, or take it out of the chapters in the front matter"
    for page in guide.pages:
        for file in guide.absent if page.path == _FIRST else ():
            yield _problem(page, "guide-page", f"there is no chapter {file}", hint)
