"""Faults as people make them, to be put into sound records."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

from tests.mutations import (
    Mutation,
    added,
    after_word,
    cut_with_others,
    first_field_last,
    in_file,
    in_item,
    in_links,
    in_score,
    in_text,
    joined_authors,
    key_twice,
    last_name_first,
    parted,
    repeated,
    replaced,
    reversed_lineage,
    self_parent,
    swapped,
    swapped_digits,
    text_of,
    unparted,
    where_possible,
    without,
)

__all__ = ["MECHANICAL", "MISPLACED", "MODEL_FAULTS", "PAPER_FAULTS"]


def _accents(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _mojibake(text: str) -> str:
    return re.sub(r"[à-ÿ]", lambda found: found[0].encode().decode("cp1252", "ignore"), text)


def _entities(text: str) -> str:
    return html.escape(text) if "&" in text else text.replace("'", "&#39;")


_LINK = re.compile(r"^https://")

PAPER_FAULTS: dict[str, Mutation] = {
    "task typo": in_item("tasks", swapped),
    "task by name": in_item("tasks", lambda text, _: text.replace("-", " ").title()),
    "task twice": repeated("tasks"),
    "task that is none": in_item("tasks", lambda text, _: f"{text}-x"),
    "contribution typo": in_item("contribution", swapped),
    "venue typo": in_text("venue", swapped),
    "arXiv digits swapped": in_text("arxiv", swapped_digits),
    "arXiv version": in_text("arxiv", lambda text, _: f"{text}v2"),
    "arXiv address": in_text("arxiv", lambda text, _: f"https://arxiv.org/abs/{text}"),
    "arXiv prefix": in_text("arxiv", lambda text, _: f"arXiv:{text}"),
    "arXiv month 13": in_text("arxiv", lambda text, _: f"{text[:2]}13{text[4:]}" if text[0].isdigit() else None),
    "arXiv digit lost": in_text("arxiv", lambda text, _: text[:-2] if text[0].isdigit() else None),
    "DOI as address": in_text("doi", lambda text, _: f"https://doi.org/{text}"),
    "DOI with prefix": in_text("doi", lambda text, _: f"doi:{text}"),
    "DOI in capitals": in_text("doi", where_possible(str.upper)),
    "ACL address": in_text("acl", lambda text, _: f"https://aclanthology.org/{text}/"),
    "date turned round": in_text("date", lambda text, _: "-".join(reversed(text.split("-"))) if "-" in text else None),
    "date with slash": in_text("date", where_possible(lambda text: text.replace("-", "/"))),
    "date with day": in_text("date", lambda text, _: f"{text}-17" if "-" in text else None),
    "date without zero": in_text("date", where_possible(lambda text: text.replace("-0", "-"))),
    "date in words": replaced("date", "May 2023"),
    "date to come": replaced("date", "2091-01"),
    "month 13": in_text("date", lambda text, _: f"{text[:4]}-13"),
    "year in words": replaced("year", "two thousand"),
    "year far off": replaced("year", 2203),
    "year before": replaced("year", 1987),
    "title empty": replaced("title", ""),
    "title away": without("title"),
    "title in capitals": in_text("title", lambda text, _: text.upper() if len(text.split()) > 5 else None),
    "title with blank at its end": in_text("title", lambda text, _: f"{text} "),
    "title with full stop": in_text("title", lambda text, _: f"{text}." if text[-1].isalpha() and "." not in text[-4:] else None),
    "title with two blanks": in_text("title", after_word("  ")),
    "title with line break": in_text("title", after_word("\n")),
    "title with no-break space": in_text("title", after_word("\u00a0")),
    "title with zero-width space": in_text("title", after_word(" \u200b")),
    "title with soft hyphen": in_text("title", lambda text, _: f"{text[:3]}\u00ad{text[3:]}"),
    "title with control character": in_text("title", lambda text, _: f"{text}\x07"),
    "title with tab": in_text("title", after_word("\t")),
    "title with two colons": in_text("title", where_possible(lambda text: text.replace(": ", ":: "))),
    "title with two commas": in_text("title", where_possible(lambda text: text.replace(", ", ",, "))),
    "title with entity": in_text("title", where_possible(_entities)),
    "title with tag": in_text("title", lambda text, _: f"<i>{text}</i>"),
    "title with LaTeX accent": in_text("title", lambda text, _: f'{text} by G{{\\"o}}del'),
    "title with braces": in_text("title", where_possible(lambda text: re.sub(r"\b([A-Z]{3,})\b", r"{\1}", text))),
    "title with LaTeX command": in_text("title", lambda text, _: f"\\emph{{{text}}}"),
    "title with escaped sign": in_text("title", where_possible(lambda text: text.replace("&", "\\&"))),
    "title unquoted": in_file(r"^title: '(.*: .*)'$", r"title: \1"),
    "title with open quote": in_file(r"^title: '(.*)'$", r"title: '\1"),
    "protected span in small letters": in_item("protect", where_possible(str.lower)),
    "protected span that is not there": in_item("protect", lambda text, _: f"{text}Q"),
    "author with apart accent": in_item("authors", where_possible(_accents)),
    "author misread": in_item("authors", where_possible(_mojibake)),
    "author et al.": cut_with_others,
    "author twice": repeated("authors"),
    "author last name first": in_item("authors", last_name_first),
    "author with star": in_item("authors", lambda text, _: f"{text}*" if " " in text else None),
    "author with number": in_item("authors", lambda text, _: f"{text}1" if " " in text else None),
    "author in capitals": in_item("authors", lambda text, _: text.upper() if len(text) > 12 and "-" not in text and "." not in text else None),
    "authors in one line": joined_authors,
    "authors as text": lambda mapping, _: {**mapping, "authors": ", ".join(map(str, mapping["authors"]))} if mapping.get("authors") else None,
    "author unparted": unparted,
    "author parted": parted,
    "truncated with yes": replaced("authors_truncated", "yes"),
    "link with one slash": in_links(lambda url: url.replace("://", ":/")),
    "link with typo": in_links(lambda url: _LINK.sub("htps://", url)),
    "link with blank": in_links(lambda url: f"{url} x"),
    "link with blank at its end": in_links(lambda url: f"{url} "),
    "link without scheme": in_links(lambda url: _LINK.sub("", url)),
    "link with tracking": in_links(lambda url: url if "?" in url else f"{url}?utm_source=x"),
    "link of unknown kind": lambda mapping, _: {**mapping, "links": {"repo": "https://example.org/x", **mapping["links"]}} if "links" in mapping else None,
    "address of arXiv": added("url", "https://arxiv.org/abs/2305.06161"),
    "key typo": in_file(r"^tasks:$", "taks:"),
    "key in capitals": in_file(r"^date:", "Date:"),
    "key unknown": added("citations", 12),
    "key twice": key_twice,
    "id inside": lambda mapping, _: f"{text_of(mapping)}id: {mapping['title'].split()[0].lower().strip(':,')}\n" if re.fullmatch(r"[A-Za-z]+:?", mapping["title"].split()[0]) else None,
    "value empty": lambda mapping, _: None if "note" in mapping else re.sub(r"^sources:", "note:\nsources:", text_of(mapping), flags=re.MULTILINE) if "sources" in mapping else None,
    "list empty": lambda mapping, _: None if "languages" in mapping else re.sub(r"^sources:", "languages: []\nsources:", text_of(mapping), flags=re.MULTILINE) if "sources" in mapping else None,
    "list as text": in_file(r"^tasks:\n- (.*)$(?!\n- )", r"tasks: \1"),
    "tab": in_file(r"^- given", "-\tgiven"),
    "tab before a key": in_file(r"^  (code|model|data|website):", r"\t\1:"),
    "no blank after colon": in_file(r"^venue: ", "venue:"),
    "blank before a key": in_file(r"^arxiv:", " arxiv:"),
    "blanks at the end of a line": in_file(r"^(date: .*)$", r"\1  "),
    "double quotes": in_file(r"^arxiv: '(.*)'$", r'arxiv: "\1"'),
    "fields in another order": first_field_last,
    "list indented": in_file(r"^tasks:\n(- .*)$(?!\n- )", r"tasks:\n    \1"),
    "comment": in_file(r"^tasks:$", "tasks: # the main one first"),
    "number of pages": in_text("pages", lambda text, _: f"pp. {text}"),
    "pages with two hyphens": in_text("pages", where_possible(lambda text: text.replace("-", "--"))),
}  # fmt: skip
"""Faults of papers, by name."""

MODEL_FAULTS: dict[str, Mutation] = {
    "self-parent": self_parent,
    "lineage reversed": reversed_lineage,
    "parent typo": lambda mapping, random: {**mapping, "lineage": [{**mapping["lineage"][0], "parent": swapped(mapping["lineage"][0]["parent"], random)}, *mapping["lineage"][1:]]} if mapping.get("lineage") and swapped(mapping["lineage"][0]["parent"], random) else None,
    "relation typo": lambda mapping, random: {**mapping, "lineage": [{**mapping["lineage"][0], "relation": swapped(mapping["lineage"][0]["relation"], random)}, *mapping["lineage"][1:]]} if mapping.get("lineage") else None,
    "score above 100": in_score(value=812.0),
    "score in words": in_score(value="high"),
    "score with comma": in_score(value="81,2"),
    "score without source": in_score(source=""),
    "benchmark typo": in_score(benchmark="humanevall"),
    "metric unknown": in_score(metric="pass-at-one"),
    "architecture typo": in_text("architecture", swapped),
    "release away": without("released"),
    "size with blank": in_item("sizes", where_possible(lambda text: re.sub(r"^([0-9.]+)B$", r"\1 billion", text))),
    "context in words": replaced("context_length", "16K"),
    "weights with Yes": replaced("open_weights", "Yes"),
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
    {
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
