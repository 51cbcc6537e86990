"""Papers as BibLaTeX in UTF-8, for Biber and for reference managers.

LuaLaTeX and XeLaTeX set every letter; pdfLaTeX lacks some, such as ễ.
Names in their own script stand in the annotation `author+an:native`, by the number of the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Name, Paper

from . import facts
from .entry import Flavour, entries, written
from .latex import clean, utf8_latex

__all__ = ["BIBLATEX", "biblatex"]


def biblatex(papers: Iterable[Paper], kb: KnowledgeBase) -> Iterator[str]:
    """The papers as BibLaTeX, entry by entry."""
    return map(written, entries(papers, kb, BIBLATEX))


def _type(said: facts.Facts) -> str:
    if said.publication:
        return {"techreport": "report"}.get(said.publication.type, said.publication.type)
    return "online" if said.paper.arxiv or facts.address(said) else "misc"


def _native(said: facts.Facts) -> str:
    """The names in their own script; quotes, semicolons and braces would end an annotation."""
    native = (
        (number, clean(author.native).translate(_ENDS))
        for number, author in enumerate(said.paper.authors, 1)
        if isinstance(author, Name) and author.native
    )
    return "; ".join(f'{number}="{said.encode(name)}"' for number, name in native)


_ENDS = dict.fromkeys(map(ord, '"“”„=;{}'))


def _report(said: facts.Facts) -> str:
    return "techreport" if _type(said) == "report" else ""


def _arxiv(said: facts.Facts) -> str:
    return "arxiv" if said.paper.arxiv else ""


def _date(said: facts.Facts) -> str:
    """The year of a published paper, or the month of a preprint."""
    return facts.year(said) if said.publication else said.text(said.paper.date)


BIBLATEX = Flavour(
    encode=utf8_latex,
    type=_type,
    fields={
        "author": facts.authors,
        "author+an:native": _native,
        "title": facts.title,
        "booktitle": facts.container_of("inproceedings"),
        "journaltitle": facts.container_of("article"),
        "type": _report,
        "institution": facts.container_of("techreport"),
        "howpublished": facts.container_of("misc"),
        "series": facts.series,
        "volume": facts.volume,
        "number": facts.number,
        "eid": facts.article_number,
        "pages": facts.page_range,
        "publisher": facts.publisher,
        "date": _date,
        "eprint": facts.arxiv_id,
        "eprinttype": _arxiv,
        "eprintclass": facts.arxiv_class,
        "doi": facts.doi,
        "url": facts.address,
    },
)
"""The dialect of Biber."""
