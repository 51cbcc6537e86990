"""The whole .bib file has none of the faults that reference managers look for.

The checks are those of JabRef's "check integrity", and those that bibtex-tidy adds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest

from codelm.exports.biblatex import BIBLATEX
from codelm.exports.bibtex import BIBTEX
from codelm.exports.entry import Entry, entries

from .bibliography import real

Check = Callable[[Entry], object]

FLAVOURS = {"bibtex": BIBTEX, "biblatex": BIBLATEX}
TYPES = {
    "bibtex": {"article", "inproceedings", "misc", "techreport"},
    "biblatex": {"article", "inproceedings", "misc", "online", "report"},
}
BIBLATEX_ONLY = {"date", "eid", "journaltitle", "location", "eprinttype", "eprintclass", "subtitle"}
REQUIRED = {
    "article": {"title", "journal"},
    "inproceedings": {"title", "booktitle"},
    "techreport": {"title", "institution"},
    "misc": {"title"},
    "online": {"title"},
    "report": {"title", "institution", "type"},
}
COUNTRIES = re.compile(
    r"\b(?:Australia|Austria|Brazil|Canada|China|Denmark|France|Germany|India|Italy|Japan|Korea|"
    r"Netherlands|Portugal|Singapore|Spain|Sweden|Switzerland|UK|USA|United States)\b"
)
TEXTS = ("author", "title", "booktitle", "journal", "journaltitle", "series", "publisher", "key")


def _texts(entry: Entry) -> str:
    return " ".join(entry.fields.get(name, "") for name in TEXTS)


def _searched(pattern: str, *names: str) -> Check:
    """Finds a pattern in the named fields."""
    search = re.compile(pattern).search
    return lambda entry: [n for n in names if (text := entry.fields.get(n)) and search(text)]


def _unlike(pattern: str, *names: str) -> Check:
    """Finds named fields that are not wholly of a pattern."""
    match = re.compile(pattern).fullmatch
    return lambda entry: [n for n in names if (text := entry.fields.get(n)) and not match(text)]


def _unbalanced(entry: Entry) -> list[str]:
    return [name for name, text in entry.fields.items() if not _balanced(text)]


def _balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _missing(entry: Entry) -> set[str]:
    fields = {{"journaltitle": "journal"}.get(name, name) for name in entry.fields}
    wanted = REQUIRED[entry.type] | {"year" if "year" in fields else "date"}
    return wanted - fields


def _bare_capitals(entry: Entry) -> list[str]:
    """Words of the title with a capital inside and no brace around them."""
    title, outer = entry.fields["title"], ""
    while outer != title:
        outer, title = title, re.sub(r"\{[^{}]*\}", " ", title)
    return re.findall(r"(?<![\w\\])[^\W\d_]+[A-Z]\w*", title)


def _odd_names(entry: Entry) -> list[str]:
    """Authors that are neither "Last, First" nor in braces."""
    names = entry.fields.get("author", "{}").removesuffix(" and others").split(" and ")
    joined = [name for name in names if not _balanced(name)]
    return [n for n in names if n not in joined and ", " not in n and not re.match(r"\{.*\}$", n)]


CHECKS: dict[str, Check] = {
    "brackets are balanced": _unbalanced,
    "required fields are there": _missing,
    "no field is empty": lambda e: [name for name, text in e.fields.items() if not text.strip()],
    "no blank is at an end, none doubled": _searched(r"^\s|\s$|\s\s", *TEXTS),
    "a key is plain": lambda e: re.search(r"[^a-z0-9._-]", e.key),
    "the text is composed": lambda e: unicodedata.normalize("NFC", _texts(e)) != _texts(e),
    "no HTML entity": _searched(r"(?<!\\)&|&[a-z#0-9]+;", *TEXTS),
    "# is escaped": _searched(r"(?<!\\)#", *TEXTS),
    "%, _ and $ are escaped": _searched(r"(?<![\\$])[%_](?!\w*\$)", *TEXTS),
    "no straight double quote": _searched(r'(?<!\\)"', *TEXTS),
    "capitals are masked": _bare_capitals,
    "names have their form": _odd_names,
    "no name is shouted": _searched(r"(?:^|and )[A-Z]{4,}, [A-Z]{4,}", "author"),
    "no title ends in a full stop": _searched(r"(?<!\.)\.$", "title"),
    "no address in a title": _searched(r"https?:|www\.", "title", "booktitle"),
    "no booktitle ends in its kind": _searched(
        r"(?i)(?:conference|workshop|symposium) on$", "booktitle"
    ),
    "no pages in a booktitle": _searched(r"\bpp?\.|pages \d", "booktitle"),
    "no country in a booktitle": lambda e: COUNTRIES.search(e.fields.get("booktitle", "")),
    "no other year in a booktitle": lambda e: (
        set(re.findall(r"\b(?:19|20)\d\d\b", e.fields.get("booktitle", "")))
        - {(e.fields.get("year") or e.fields.get("date", ""))[:4]}
    ),
    "a journal is spelled out": _searched(r"\.", "journal", "journaltitle"),
    "a year has four digits": _unlike(r"\d{4}", "year"),
    "a date is ISO": _unlike(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", "date"),
    "a month is a macro": _unlike("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", "month"),
    "pages are a range": _unlike(r"[\w:.]+(?:--[\w:.]+)?", "pages"),
    "volumes and numbers are short": _unlike(r"(?:[\w/-]|\\_)+", "volume", "number"),
    "a DOI is bare and in small letters": _unlike(r"10\.\d{4,9}/[^\sA-Z]+", "doi"),
    "an eprint is bare": _unlike(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", "eprint"),
    "an address is one": _unlike(r"https?://[^\s{}\\^\"]+", "url"),
    "one way leads there": lambda e: "url" in e.fields and {"doi", "eprint"} & set(e.fields),
    "proceedings or journal, not both": lambda e: (
        "booktitle" in e.fields and {"journal", "journaltitle"} & set(e.fields)
    ),
    "proceedings have no number": lambda e: e.type == "inproceedings" and "number" in e.fields,
    "no clutter": lambda e: {"note", "annote", "abstract", "keywords", "file"} & set(e.fields),
    "one pair for eprints": lambda e: {"archivePrefix", "eprinttype"} <= set(e.fields),
}
BIBTEX_CHECKS: dict[str, Check] = {
    "all is ASCII": lambda e: not all(text.isascii() for text in e.fields.values()),
    "nothing of BibLaTeX": lambda e: BIBLATEX_ONLY & set(e.fields),
    "without authors there is a key": lambda e: "author" not in e.fields and "key" not in e.fields,
}


def _all(flavour: str) -> list[Entry]:
    return list(entries(real().papers.values(), real(), FLAVOURS[flavour]))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_no_findings(flavour: str) -> None:
    """No check of the table finds anything in any entry."""
    checks = CHECKS | BIBTEX_CHECKS if flavour == "bibtex" else CHECKS
    found = [
        (entry.key, name, said)
        for entry in _all(flavour)
        for name, check in checks.items()
        if (said := check(entry))
    ]
    assert found == []


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_types_are_known(flavour: str) -> None:
    assert {entry.type for entry in _all(flavour)} == TYPES[flavour]


@pytest.mark.parametrize("field", ["doi", "eprint", "url"])
def test_nothing_twice(field: str) -> None:
    """No two entries have one identifier."""
    counted = Counter(e.fields[field] for e in _all("bibtex") if field in e.fields)
    assert [value for value, count in counted.items() if count > 1] == []
