"""Whatever stands in a record, it cannot break out of its field."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string  # type: ignore[import-untyped]  # has no types

from codelm.exports.biblatex import BIBLATEX
from codelm.exports.bibtex import BIBTEX
from codelm.exports.entry import Entry, Flavour, entries, written
from codelm.exports.latex import ascii_latex
from codelm.exports.parsed import parsed
from codelm.exports.symbols import ACCENTS, GREEK, LETTERS, MATHS, SIGNS
from codelm.kb import KnowledgeBase
from codelm.records import Edition, Name, Paper, Venue

from .bibliography import bibtex_run

FLAVOURS = {"bibtex": BIBTEX, "biblatex": BIBLATEX}
KEY = "hostile2024text"

NASTY = [
    "\\input{/etc/passwd}",
    "\\write18{rm -rf /}",
    "\\catcode`\\%=12",
    "}\n@misc{evil, title = {x}}",
    "}, note = {evil",
    '" # evil # "',
    "% a comment",
    "@comment{",
    "{{{",
    "}}}",
    "$",
    "$x^2$ $\\input{x}$",
    "\\",
    "\\end{document}",
    "^^5cinput",
    " and ",
    ", ",
    "\u202e\ufeff\x00\x1f",
    "\ud800",
]
TEXT = st.one_of(
    st.text(max_size=30),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=5).map("".join),
    st.text("\\{}$%#&_^~@\"'`-, aA\n", max_size=20),
)
SOME = TEXT.filter(lambda text: bool(text.strip()))
NAME = st.builds(
    Name, given=TEXT, particle=TEXT, family=TEXT, suffix=TEXT, literal=TEXT, native=TEXT
)
PAPER = st.builds(
    Paper,
    id=st.just(KEY),
    title=SOME,
    protect=st.lists(TEXT, max_size=2).map(tuple),
    nickname=st.none() | TEXT,
    authors=st.lists(NAME | TEXT, max_size=3).map(tuple),
    date=st.just("2024-07"),
    venue=st.none() | st.just("venue"),
    volume=st.none() | TEXT,
    number=st.none() | TEXT,
    pages=st.none() | TEXT,
    arxiv=st.none() | TEXT,
    primary_class=st.none() | TEXT,
    doi=st.none() | TEXT,
    openreview=st.none() | TEXT,
    acl=st.none() | TEXT,
    url=st.none() | TEXT,
)
EDITION = st.builds(
    Edition,
    type=st.sampled_from(["inproceedings", "article", "techreport", "misc"]),
    container=TEXT,
    series=st.none() | TEXT,
    volume=st.none() | TEXT,
    number=st.none() | TEXT,
)
OURS = frozenset(
    re.findall(
        r"\\[A-Za-z]+",
        " ".join([*SIGNS.values(), *LETTERS.values(), *MATHS.values(), *GREEK.values()]),
    )
) | {f"\\{accent}" for accent in ACCENTS.values() if accent.isalpha()}
"""The commands that our tables write."""
IN_FORMULAS = re.compile(r"\{\$[^$]*\$\}")
VERBATIM = {"doi", "url", "eprint", "primaryClass", "eprintclass"}


def _index(venue: Venue) -> KnowledgeBase:
    """An index with nothing but a venue."""
    index = KnowledgeBase.of(Path(), ())
    return replace(index, venues={"venue": venue})


def _entry(paper: Paper, edition: Edition, publisher: str, flavour: Flavour) -> Entry:
    venue = Venue(
        id="venue", name="V", short="V", kind="conference", bibtex=edition, publisher=publisher
    )
    return next(entries([paper], _index(venue), flavour))


def _depths(text: str) -> list[int]:
    depths = [0]
    for brace in re.findall(r"[{}]", text):
        depths.append(depths[-1] + (1 if brace == "{" else -1))
    return depths


@pytest.mark.parametrize("flavour", FLAVOURS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paper=PAPER, edition=EDITION, publisher=TEXT)
def test_no_text_breaks_out(flavour: str, paper: Paper, edition: Edition, publisher: str) -> None:
    """Braces are balanced, no command is active but ours, and readers find one entry."""
    entry = _entry(paper, edition, publisher, FLAVOURS[flavour])
    for name, text in entry.fields.items():
        assert min(_depths(text)) == 0 == _depths(text)[-1], name
        assert "\n" not in text
        if name in VERBATIM:
            assert not re.search(r"[\\{}\s]|%(?![0-9A-Fa-f]{2})", text), name
        else:
            outside = IN_FORMULAS.sub("", text)
            assert not re.search(r"(?<!\\)[%#&$~^_]", re.sub(r"\\[~^]", "", outside)), name
            assert set(re.findall(r"\\[A-Za-z]+", outside)) <= OURS, name
    text = written(entry)
    assert _fields(text) == list(entry.fields)
    read = parse_string(text, "bibtex")
    assert list(read.entries) == [KEY]


def _fields(text: str) -> list[str]:
    """The names of the fields that bibtexparser finds, when it finds one entry and no fault."""
    read = parsed(text)
    assert read.problems == ()
    assert [entry.key for entry in read.entries] == [KEY]
    found = list(read.entries[0].fields)
    return ["author", *found] if "  author = " in text else found


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_texts(nasty: str, flavour: str) -> None:
    """The usual attacks, in every field at once."""
    paper = Paper(
        id=KEY,
        title=f"x{nasty}",
        protect=(nasty,),
        nickname=nasty,
        authors=(nasty, Name(literal=nasty), Name(given=nasty, family=nasty, particle=nasty)),
        date="2024-07",
        venue="venue",
        pages=nasty,
        doi=nasty,
        arxiv=nasty,
        url=nasty,
        volume=nasty,
        number=nasty,
    )
    edition = Edition(type="inproceedings", container=nasty, series=nasty)
    test_no_text_breaks_out.hypothesis.inner_test(flavour, paper, edition, nasty)


@pytest.mark.needs("bibtex")
def test_bibtex_survives(tmp_path: Path) -> None:
    """BibTeX itself reads the attacks as plain entries."""
    edition = Edition(type="inproceedings", container="C")
    texts = [
        written(
            _entry(
                Paper(id=f"k{i}", title=f"x{n}", authors=(f"A {n}",), date="2024"),
                edition,
                "P",
                BIBTEX,
            )
        )
        for i, n in enumerate(NASTY)
    ]
    said, bbl = bibtex_run(tmp_path, "".join(texts), "plain")
    assert said == []
    assert bbl.count("\\bibitem") == len(NASTY)


@pytest.mark.parametrize("macros", [15, 500])
def test_macros_in_a_row_are_read_in_no_time(macros: int) -> None:
    never_closed = r"\aaaa" * macros
    assert ascii_latex(f"A $_{{{never_closed}$ b")
