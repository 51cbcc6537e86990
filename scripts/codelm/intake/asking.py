"""Which services are asked about an identifier, and what they say together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .found import Found
from .http import Away, Http
from .services import acl, arxiv, crossref, datacite, openreview
from .twins import is_about

__all__ = ["asked"]


def asked(http: Http, field: str, id_: str) -> tuple[list[Found], list[str]]:
    """What is known of the paper with this identifier, and what could not be asked.

    Raises:
        Away: when the service that gave out the identifier does not answer.

    """
    found = [each for each in _FIRST[field](http, [id_]) if _is_it(each, field, id_)][:1]
    missed: list[str] = []
    if found and field != "doi" and (doi := found[0].doi):
        try:
            for other in crossref.ask(http, [doi]):
                if is_about(other, [found[0].title], found[0].authors, cut=False):
                    found.append(other)
                else:
                    missed.append(f'Crossref knows {doi} as "{other.title}"; not used')
        except Away as error:
            missed.append(f"{error}: nothing more is known of {doi}")
    return found, missed


def _is_it(found: Found, field: str, id_: str) -> bool:
    """Whether the answer is about what was asked; not every service says."""
    said = getattr(found, field)
    return not said or said.lower() == id_.lower()


def _doi(http: Http, ids: Sequence[str]) -> list[Found]:
    """What the publisher says, or else the archive that registered the DOI."""
    return crossref.ask(http, ids) or datacite.ask(http, ids)


_FIRST: dict[str, Callable[[Http, Sequence[str]], list[Found]]] = {
    "arxiv": arxiv.ask,
    "doi": _doi,
    "acl": acl.ask,
    "openreview": openreview.ask,
}
