"""References: what a record names is in the index."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from codelm.kb import KnowledgeBase, Mention
from codelm.problems import Field
from codelm.records import KINDS, NAMED_SOURCES, AnyRecord, Model, Paper
from codelm.records.identifiers import IDENTIFIERS, identifier

from .finding import Finding, becomes

__all__ = [
    "keys_of",
    "names_of",
    "outside_sources",
    "squeezed",
    "unknown_references",
    "unknown_sources",
]


def unknown_references(kb: KnowledgeBase) -> Iterator[Finding]:
    """Every id that a record names is the id of a record of that kind."""
    called: dict[str, _Called] = {}
    for mention in kb.mentions:
        if (mention.kind, mention.id) not in kb.files:
            meant = called.setdefault(mention.kind, _Called(kb, mention.kind))
            yield _unknown(kb, mention, meant)


def unknown_sources(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source that is no address is the key of a paper, or a named source."""
    meant = _Called(kb, "paper")
    for model, field, source in _sources(kb):
        known = ("paper", source) in kb.files or source in NAMED_SOURCES
        if not known and not re.search("[:/]", source):
            yield _unknown(kb, Mention(model, field, "paper", source), meant)


def outside_sources(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source that is a paper of the index is named by its key."""
    keys = keys_of(kb)
    for model, field, source in _sources(kb):
        said = identifier(source)
        if said and (key := keys.get(said)):
            yield Finding(
                record=model,
                field=field,
                message=f'"{source}" is the paper "{key}"',
                hint="name it by its key",
                fix=becomes(key),
            )


def keys_of(kb: KnowledgeBase) -> Mapping[tuple[str, str], str]:
    """The key of the paper with each identifier."""
    return {
        (name, value): paper.id
        for paper in kb.papers.values()
        for name in IDENTIFIERS
        if (value := getattr(paper, name))
    }


def names_of(record: AnyRecord) -> Iterator[tuple[Field, str]]:
    """What a record is called, with the place of each name."""
    if isinstance(record, Paper):
        yield ("title",), record.title
        for field in ("nickname", "arxiv", "doi"):
            if value := getattr(record, field):
                yield (field,), value
        return
    yield ("name",), record.name
    if short := getattr(record, "short", None):
        yield ("short",), short
    for i, alias in enumerate(getattr(record, "aliases", ())):
        yield ("aliases", i), alias


def squeezed(text: str) -> str:
    """The letters and digits of a text, without case, and `+` and `#`, which tell names apart."""
    return re.sub(r"[^\w+#]|_", "", text.casefold())


class _Called:
    """Ids of one kind by all that their records are called."""

    def __init__(self, kb: KnowledgeBase, kind: str) -> None:
        self.kind = kind
        self.ids = list(kb.table(kind))
        self.named: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for record in kb.table(kind).values():
            for field, name in names_of(record):
                self.named[squeezed(name)].append((record.id, str(field[0])))
            self.named[squeezed(record.id)].append((record.id, "id"))
        if kind == "paper":
            for old, new in kb.aliases.items():
                self.named[squeezed(old)].append((new, "earlier"))

    def meaning(self, text: str) -> tuple[str, str] | None:
        """The one id that the text is another name of, and what kind of name it is."""
        found = dict(self.named.get(squeezed(text), ()))
        return next(iter(found.items())) if len(found) == 1 else None

    def near(self, text: str) -> str | None:
        """The id that the text is nearest to, if any is near."""
        near = get_close_matches(text.casefold(), self.ids, 1, 0.75)
        if near:
            return near[0]
        names = get_close_matches(squeezed(text), self.named, 1, 0.75)
        return self.named[names[0]][0][0] if names else None


_PHRASES = {
    "aliases": "an alias of",
    "earlier": "an earlier key of",
    "arxiv": "the arXiv id of",
    "doi": "the DOI of",
    "id": "nearly",
}


def _unknown(kb: KnowledgeBase, mention: Mention, called: _Called) -> Finding:
    text, kind = mention.id, mention.kind
    fix = None
    if meaning := called.meaning(text):
        id_, name = meaning
        hint = f'"{text}" is {_PHRASES.get(name, f"the {name} of")} "{id_}"'
        fix = None if mention.field[-1] == text else becomes(id_)
    elif near := called.near(text):
        hint = f'did you mean "{near}"?'
    else:
        hint = _elsewhere(kb, text, kind) or f"add {_file_of(kind, text)}, or take it out"
    message = f'no {kind} "{text}"'
    return Finding(record=mention.by, field=mention.field, message=message, hint=hint, fix=fix)


def _elsewhere(kb: KnowledgeBase, text: str, kind: str) -> str:
    others = (name for name in KINDS if name != kind and (name, text) in kb.files)
    return next((f'"{text}" is a {name}' for name in others), "")


def _file_of(kind: str, id_: str) -> str:
    folder = KINDS[kind].folder
    return f"{folder}/<year>/{id_}.yaml" if kind == "paper" else f"{folder}/{id_}.yaml"


def _sources(kb: KnowledgeBase) -> Iterator[tuple[Model, Field, str]]:
    for model in kb.models.values():
        for i, edge in enumerate(model.lineage):
            yield model, ("lineage", i, "source"), edge.source
        for i, score in enumerate(model.scores):
            yield model, ("scores", i, "source"), score.source
            if score.origin:
                yield model, ("scores", i, "origin"), score.origin
        for name in ("from_scratch", "undisclosed"):
            if stated := getattr(model, name):
                yield model, (name, "source"), stated.source
