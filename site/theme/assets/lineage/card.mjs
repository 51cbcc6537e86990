/** The card of the chosen model. */

import { make } from "../search/dom.mjs";

/**
 * @typedef {object} Words What the page says of things.
 * @property {Record<string, string>} relations
 * @property {Record<string, string>} architectures
 * @property {Map<string, Element>} sources The link to the source of an edge, by parent, child and relation.
 */

/** What the card says of a model. @type {(id: string, graph: import("./graph.mjs").Graph, words: Words, root: URL, close: () => void) => Node[]} */
export const card = (id, graph, words, root, close) => {
  const model = graph.models.get(id);
  if (!model) return [];
  const { parents, children } = graph.kin(id);
  const page = new URL(`models/${id}/`, root).href;
  const line = graph.line(id);
  return [
    make("button", { type: "button", className: "close", textContent: "×", aria: { label: "Close" }, onclick: close }),
    make("h2", {}, make("a", { href: page }, model.name)),
    make("dl", {}, ...facts(model, words).flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, value)])),
    ...kin("Comes from", parents, "source", graph, words),
    ...kin("Led to", children, "target", graph, words),
    make("p", { className: "count" }, `${line.models.size - 1} kin in all`),
    make("p", {}, make("a", { className: "md-button", href: page }, "Open its page")),
  ];
};

/** @type {(model: import("./graph.mjs").Model, words: Words) => [string, string][]} */
const facts = (model, words) => [
  ["Released", model.released],
  ["Made by", model.organizations.join(", ") || "not known"],
  ["Shape", words.architectures[model.architecture] ?? model.architecture],
  ["Parameters", model.sizes.join(", ") || "not known"],
  ["Licence", model.license ?? "not known"],
  ["Weights", model.open_weights ? "open" : "closed"],
];

/** A list of parents or of children. @type {(title: string, edges: import("./graph.mjs").Edge[], end: "source" | "target", graph: import("./graph.mjs").Graph, words: Words) => Node[]} */
const kin = (title, edges, end, graph, words) => {
  if (!edges.length) return [];
  const items = edges.map((edge) => {
    const source = words.sources.get(`${edge.source} ${edge.target} ${edge.relation}`)?.cloneNode(true);
    const to = make("a", { href: `?model=${edge[end]}`, data: { model: edge[end] } }, graph.models.get(edge[end])?.name ?? edge[end]);
    const said = ` ${words.relations[edge.relation] ?? edge.relation}`;
    return make("li", {}, to, make("small", {}, said, ...(source ? [", ", source] : [])));
  });
  return [make("h3", {}, `${title} (${edges.length})`), make("ul", {}, ...items)];
};
