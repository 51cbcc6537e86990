"""Faults as people make them, to be put into sound records."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any

from codelm import yamlfile

__all__ = ["MECHANICAL", "MISPLACED", "MODEL_FAULTS", "PAPER_FAULTS", "Mutation"]

Mapping = dict[str, Any]
Mutation = Callable[[Mapping, Random], "Mapping | str | None"]
"""The faulty mapping or text; None where the record offers no place for the fault."""


def _text(mapping: Mapping) -> str:
    return yamlfile.dumped(mapping)


def _in(field: str, change: Callable[[str, Random], str | None]) -> Mutation:
    """The fault in the text of a field."""

    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get(field)
        new = change(old, random) if isinstance(old, str) else None
        return {**mapping, field: new} if new not in (None, old) else None

    return make


def _item(field: str, change: Callable[[str, Random], Any]) -> Mutation:
    """The fault in one text of a list."""

    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get(field, [])
        places = [i for i, item in enumerate(old) if isinstance(item, str)]
        random.shuffle(places)
        for i in places:
            new = change(old[i], random)
            if new not in (None, old[i]):
                return {**mapping, field: [*old[:i], new, *old[i + 1 :]]}
        return None

    return make


def _where(change: Callable[[str], str]) -> Callable[[str, Random], str | None]:
    """The fault, where the text offers a place for it."""
    return lambda text, _: new if (new := change(text)) != text else None


def _set(field: str, value: Any) -> Mutation:
    """Another value in a field that is there."""
    return lambda mapping, _: {**mapping, field: value} if field in mapping else None


def _add(field: str, value: Any) -> Mutation:
    """A field that is not there."""
    return lambda mapping, _: None if field in mapping else {**mapping, field: value}


def _line(pattern: str, instead: str) -> Mutation:
    """The fault in the file, whatever its fields say."""

    def make(mapping: Mapping, _: Random) -> str | None:
        old = _text(mapping)
        new = re.sub(pattern, instead, old, count=1, flags=re.MULTILINE)
        return new if new != old else None

    return make


def _swapped(text: str, random: Random) -> str | None:
    """Two neighbouring letters in the wrong order."""
    places = [
        i for i in range(1, len(text) - 1) if text[i : i + 2].isalpha() and text[i] != text[i + 1]
    ]
    if not places:
        return None
    i = random.choice(places)
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def _swapped_digits(text: str, random: Random) -> str | None:
    places = [i for i in range(3) if text[i : i + 2].isdigit() and text[i] != text[i + 1]]
    if not places or "/" in text:
        return None
    i = random.choice(places)
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def _after_word(sign: str) -> Callable[[str, Random], str | None]:
    """The sign in place of a blank."""

    def change(text: str, random: Random) -> str | None:
        places = [found.start() for found in re.finditer(r"(?<=\w) (?=\w)", text)]
        if not places:
            return None
        i = random.choice(places)
        return text[:i] + sign + text[i + 1 :]

    return change


def _last_first(name: str, _: Random) -> str | None:
    given, blank, family = name.rpartition(" ")
    return f"{family}, {given}" if blank else None


def _joined(mapping: Mapping, random: Random) -> Mapping | None:
    """Two authors in one line."""
    old = mapping.get("authors", [])
    places = [
        i for i in range(len(old) - 1) if isinstance(old[i], str) and isinstance(old[i + 1], str)
    ]
    if not places:
        return None
    i = random.choice(places)
    return {**mapping, "authors": [*old[:i], f"{old[i]} and {old[i + 1]}", *old[i + 2 :]]}


def _unparted(mapping: Mapping, _: Random) -> Mapping | None:
    """A particle in a plain name."""
    old = mapping.get("authors", [])
    for i, name in enumerate(old):
        if isinstance(name, dict) and set(name) == {"given", "particle", "family"}:
            plain = " ".join(name.values())
            if re.fullmatch(r"\S+ (?:van|von|de|del|di) \S+", plain):
                return {**mapping, "authors": [*old[:i], plain, *old[i + 1 :]]}
    return None


def _parted(mapping: Mapping, random: Random) -> Mapping | None:
    """A plain name in parts."""
    old = mapping.get("authors", [])
    places = [i for i, name in enumerate(old) if isinstance(name, str) and name.count(" ") == 1]
    if not places:
        return None
    i = random.choice(places)
    given, family = old[i].split()
    return {**mapping, "authors": [*old[:i], {"given": given, "family": family}, *old[i + 1 :]]}


def _others(mapping: Mapping, _: Random) -> Mapping | None:
    """Words in place of the field that says that authors are missing."""
    if not mapping.get("authors_truncated"):
        return None
    kept = {key: value for key, value in mapping.items() if key != "authors_truncated"}
    return {**kept, "authors": [*mapping["authors"], "et al."]}


def _repeated(field: str) -> Mutation:
    """An item twice."""

    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get(field)
        return {**mapping, field: [*old, random.choice(old)]} if old else None

    return make


def _without(field: str) -> Mutation:
    return lambda mapping, _: {key: value for key, value in mapping.items() if key != field}


def _first_last(mapping: Mapping, _: Random) -> Mapping:
    """Fields in another order."""
    first, *rest = mapping
    return {key: mapping[key] for key in (*rest, first)}


def _reversed_text(mapping: Mapping, _: Random) -> str | None:
    """A key twice in the file."""
    return f"{_text(mapping)}date: 2020-01\n" if "date" in mapping else None


def _self_parent(mapping: Mapping, _: Random) -> Mapping:
    step = {
        "parent": mapping["id"],
        "relation": "fine-tuned-from",
        "source": "arxiv:2305.06161",
        "check": "read",
    }
    kept = {key: value for key, value in mapping.items() if key not in {"from_scratch", "lineage"}}
    return {**kept, "lineage": [step]}


def _reversed_lineage(mapping: Mapping, _: Random) -> Mapping | None:
    """A child of the model as its parent; `children` comes with the mapping."""
    if not mapping["children"]:
        return None
    step = {
        "parent": mapping["children"][0],
        "relation": "fine-tuned-from",
        "source": "arxiv:2305.06161",
        "check": "read",
    }
    kept = {key: value for key, value in mapping.items() if key != "from_scratch"}
    return {**kept, "lineage": [*mapping.get("lineage", []), step]}


def _score(**values: Any) -> Mutation:
    def make(mapping: Mapping, random: Random) -> Mapping | None:
        old = mapping.get("scores")
        if not old:
            return None
        i = random.randrange(len(old))
        return {**mapping, "scores": [*old[:i], {**old[i], **values}, *old[i + 1 :]]}

    return make


def _accents(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _mojibake(text: str) -> str:
    return re.sub(r"[à-ÿ]", lambda found: found[0].encode().decode("cp1252", "ignore"), text)


def _entities(text: str) -> str:
    return html.escape(text) if "&" in text else text.replace("'", "&#39;")


_LINK = re.compile(r"^https://")

PAPER_FAULTS: dict[str, Mutation] = {
    "task typo": _item("tasks", _swapped),
    "task by name": _item("tasks", lambda text, _: text.replace("-", " ").title()),
    "task twice": _repeated("tasks"),
    "task that is none": _item("tasks", lambda text, _: f"{text}-x"),
    "contribution typo": _item("contribution", _swapped),
    "venue typo": _in("venue", _swapped),
    "arXiv digits swapped": _in("arxiv", _swapped_digits),
    "arXiv version": _in("arxiv", lambda text, _: f"{text}v2"),
    "arXiv address": _in("arxiv", lambda text, _: f"https://arxiv.org/abs/{text}"),
    "arXiv prefix": _in("arxiv", lambda text, _: f"arXiv:{text}"),
    "arXiv month 13": _in("arxiv", lambda text, _: f"{text[:2]}13{text[4:]}" if text[0].isdigit() else None),
    "arXiv digit lost": _in("arxiv", lambda text, _: text[:-2] if text[0].isdigit() else None),
    "DOI as address": _in("doi", lambda text, _: f"https://doi.org/{text}"),
    "DOI with prefix": _in("doi", lambda text, _: f"doi:{text}"),
    "DOI in capitals": _in("doi", _where(str.upper)),
    "ACL address": _in("acl", lambda text, _: f"https://aclanthology.org/{text}/"),
    "date turned round": _in("date", lambda text, _: "-".join(reversed(text.split("-"))) if "-" in text else None),
    "date with slash": _in("date", _where(lambda text: text.replace("-", "/"))),
    "date with day": _in("date", lambda text, _: f"{text}-17" if "-" in text else None),
    "date without zero": _in("date", _where(lambda text: text.replace("-0", "-"))),
    "date in words": _set("date", "May 2023"),
    "date to come": _set("date", "2091-01"),
    "month 13": _in("date", lambda text, _: f"{text[:4]}-13"),
    "year in words": _set("year", "two thousand"),
    "year far off": _set("year", 2203),
    "year before": _set("year", 1987),
    "title empty": _set("title", ""),
    "title away": _without("title"),
    "title in capitals": _in("title", lambda text, _: text.upper() if len(text.split()) > 5 else None),
    "title with blank at its end": _in("title", lambda text, _: f"{text} "),
    "title with full stop": _in("title", lambda text, _: f"{text}." if text[-1].isalpha() and "." not in text[-4:] else None),
    "title with two blanks": _in("title", _after_word("  ")),
    "title with line break": _in("title", _after_word("\n")),
    "title with no-break space": _in("title", _after_word("\u00a0")),
    "title with zero-width space": _in("title", _after_word(" \u200b")),
    "title with soft hyphen": _in("title", lambda text, _: f"{text[:3]}\u00ad{text[3:]}"),
    "title with control character": _in("title", lambda text, _: f"{text}\x07"),
    "title with tab": _in("title", _after_word("\t")),
    "title with two colons": _in("title", _where(lambda text: text.replace(": ", ":: "))),
    "title with two commas": _in("title", _where(lambda text: text.replace(", ", ",, "))),
    "title with entity": _in("title", _where(_entities)),
    "title with tag": _in("title", lambda text, _: f"<i>{text}</i>"),
    "title with LaTeX accent": _in("title", lambda text, _: f'{text} by G{{\\"o}}del'),
    "title with braces": _in("title", _where(lambda text: re.sub(r"\b([A-Z]{3,})\b", r"{\1}", text))),
    "title with LaTeX command": _in("title", lambda text, _: f"\\emph{{{text}}}"),
    "title with escaped sign": _in("title", _where(lambda text: text.replace("&", "\\&"))),
    "title unquoted": _line(r"^title: '(.*: .*)'$", r"title: \1"),
    "title with open quote": _line(r"^title: '(.*)'$", r"title: '\1"),
    "protected span in small letters": _item("protect", _where(str.lower)),
    "protected span that is not there": _item("protect", lambda text, _: f"{text}Q"),
    "author with apart accent": _item("authors", _where(_accents)),
    "author misread": _item("authors", _where(_mojibake)),
    "author et al.": _others,
    "author twice": _repeated("authors"),
    "author last name first": _item("authors", _last_first),
    "author with star": _item("authors", lambda text, _: f"{text}*" if " " in text else None),
    "author with number": _item("authors", lambda text, _: f"{text}1" if " " in text else None),
    "author in capitals": _item("authors", lambda text, _: text.upper() if len(text) > 12 and "-" not in text and "." not in text else None),
    "authors in one line": _joined,
    "authors as text": lambda mapping, _: {**mapping, "authors": ", ".join(map(str, mapping["authors"]))} if mapping.get("authors") else None,
    "author unparted": _unparted,
    "author parted": _parted,
    "truncated with yes": _set("authors_truncated", "yes"),
    "link with one slash": lambda mapping, _: {**mapping, "links": {key: url.replace("://", ":/") for key, url in mapping["links"].items()}} if "links" in mapping else None,
    "link with typo": lambda mapping, _: {**mapping, "links": {key: _LINK.sub("htps://", url) for key, url in mapping["links"].items()}} if "links" in mapping else None,
    "link with blank": lambda mapping, _: {**mapping, "links": {key: f"{url} x" for key, url in mapping["links"].items()}} if "links" in mapping else None,
    "link with blank at its end": lambda mapping, _: {**mapping, "links": {key: f"{url} " for key, url in mapping["links"].items()}} if "links" in mapping else None,
    "link without scheme": lambda mapping, _: {**mapping, "links": {key: _LINK.sub("", url) for key, url in mapping["links"].items()}} if "links" in mapping else None,
    "link with tracking": lambda mapping, _: {**mapping, "links": {key: f"{url}?utm_source=x" for key, url in mapping["links"].items()}} if "links" in mapping and "?" not in str(mapping["links"]) else None,
    "link of unknown kind": lambda mapping, _: {**mapping, "links": {"repo": "https://example.org/x", **mapping["links"]}} if "links" in mapping else None,
    "address of arXiv": _add("url", "https://arxiv.org/abs/2305.06161"),
    "key typo": _line(r"^tasks:$", "taks:"),
    "key in capitals": _line(r"^date:", "Date:"),
    "key unknown": _add("citations", 12),
    "key twice": _reversed_text,
    "id inside": lambda mapping, _: f"{_text(mapping)}id: {mapping['title'].split()[0].lower().strip(':,')}\n" if re.fullmatch(r"[A-Za-z]+:?", mapping["title"].split()[0]) else None,
    "value empty": lambda mapping, _: None if "note" in mapping else re.sub(r"^sources:", "note:\nsources:", _text(mapping), flags=re.MULTILINE) if "sources" in mapping else None,
    "list empty": lambda mapping, _: None if "languages" in mapping else re.sub(r"^sources:", "languages: []\nsources:", _text(mapping), flags=re.MULTILINE) if "sources" in mapping else None,
    "list as text": _line(r"^tasks:\n- (.*)$(?!\n- )", r"tasks: \1"),
    "tab": _line(r"^- given", "-\tgiven"),
    "tab before a key": _line(r"^  (code|model|data|website):", r"\t\1:"),
    "no blank after colon": _line(r"^venue: ", "venue:"),
    "blank before a key": _line(r"^arxiv:", " arxiv:"),
    "blanks at the end of a line": _line(r"^(date: .*)$", r"\1  "),
    "double quotes": _line(r"^arxiv: '(.*)'$", r'arxiv: "\1"'),
    "fields in another order": _first_last,
    "list indented": _line(r"^tasks:\n(- .*)$(?!\n- )", r"tasks:\n    \1"),
    "comment": _line(r"^tasks:$", "tasks: # the main one first"),
    "number of pages": _in("pages", lambda text, _: f"pp. {text}"),
    "pages with two hyphens": _in("pages", _where(lambda text: text.replace("-", "--"))),
}  # fmt: skip
"""Faults of papers, by name."""

MODEL_FAULTS: dict[str, Mutation] = {
    "self-parent": _self_parent,
    "lineage reversed": _reversed_lineage,
    "parent typo": lambda mapping, random: {**mapping, "lineage": [{**mapping["lineage"][0], "parent": _swapped(mapping["lineage"][0]["parent"], random)}, *mapping["lineage"][1:]]} if mapping.get("lineage") and _swapped(mapping["lineage"][0]["parent"], random) else None,
    "relation typo": lambda mapping, random: {**mapping, "lineage": [{**mapping["lineage"][0], "relation": _swapped(mapping["lineage"][0]["relation"], random)}, *mapping["lineage"][1:]]} if mapping.get("lineage") else None,
    "score above 100": _score(value=812.0),
    "score in words": _score(value="high"),
    "score with comma": _score(value="81,2"),
    "score without source": _score(source=""),
    "benchmark typo": _score(benchmark="humanevall"),
    "metric unknown": _score(metric="pass-at-one"),
    "architecture typo": _in("architecture", _swapped),
    "release away": _without("released"),
    "size with blank": _item("sizes", _where(lambda text: re.sub(r"^([0-9.]+)B$", r"\1 billion", text))),
    "context in words": _set("context_length", "16K"),
    "weights with Yes": _set("open_weights", "Yes"),
}  # fmt: skip
"""Faults of models, by name; their mapping also holds their `id` and the ids of their `children`."""

MISPLACED: dict[str, Callable[[str], str]] = {
    "file name in capitals": lambda path: re.sub(
        r"[^/]+$", lambda found: found[0].capitalize(), path
    ),
    "file name is no key": lambda path: re.sub(r"[0-9]{4}", "", path.rpartition("/")[2]).join(
        ("papers/2023/", "")
    ),
    "file in another year": lambda path: path.replace(path.split("/")[1], "1990", 1),
    "file name with blank": lambda path: path.replace(".yaml", " copy.yaml"),
    "file name with other end": lambda path: path.replace(".yaml", ".yml"),
}
"""Paths that are wrong, made from one that is right."""

MECHANICAL = frozenset(
    name
    for name in PAPER_FAULTS
    if name
    in {
        "task twice", "arXiv version", "arXiv address", "arXiv prefix", "DOI as address", "DOI with prefix",
        "DOI in capitals", "ACL address", "date turned round", "date with slash", "date with day",
        "date without zero", "title with blank at its end", "title with full stop", "title with two blanks",
        "title with line break", "title with no-break space", "title with zero-width space",
        "title with soft hyphen", "title with control character", "title with tab", "title with two colons",
        "title with two commas", "title with entity", "title with braces", "title with escaped sign",
        "protected span in small letters", "author with apart accent", "author misread", "author et al.",
        "author unparted", "author parted", "link with blank at its end",
        "link with tracking", "link with one slash", "id inside", "value empty", "list empty", "list as text",
        "blanks at the end of a line", "double quotes", "fields in another order", "list indented",
        "pages with two hyphens", "number of pages", "key in capitals", "link with typo",
    }
)  # fmt: skip
"""Faults with one mend that needs no knowledge of the paper."""
