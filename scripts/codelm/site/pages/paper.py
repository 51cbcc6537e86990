"""The pages of papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codelm.exports.formats import EXPORTS
from codelm.exports.shards import shard_of
from codelm.records import Benchmark, Dataset, Metric, Model, Name, Paper, System, kind_of
from codelm.site.metadata.highwire import highwire
from codelm.site.metadata.schema_org import article
from codelm.site.page import Page
from codelm.site.pages.citation import citation
from codelm.site.pages.crumbs import crumbs
from codelm.site.pages.downloads import ENTRIES, FORMATS
from codelm.site.pages.entity import RECORD, index_page, record_facts, sources
from codelm.site.pages.facts import Fact, fact, known
from codelm.site.pages.labels import ARCHITECTURES, CONTRIBUTIONS, counted, month, sentence_case
from codelm.site.pages.links import Said, inner, publications, record_link, said
from codelm.site.pages.related import Related
from codelm.site.pages.rows import Row, Rows, newest

__all__ = ["paper_pages"]

_SECTIONS = {
    "introduces": "What it introduces",
    "studies": "What it is about",
    "related": "Related papers",
}


def paper_pages(rows: Rows) -> Iterator[Page]:
    """The list of all papers, each paper, and where papers with earlier keys stand now."""
    yield _index(rows)
    for paper, near in Related(rows.kb).papers():
        yield _page(rows, paper, near)
        yield from (_moved(old, paper) for old in paper.aliases)


def _index(rows: Rows) -> Page:
    lead = f"{counted(len(rows.papers), 'paper')} on {rows.atlas.identity.subject}, newest first."
    return index_page("paper", newest(rows.papers.values()), lead, template="papers")


def _page(rows: Rows, paper: Paper, near: list[tuple[Paper, str]]) -> Page:
    facts = {**_head(rows, paper), **_sections(rows, paper, near)}
    shown = ((id_, label) for id_, label in _SECTIONS.items() if facts[id_])
    return Page(
        address=f"papers/{paper.id}/",
        template="paper.html.jinja",
        title=paper.title,
        description=_description(paper, rows.papers[paper.id]),
        facts=facts,
        toc=(*shown, ("cite", "How to cite"), RECORD),
        source=rows.kb.path(paper),
        late=lambda: _late(rows, paper),
        stamp=rows.fingerprints.of(paper.id),
    )


def _head(rows: Rows, paper: Paper) -> dict[str, Any]:
    """What stands at the top of the page, and in the basket."""
    row = rows.papers[paper.id]
    return {
        "crumbs": crumbs("papers", inner(row["year"], f"years/{row['year']}/")),
        "key": paper.id,
        "keys": list(paper.aliases),
        "kind": _kind(paper),
        "names": _names(paper),
        "people": _people(paper),
        "truncated": paper.authors_truncated,
        "venue": _venue(rows, paper),
        "year": row["year"],
        "date": month(paper.date),
        "actions": publications(paper),
        "chips": _chips(rows, paper),
        "detail": _detail(row),
    }


def _sections(rows: Rows, paper: Paper, near: list[tuple[Paper, str]]) -> dict[str, Any]:
    return {
        "summary": paper.summary,
        "introduces": [_card(record) for record in rows.kb.introduced_by(paper)],
        "studies": _studies(rows, paper),
        "related": [_relation(rows.papers[other.id], why) for other, why in near],
        "formats": [{"name": each.name, "title": each.title} for each in EXPORTS.values()],
        "cite": {
            "words": citation(paper, rows.kb.venues.get(paper.venue or "")),
            "formats": FORMATS,
            "entries": ENTRIES.format(format="{format}", shard=shard_of(paper.id)),
        },
        "record": record_facts(rows, paper),
        "sources": sources(rows, paper),
    }


def _late(rows: Rows, paper: Paper) -> dict[str, Any]:
    """What programs are told of a paper."""
    reference = rows.references.of(paper)
    return {
        "bibtex": "".join(EXPORTS["bibtex"].text([paper], rows.kb)).strip(),
        "tags": highwire(reference),
        "thing": article(paper, reference),
    }


def _kind(paper: Paper) -> str:
    """The paper by its main contribution: a survey is something else than a model."""
    return "Survey" if "survey" in paper.contribution else "Paper"


def _names(paper: Paper) -> list[str]:
    """What else the paper is called: nicknames that its title does not hold, and other titles."""
    title = paper.title.casefold()
    nicknames = filter(None, (paper.nickname, *paper.other_nicknames))
    return [*(each for each in nicknames if each.casefold() not in title), *paper.other_titles]


def _people(paper: Paper) -> list[dict[str, str]]:
    return [_person(author) for author in paper.authors]


def _person(author: str | Name) -> dict[str, str]:
    if isinstance(author, str) or not author.native:
        return {"name": author if isinstance(author, str) else author.display}
    return {"name": author.display, "native": author.native, "lang": _language(author.native)}


def _language(native: str) -> str:
    """The language of a name by its script; a text of no known script has none."""
    if any("\u3040" <= letter <= "\u30ff" for letter in native):
        return "ja"
    if any("\uac00" <= letter <= "\ud7a3" for letter in native):
        return "ko"
    return "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in native) else "und"


def _venue(rows: Rows, paper: Paper) -> dict[str, str] | None:
    venue = rows.kb.venues.get(paper.venue or "")
    if venue is None:
        return None
    track = venue.tracks.get(paper.track or "")
    name = (track.name if track else None) or paper.track
    rest = "".join((f" {paper.year}" if paper.year else "", f", {name}" if name else ""))
    return {**record_link(venue), "rest": rest}


def _chips(rows: Rows, paper: Paper) -> list[Said]:
    brings = [said(CONTRIBUTIONS[each]) for each in paper.contribution]
    return brings + rows.links("tasks", paper.tasks)


def _studies(rows: Rows, paper: Paper) -> list[Fact]:
    return known(
        fact("Models", rows.links("models", paper.models)),
        fact("Benchmarks", rows.links("benchmarks", paper.benchmarks)),
        fact("Data sets", rows.links("datasets", paper.datasets)),
        fact("Programming languages", paper.languages),
    )


def _relation(row: Row, why: str) -> dict[str, str]:
    date = month(row["date"])
    return {
        "id": row["id"],
        "title": row["title"],
        "people": row["people"],
        "date": date,
        "why": why,
    }


def _card(record: Any) -> dict[str, str]:
    line = ", ".join(filter(None, (kind_of(record).noun, *_in_short(record))))
    return {**record_link(record), "line": line}


def _in_short(record: Any) -> tuple[str | None, ...]:
    """What a reader wants to know first of an entity."""
    match record:
        case Model():
            shape = ARCHITECTURES[record.architecture].lower()
            return shape, " / ".join(record.sizes), "" if record.open_weights else "closed weights"
        case Benchmark():
            return f"{record.size} problems" if record.size else None, ", ".join(record.languages)
        case Dataset():
            return record.size, record.license
        case Metric() | System():
            return (sentence_case(record.kind).lower(),)
        case _:
            return ()


def _description(paper: Paper, row: Row) -> str:
    by = f" by {row['people']}" if row["people"] else ""
    where = f", {row['published']}" if row["published"] else ""
    on = f", on {row['task'].lower()}" if row["task"] else ""
    return f"{_kind(paper)}{by} ({month(paper.date)}{where}){on}: {paper.title}"


def _detail(row: Row) -> str:
    """The paper in the basket: its people and where it appeared."""
    return " · ".join(filter(None, (row["people"], row["published"] or row["year"])))


def _moved(old: str, paper: Paper) -> Page:
    to = f"papers/{paper.id}/"
    return Page(
        address=f"papers/{old}/",
        template="redirect.html.jinja",
        title=f"{old} has moved",
        description=f"The paper with the earlier key {old} stands at {paper.id} now.",
        facts={"to": to, "key": old, "name": paper.title},
        leads_to=to,
    )
