"""What pages say in the words of schema.org, for search engines and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from codelm.records import Benchmark, Dataset, Name, Paper

from .reference import Reference

__all__ = ["article", "breadcrumbs", "catalog", "dataset"]

Thing = dict[str, Any]

_CONTEXT = "https://schema.org"
_LEAST = 50
"""Characters that search engines for data ask of a description."""


def breadcrumbs(trail: Iterable[Mapping[str, str]], title: str, root: str, address: str) -> Thing:
    """The way down to a page; `root` is the way to the root of the site."""
    steps = [*((step["text"], step["to"]) for step in trail), (title, address)]
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": f"{root}{to}"}
            for n, (name, to) in enumerate(steps, 1)
        ],
    }


def article(paper: Paper, said: Reference) -> Thing:
    """A paper."""
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "ScholarlyArticle",
            "headline": paper.title,
            "alternateName": paper.nickname,
            "author": [_author(author) for author in paper.authors],
            "datePublished": said.date,
            "dateCreated": paper.date,
            "isPartOf": _whole(said),
            "pageStart": said.first_page,
            "pageEnd": said.last_page,
            "publisher": _organization(said.publisher),
            "identifier": [*_identified("DOI", said.doi), *_identified("arXiv", said.arxiv)],
            "abstract": paper.summary,
            "inLanguage": "en",
            "sameAs": said.url,
        }
    )


def _author(author: str | Name) -> Thing:
    if isinstance(author, Name):
        kind = "Organization" if author.literal and " " in author.literal else "Person"
        return _filled({"@type": kind, "name": author.display, "alternateName": author.native})
    return {"@type": "Person", "name": author}


def _organization(name: str) -> Thing | None:
    return {"@type": "Organization", "name": name} if name else None


def _identified(scheme: str, value: str) -> list[Thing]:
    return [{"@type": "PropertyValue", "propertyID": scheme, "value": value}] if value else []


def _whole(said: Reference) -> Thing | None:
    if not said.container:
        return None
    if said.type == "journalArticle":
        volume = {"volumeNumber": said.volume, "issn": said.issn}
        kinds = ["PublicationVolume", "Periodical"]
        return _filled({"@type": kinds, "name": said.container, **volume})
    return {"@type": "CreativeWork", "name": said.container}


def dataset(record: Benchmark | Dataset, about: str, whole: str) -> Thing:
    """A benchmark or data set; `about` describes it in a sentence, `whole` names the index."""
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "name": record.name,
            "alternateName": list(record.aliases),
            "description": about if len(about) >= _LEAST else f"{about} Part of {whole}.",
            "datePublished": record.released,
            "license": getattr(record, "license", None),
            "sameAs": record.url,
            "keywords": record.languages,
        }
    )


def catalog(name: str, about: str, files: Iterable[tuple[str, str]]) -> Thing:
    """The whole index as data: each file with its media type."""
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": about,
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": media_type,
                "contentUrl": name,
            }
            for name, media_type in files
        ],
    }


def _filled(thing: Thing) -> Thing:
    """The thing without what is not known."""
    return {name: value for name, value in thing.items() if value}
