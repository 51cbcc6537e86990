"""Lists in Markdown as items below headings: the only module that knows markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

__all__ = ["Item", "Outline", "Piece", "outline"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: a link, strong, emphasized or in a column where it says so."""

    text: str
    href: str = ""
    mark: str = ""
    """`strong` or `em`."""
    column: str = ""
    """The heading of its column, in small letters."""


@dataclass(slots=True)
class Item:
    """A bullet, a row of a table, or a paragraph."""

    line: int
    sections: tuple[str, ...]
    """The headings above it, the outermost first."""
    form: str
    """`bullet`, `row` or `paragraph`."""
    pieces: list[Piece] = field(default_factory=list)
    below: list[Item] = field(default_factory=list)
    """The bullets below it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document as what it lists."""

    title: str
    """Its first heading."""
    items: tuple[Item, ...]


def outline(text: str) -> Outline:
    """The items of a document in Markdown, in order."""
    reader = _Reader()
    for node in SyntaxTreeNode(_PARSER.parse(text.replace("\0", ""))).children:
        reader.take(node)
    return Outline(reader.title, tuple(reader.items))


_PARSER = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
_STRONG_LINE = 7
"""The level of a strong line or a summary, which stand for a heading below all others."""


class _Reader:
    """Takes blocks in one after the other, and keeps the headings they stand under."""

    def __init__(self) -> None:
        self.title = ""
        self.items: list[Item] = []
        self._headings: dict[int, str] = {}

    def take(self, node: SyntaxTreeNode) -> None:
        """The items of a block join those before."""
        if node.type == "heading":
            self._headed(int(node.tag[1:]), _pieces(node))
        elif node.type == "paragraph":
            self._paragraph(node)
        elif node.type == "html_block":
            self._html(node)
        elif node.type == "table":
            self.items += self._rows(node)
        elif node.type in {"bullet_list", "ordered_list"}:
            self.items += [self._bullet(each) for each in node.children]
        else:  # a quotation
            for child in node.children:
                self.take(child)

    def _headed(self, level: int, pieces: Iterable[Piece]) -> None:
        said = " ".join("".join(piece.text for piece in pieces).split())
        self.title = self.title or said
        self._headings = {at: name for at, name in self._headings.items() if at < level}
        self._headings[level] = said

    def _paragraph(self, node: SyntaxTreeNode) -> None:
        pieces = _pieces(node)
        told = [piece for piece in pieces if piece.text.strip()]
        if told and all(piece.mark == "strong" and not piece.href for piece in told):
            self._headed(_STRONG_LINE, pieces)
        else:
            self._add(_line(node), pieces)

    def _html(self, node: SyntaxTreeNode) -> None:
        """The items of a block of HTML, each beginning with a tag that opens one."""
        line = _line(node)
        for part in _BLOCK.split(node.content):
            if heading := _HEADING.search(part):
                level = int(heading[1][1]) if heading[1][0] in "hH" else _STRONG_LINE
                self._headed(level, [Piece(_TAG("", heading[2]))])
            self._add(line, _of_html(part))
            line += part.count("\n")

    def _add(self, line: int, pieces: list[Piece]) -> None:
        self.items.append(Item(line, self._sections, "paragraph", pieces))

    def _rows(self, table: SyntaxTreeNode) -> Iterator[Item]:
        head, *bodies = table.children
        columns = [
            "".join(piece.text for piece in _pieces(cell)).strip().casefold()
            for cell in head.children[0].children
        ]
        for row in (row for body in bodies for row in body.children):
            item = Item(_line(row), self._sections, "row")
            for column, cell in zip(columns, row.children, strict=False):
                item.pieces += [replace(piece, column=column or "-") for piece in _pieces(cell)]
                item.pieces.append(Piece("\n"))
            yield item

    def _bullet(self, node: SyntaxTreeNode) -> Item:
        inner = _Reader()
        inner._headings = dict(self._headings)
        item = Item(_line(node), self._sections, "bullet")
        for child in node.children:
            if child.type in {"paragraph", "heading"} and not item.pieces:
                item.pieces = _pieces(child)
            else:
                inner.take(child)
        item.below = inner.items
        return item

    @property
    def _sections(self) -> tuple[str, ...]:
        return tuple(name for _, name in sorted(self._headings.items()) if name)


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _pieces(node: SyntaxTreeNode) -> list[Piece]:
    tokens = (token for each in node.walk() if each.type == "inline" for token in _inner(each))
    return list(_stretches(tokens))


def _inner(node: SyntaxTreeNode) -> Sequence[Token]:
    return (node.token.children if node.token else None) or ()


def _of_html(text: str) -> list[Piece]:
    tokens: list[Token] = []
    for part in _ANY_TAG.split(text):
        tag = part.startswith("<")
        tokens.append(Token("html_inline" if tag else "text", "", 0, content=part))
    return list(_stretches(tokens))


def _stretches(tokens: Iterable[Token]) -> Iterator[Piece]:
    """The text of tokens, with each link in one piece."""
    href, mark, inside, outer = "", "", "", ""
    for token in tokens:
        kind, to = _meaning(token)
        if kind == "link":
            href, inside, outer = to, "", mark
        elif kind == "/link":
            if href:
                yield Piece("" if inside.startswith("http") else inside.strip(), href, mark)
            href, mark = "", outer
        elif kind in {"strong", "em"}:
            mark = kind
        elif kind in {"/strong", "/em"}:
            mark = mark if href else ""
        elif href:
            inside += to
        elif kind == "text":  # a picture says nothing but in a link
            yield from _plain(to, mark)


def _meaning(token: Token) -> tuple[str, str]:
    """What a token opens or closes, and the text or address that it brings."""
    if token.type == "html_inline":
        return _of_tag(token.content)
    if token.type == "link_open":
        return "link", str(token.attrs.get("href", ""))
    if token.type in _ENDS:
        return _ENDS[token.type], ""
    if token.type == "image":
        return "image", f" {token.content} "
    return "text", _BREAKS.get(token.type, token.content)


def _of_tag(tag: str) -> tuple[str, str]:
    if found := _ANCHOR(tag):
        return "link", found[1].strip("\"'")
    name = re.sub(r"[^a-z/].*", "", tag[1:].casefold(), flags=re.DOTALL)
    return _TAGS.get(name, "text"), "\n" if name in {"br", "p", "td", "/td", "div"} else ""


def _plain(text: str, mark: str) -> Iterator[Piece]:
    """Text, with bare addresses as links of their own."""
    for part in _ADDRESS.split(text):
        if part.startswith(("http://", "https://")):
            yield Piece("", part.rstrip(".,;:"))
        elif part:
            yield Piece(part, mark=mark)


_ENDS = {
    "link_close": "/link",
    "strong_open": "strong",
    "strong_close": "/strong",
    "em_open": "em",
    "em_close": "/em",
}
_TAGS = {"/a": "/link", "b": "strong", "strong": "strong", "/b": "/strong", "/strong": "/strong"}
_TAGS |= {"i": "em", "em": "em", "/i": "/em", "/em": "/em"}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_ADDRESS = re.compile(r"(https?://[^\s<>()\[\]\"'|]+)")
_ANCHOR = re.compile(r"(?is)<a\b[^>]*?\bhref\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)").match
_ANY_TAG = re.compile(r"(<[^<>]*>)")
_BLOCK = re.compile(r"(?i)(?=<(?:li|tr|p|h[1-6]|summary)\b)")
_HEADING = re.compile(r"(?is)<(h[1-6]|summary)\b[^>]*>(.*?)</\1>")
_TAG = re.compile(r"<[^<>]*>").sub
