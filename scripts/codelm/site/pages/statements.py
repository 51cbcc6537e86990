"""What is stated of a model: by whom, whether somebody read it there, and what nobody says."""

from __future__ import annotations

from codelm.lineage import inheritance
from codelm.records import Lineage, Model, Statement, Undisclosed
from codelm.site.pages.labels import RECALLED
from codelm.site.pages.links import Said, record_link
from codelm.site.pages.rows import Rows

__all__ = ["concealed", "scratch", "stated"]


def stated(rows: Rows, statement: Lineage | Statement | Undisclosed) -> Said:
    """The source of a statement, marked where it was not read again."""
    return _marked(rows.evidence(statement.source), statement)


def scratch(rows: Rows, model: Model) -> list[Said]:
    """Whether its weights start from none: who says so, or from which models they come."""
    if model.from_scratch:
        source = stated(rows, model.from_scratch)
        return [{**source, "text": f"yes, according to {source['text']}"}]
    known = rows.kb.models
    edges = {edge.parent: edge for edge in inheritance(model) if edge.parent in known}
    links = [_marked(record_link(known[id_]), edge) for id_, edge in edges.items()]
    return [{**link, "text": f"no, from {link['text']}"} for link in links[:1]] + links[1:]


def concealed(rows: Rows, model: Model, field: str) -> list[Said]:
    """Where its makers could have told what stands in a field, but do not."""
    hidden = model.undisclosed
    if hidden is None or field not in hidden.fields:
        return []
    return [{**stated(rows, hidden), "text": "the makers do not say"}]


def _marked(link: Said, statement: Lineage | Statement | Undisclosed) -> Said:
    return link if statement.check == "read" else {**link, "recalled": RECALLED}
