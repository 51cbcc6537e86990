"""The graph of models as text and in the formats of graph programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from html import escape
from typing import Any

from codelm.lineage import LineageGraph, graphml
from codelm.problems import on_one_line
from codelm.records import Lineage, Model

__all__ = ["LINEAGE_FORMATS", "as_graph", "line_of_descent"]


def as_graph(lineage: LineageGraph, models: Collection[Model]) -> dict[str, list[dict[str, Any]]]:
    """Nodes and edges among the models: `{"nodes": […], "edges": […]}`."""
    ids = {model.id for model in models}
    return {
        "nodes": [_node(model) for model in models],
        "edges": [
            {
                "source": edge.parent,
                "target": model.id,
                "relation": edge.relation,
                "evidence": edge.source,
                "check": edge.check,
            }
            for model in models
            for _, edge in lineage.parents(model)
            if edge.parent in ids
        ],
    }


def _node(model: Model) -> dict[str, Any]:
    return {
        "id": model.id,
        "name": model.name,
        "kind": "model",
        "released": model.released,
        "family": model.family,
        "architecture": model.architecture,
        "open_weights": model.open_weights,
        "organizations": list(model.organizations),
        "sizes": list(model.sizes),
        **({"license": model.license} if model.license else {}),
        **({"from_scratch": model.from_scratch.source} if model.from_scratch else {}),
    }


def _json(lineage: LineageGraph, models: Collection[Model]) -> str:
    return json.dumps(as_graph(lineage, models), ensure_ascii=False, indent=1) + "\n"


def _dot(lineage: LineageGraph, models: Collection[Model]) -> str:
    graph = as_graph(lineage, models)
    nodes = (f"  {_quoted(n['id'])} [label={_quoted(n['name'])}];" for n in graph["nodes"])
    edges = (
        f"  {_quoted(e['source'])} -> {_quoted(e['target'])} [label={_quoted(e['relation'])}];"
        for e in graph["edges"]
    )
    return "\n".join(["digraph lineage {", "  rankdir=LR;", *nodes, *edges, "}", ""])


def _graphml(lineage: LineageGraph, models: Collection[Model]) -> str:
    graph = as_graph(lineage, models)
    return graphml(graph["nodes"], graph["edges"])


def _mermaid(lineage: LineageGraph, models: Collection[Model]) -> str:
    graph = as_graph(lineage, models)
    number = {node["id"]: f"m{i}" for i, node in enumerate(graph["nodes"])}
    nodes = (f'  {number[n["id"]]}["{_mermaid_text(n["name"])}"]' for n in graph["nodes"])
    edges = (
        f"  {number[e['source']]} -->|{e['relation']}| {number[e['target']]}"
        for e in graph["edges"]
    )
    return "\n".join(["flowchart LR", *nodes, *edges, ""])


def line_of_descent(lineage: LineageGraph, model: Model) -> str:
    """The model, then what it comes from and what comes from it, indented step by step."""
    lines = [_label(model)]
    for said, next_of in (("comes from", lineage.parents), ("leads to", lineage.children)):
        branches = list(_branches(model, next_of, (model.id,)))
        lines += [said, *branches] if branches else []
    return "\n".join([*lines, ""])


def _branches(
    model: Model, next_of: Callable[[Model], list[tuple[Model, Lineage]]], above: tuple[str, ...]
) -> Iterator[str]:
    for other, edge in next_of(model):
        yield f"{'  ' * len(above)}{_label(other)} ({edge.relation})"
        if other.id not in above:
            yield from _branches(other, next_of, (*above, other.id))


def _label(model: Model) -> str:
    return f"{on_one_line(model.name)} [{model.id}] {model.released}"


def _tree(lineage: LineageGraph, models: Collection[Model]) -> str:
    """Every model without a parent among the models, with its descendants below it."""
    ids = {model.id for model in models}
    roots = (m for m in models if not any(p.id in ids for p, _ in lineage.parents(m)))
    trees = ([_label(root), *_branches(root, lineage.children, (root.id,))] for root in roots)
    return "".join(f"{line}\n" for tree in trees for line in tree)


def _quoted(text: str) -> str:
    """A string of the DOT language, which knows the entities of HTML."""
    escaped = escape(text, quote=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mermaid_text(text: str) -> str:
    """Text for a quoted label; Mermaid writes special characters as #code;."""
    return "".join(c if c.isalnum() or c in " -.+" else f"#{ord(c)};" for c in text)


LINEAGE_FORMATS: dict[str, Callable[[LineageGraph, Collection[Model]], str]] = {
    "tree": _tree,
    "json": _json,
    "dot": _dot,
    "graphml": _graphml,
    "mermaid": _mermaid,
}
