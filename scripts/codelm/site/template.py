"""The templates of generated pages, the only place that knows Jinja."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2

from codelm.site.page import Page

__all__ = ["Templates"]


class _Environment(jinja2.Environment):
    """Templates in which `facts.items` is the fact of that name, not a method of the mapping."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value of a mapping, or else the attribute."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class Templates:
    """The templates in a folder; what they show is escaped, and what they miss is an error."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self._files = sorted(folder.glob("*.jinja"))
        self._names = {file.name for file in self._files}
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_bytecode(cache),
        )

    def body(self, page: Page) -> str:
        """The HTML of the page's own part."""
        return self._rendered(page.template, page)

    def head(self, page: Page) -> str:
        """What the page adds to the head of the document; mostly nothing."""
        name = page.template.replace(".html.jinja", ".head.html.jinja")
        return self._rendered(name, page) if name in self._names else ""

    def digest(self) -> str:
        """A hash of all templates; they share parts, so there is one for all."""
        digest = blake2b(jinja2.__version__.encode(), digest_size=16)
        for file in self._files:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()

    def _rendered(self, name: str, page: Page) -> str:
        template = self._environment.get_template(name)
        return template.render(
            page.facts, base=page.base, title=page.title, description=page.description
        )


def _bytecode(cache: Path | None) -> jinja2.FileSystemBytecodeCache | None:
    if cache is None:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(cache))
