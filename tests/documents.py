"""HTML documents as a browser reads them: what they link to, load and name."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["Document", "dead_links", "documents", "loaded_by_styles"]

_LINKING = {"href", "src", "action", "poster", "data"}
_LOADED_LINKS = {
    "dns-prefetch",
    "icon",
    "manifest",
    "modulepreload",
    "preconnect",
    "prefetch",
    "preload",
    "stylesheet",
}
"""Relations of <link> that make a browser ask for the address."""


@dataclass
class Document(HTMLParser):
    """What is known of one HTML file."""

    path: str
    """Below the root of the site."""
    elements: Counter[str] = field(default_factory=Counter)
    """How often each element occurs."""
    handlers: set[str] = field(default_factory=set)
    """Attributes that hold scripts: `onerror`, `onfocus`."""
    ids: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    """All addresses in it."""
    loads: set[str] = field(default_factory=set)
    """Those that a browser asks for by itself."""
    styles: str = ""
    """The style sheets and style attributes in it."""
    headings: int = 0
    """Number of first-level headings."""
    title: str = ""
    language: str = ""
    description: str = ""
    redirect: bool = False
    """Whether it only leads to another page."""

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = ""

    @classmethod
    def read(cls, site: Path, path: str) -> Document:
        """The document in a file."""
        document = cls(path)
        document.feed((site / path).read_text("utf-8"))
        document.close()
        return document

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self._inside = tag
        self.elements[tag] += 1
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if "style" in values:
            self.styles += values["style"] + "\n"
        found = {values[name] for name in _LINKING & values.keys()} | _sources(values)
        self.links |= found
        if tag != "a" and (tag != "link" or _LOADED_LINKS & set(values.get("rel", "").split())):
            self.loads |= found
        if tag in {"h1", "html", "meta"}:
            self._note(tag, values)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Leave an element."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep the title and the styles."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "style":
            self.styles += data

    def _note(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "h1":
            self.headings += 1
        elif tag == "html":
            self.language = values.get("lang", "")
        elif values.get("name") == "description":
            self.description = values.get("content", "")
        elif values.get("http-equiv", "").lower() == "refresh":
            self.redirect = True
            self.links.add(values["content"].partition("url=")[2])


def documents(site: Path) -> dict[str, Document]:
    """Every HTML file of the site by its path."""
    paths = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return {path: Document.read(site, path) for path in paths}


def dead_links(site: Path, found: Mapping[str, Document]) -> Iterator[str]:
    """Each address that leads to no file or no id of the site, with the page it stands on."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ids = {path: {"", "top", *document.ids} for path, document in found.items()}
    for path, document in found.items():
        for link in document.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _target(path, unquote(parts.path))
            known = ids.get(target)
            if target not in files or (known and unquote(parts.fragment) not in known):
                yield f"{path}: {link}"


def loaded_by_styles(css: str) -> set[str]:
    """The addresses that a style sheet makes a browser ask for."""
    quoted = r"""["']?([^"')\s;]+)"""
    return set(re.findall(rf"(?:@import\s+(?:url\()?|url\()\s*{quoted}", css))


def _target(path: str, link: str) -> str:
    """The file that a link on a page leads to."""
    if not link:
        return path
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), link)).lstrip("/")
    is_folder = link.endswith("/") or posixpath.basename(link) in {".", ".."}
    return posixpath.join(joined, "index.html") if is_folder else joined


def _sources(values: Mapping[str, str]) -> set[str]:
    return {part.split()[0] for part in values.get("srcset", "").split(",") if part.split()}
