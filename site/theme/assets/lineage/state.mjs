/** What is chosen in the picture, and how it stands in an address. Pure. */

/**
 * @typedef {import("./graph.mjs").Wanted & {model: string, hidden: string[], data: boolean, at: import("./view.mjs").Place | null}} State
 */

const WANTED = /** @type {const} */ (["family", "architecture", "organization", "from", "to"]);

/** The state nobody has touched. @type {() => State} */
export const initial = () => ({
  model: "", family: "", architecture: "", organization: "", from: "", to: "", hidden: [], data: false, at: null,
});

/** The state in the query part of an address. @type {(search: string) => State} */
export const parsed = (search) => {
  const fields = new URLSearchParams(search);
  const state = initial();
  state.model = fields.get("model") ?? "";
  for (const name of WANTED) state[name] = fields.get(name) ?? "";
  state.hidden = [...new Set(fields.getAll("without"))].filter(Boolean).sort();
  state.data = fields.has("data");
  const at = (fields.get("at") ?? "").split("_").map(Number);
  if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) state.at = { x: at[0], y: at[1], scale: at[2] };
  return state;
};

/** The query part of the address of a state; the same state has the same address. @type {(state: State) => string} */
export const address = (state) => {
  const fields = new URLSearchParams();
  if (state.model) fields.set("model", state.model);
  for (const name of WANTED) if (state[name]) fields.set(name, state[name]);
  for (const name of [...state.hidden].sort()) fields.append("without", name);
  if (state.data) fields.set("data", "");
  if (state.at) fields.set("at", `${Math.round(state.at.x)}_${Math.round(state.at.y)}_${state.at.scale.toFixed(2)}`);
  return fields.size ? `?${fields}` : "";
};

/** What a filter asks for. @type {(state: State) => import("./graph.mjs").Wanted} */
export const wanted = ({ family, architecture, organization, from, to }) => ({ family, architecture, organization, from, to });

/** The state without filters. @type {(state: State) => State} */
export const unfiltered = (state) => ({ ...initial(), model: state.model, data: state.data, at: state.at });
