"""The templates of generated pages, the only place that knows Jinja."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from codelm.site.charts import Chart, chart_figure
from codelm.site.metadata.schema_org import breadcrumbs
from codelm.site.page import Page
from codelm.stock import files

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
    """The templates in some folders, of those with one name the first.

    What they show is escaped, and what they miss is an error.

    `site_url` is where the site will stand, and `edit` where its files are edited, as far as that
    is known.
    """

    def __init__(
        self, folders: Sequence[Path], cache: Path | None = None, site_url: str = "", edit: str = ""
    ) -> None:
        self._files = list(files(folders))
        self._names = {file.name for file in self._files}
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_bytecode(cache),
        )
        self._environment.filters["breadcrumbs"] = breadcrumbs
        self._environment.globals["chart"] = _chart
        self._site_url = site_url
        self._edit = edit
        self._last: tuple[Page | None, Mapping[str, Any]] = (None, {})

    def body(self, page: Page) -> str:
        """The HTML of the page's own part."""
        return self._rendered(page.template, page)

    def head(self, page: Page) -> str:
        """What the page adds to the head of the document."""
        name = page.template.replace(".html.jinja", ".head.html.jinja")
        return self._rendered(name if name in self._names else _HEAD, page)

    def digest(self) -> str:
        """A hash of all templates; they share parts, so there is one for all."""
        versions = f"{jinja2.__version__} {version('pygal')}"
        digest = blake2b(versions.encode(), digest_size=16)
        for file in self._files:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()

    def _rendered(self, name: str, page: Page) -> str:
        template = self._environment.get_template(name)
        return template.render(
            self._facts(page),
            address=page.address,
            base=page.base,
            description=page.description,
            edit=self._edit,
            root=self._site_url or page.base,
            site_url=self._site_url,
            title=page.title,
        )

    def _facts(self, page: Page) -> Mapping[str, Any]:
        """All facts of a page; made once for its head and its body."""
        if self._last[0] is not page:
            self._last = page, {**page.facts, **page.late()}
        return self._last[1]


def _chart(chart: Chart, base: str) -> Markup:
    """A chart for a template: `{{ chart(growth, base) }}`."""
    return Markup(chart_figure(chart, base))  # noqa: S704  it is serialized from elements


_HEAD = "head.html.jinja"


def _bytecode(cache: Path | None) -> jinja2.FileSystemBytecodeCache | None:
    if cache is None:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(cache))
