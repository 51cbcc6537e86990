"""The services that know papers: their names, addresses, and how often they may be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

__all__ = ["SERVICES", "Service", "services_at"]


@dataclass(frozen=True, slots=True)
class Service:
    """A service of bibliographic data."""

    id: str
    """Name on the command line."""
    name: str
    """Name in sentences and in `sources`."""
    base: str
    """Address that the paths of its answers follow."""
    pause: float
    """Seconds between two questions, as its rules ask for."""


SERVICES: dict[str, Service] = {
    service.id: service
    for service in (
        Service("arxiv", "arXiv", "https://export.arxiv.org/api", 3),
        Service("crossref", "Crossref", "https://api.crossref.org", 0.2),
        Service("datacite", "DataCite", "https://api.datacite.org", 0.2),
        Service("openalex", "OpenAlex", "https://api.openalex.org", 0.2),
        Service(
            "semantic-scholar", "Semantic Scholar", "https://api.semanticscholar.org/graph/v1", 1
        ),
        Service("dblp", "DBLP", "https://dblp.org", 1),
        Service("acl", "ACL Anthology", "https://aclanthology.org", 0.5),
        Service("openreview", "OpenReview", "https://api2.openreview.net", 1),
        Service("openreview-1", "OpenReview", "https://api.openreview.net", 1),
    )
}
"""Every service by id; OpenReview answers about older papers at another address."""


def services_at(address: str | None) -> Mapping[str, Service]:
    """The services, or their stand-ins below another address, each in a folder of its id."""
    if not address:
        return SERVICES
    return {id_: replace(s, base=f"{address.rstrip('/')}/{id_}") for id_, s in SERVICES.items()}
