/** The graph of models: who descends from whom, and which models a filter leaves. Pure. */

/**
 * @typedef {object} Model
 * @property {string} id
 * @property {string} name
 * @property {string} released
 * @property {string} family
 * @property {string} architecture
 * @property {boolean} open_weights
 * @property {string[]} organizations
 * @property {string[]} sizes
 * @property {string} [license]
 * @property {string} [from_scratch]
 *
 * @typedef {object} Edge
 * @property {string} source The parent.
 * @property {string} target The child.
 * @property {string} relation
 * @property {string} evidence Where this is stated.
 * @property {"read" | "recalled"} check Whether it was read there.
 *
 * @typedef {object} Wanted What a filter asks for; empty text asks for nothing.
 * @property {string} family
 * @property {string} architecture
 * @property {string} organization
 * @property {string} from First year.
 * @property {string} to Last year.
 */

export class Graph {
  /** @param {{nodes: Model[], edges: Edge[]}} data */
  constructor({ nodes, edges }) {
    this.models = new Map(nodes.map((node) => [node.id, node]));
    this.edges = edges;
    this.above = grouped(edges, "target");
    this.below = grouped(edges, "source");
  }

  /** The model with all its ancestors and descendants, and the edges between them; only edges of these relations are followed. @type {(id: string, hidden?: Set<string>) => {models: Set<string>, edges: Set<Edge>}} */
  line(id, hidden = new Set()) {
    const models = new Set([id]);
    /** @type {Set<Edge>} */
    const edges = new Set();
    for (const [next, end] of /** @type {const} */ ([[this.above, "source"], [this.below, "target"]])) {
      const seen = new Set([id]);
      for (const each of seen) {
        for (const edge of next.get(each) ?? []) {
          if (hidden.has(edge.relation)) continue;
          edges.add(edge);
          seen.add(edge[end]);
          models.add(edge[end]);
        }
      }
    }
    return { models, edges };
  }

  /** The parents of a model, or its children, as edges. @type {(id: string) => {parents: Edge[], children: Edge[]}} */
  kin(id) {
    return { parents: this.above.get(id) ?? [], children: this.below.get(id) ?? [] };
  }

  /** The models that a filter leaves, or null where it leaves all. @type {(wanted: Wanted) => Set<string> | null} */
  chosen(wanted) {
    if (!Object.values(wanted).some(Boolean)) return null;
    const found = [...this.models.values()].filter((model) => matches(model, wanted));
    return new Set(found.map((model) => model.id));
  }

  /** The models whose name is the text, or else starts with it, or else holds it. @type {(text: string) => Model[]} */
  named(text) {
    const query = folded(text);
    if (!query) return [];
    const all = [...this.models.values()].map((model) => ({ model, name: folded(model.name) }));
    for (const test of [
      (/** @type {string} */ name) => name === query,
      (/** @type {string} */ name) => name.startsWith(query),
      (/** @type {string} */ name) => name.includes(query),
    ]) {
      const found = all.filter(({ name }) => test(name));
      if (found.length) return found.map(({ model }) => model);
    }
    return [];
  }
}

/** @type {(edges: Edge[], end: "source" | "target") => Map<string, Edge[]>} */
const grouped = (edges, end) => {
  const groups = new Map();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group) group.push(edge);
    else groups.set(edge[end], [edge]);
  }
  return groups;
};

/** @type {(model: Model, wanted: Wanted) => boolean} */
const matches = (model, { family, architecture, organization, from, to }) => {
  const year = model.released.slice(0, 4);
  return (
    (!family || model.family === family) &&
    (!architecture || model.architecture === architecture) &&
    (!organization || model.organizations.includes(organization)) &&
    (!from || year >= from) &&
    (!to || year <= to)
  );
};

/** Letters and digits alone, without case. @type {(text: string) => string} */
const folded = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}+#.]/gu, "");
