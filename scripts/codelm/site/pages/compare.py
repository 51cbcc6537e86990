"""The page that sets models side by side: what stands in it before, and without, its script."""

from __future__ import annotations

from collections.abc import Iterator

from codelm.site.page import Page
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.rows import Rows
from codelm.site.pages.scores import results

__all__ = ["compare_page"]

_LEAD = (
    "Facts and results of up to six models side by side; numbers share a row only when they "
    "were measured in the same way by the same people."
)
_EXAMPLES = 4
"""How many benchmarks the page suggests a comparison on."""


def compare_page(rows: Rows) -> Iterator[Page]:
    """The page at compare/."""
    yield Page(
        address="compare/",
        template="compare.html.jinja",
        title="Compare models",
        description=_LEAD,
        facts={"crumbs": crumbs(), "lead": _LEAD, "examples": list(_examples(rows))},
    )


def _examples(rows: Rows) -> Iterator[dict[str, str]]:
    """The best models of the largest table of the benchmarks with most scores."""
    known = rows.kb.benchmarks
    most = sorted(known, key=lambda id_: (-rows.benchmarks[id_]["scores"], id_))[:_EXAMPLES]
    for id_ in most:
        found = results(rows, known[id_])
        if found and found["tables"] and found["tables"][0]["compare"]:
            table = found["tables"][0]
            names = [rows.models[model]["name"] for model in table["compare"].split(",")]
            yield {"text": known[id_].name, "models": table["compare"], "names": ", ".join(names)}
