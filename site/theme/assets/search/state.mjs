/** What is searched for, and how it stands in an address: pure. */

/**
 * @typedef {object} State
 * @property {string} query As typed.
 * @property {Record<string, string[]>} chosen Values by facet; several are alternatives.
 * @property {[number | null, number | null] | null} years First and last year; null is open.
 * @property {string} sort One of SORTS.
 */

/** Facets in the order of the page, but for the years; with the words for one that is chosen. */
export const FACETS = /** @type {const} */ ({
  kind: "Kind",
  task: "Task",
  contribution: "Contribution",
  has: "Comes with",
  venue: "Venue",
  model: "Model",
  language: "Programming language",
});

export const SORTS = ["relevance", "newest", "oldest", "title"];

/** The state nobody has touched. @type {() => State} */
export const initial = () => ({ query: "", chosen: {}, years: null, sort: SORTS[0] });

/** The state in the query part of an address; what it does not know it leaves out. @type {(search: string) => State} */
export const parsed = (search) => {
  const fields = new URLSearchParams(search);
  const chosen = Object.keys(FACETS).map((name) => [name, [...new Set(fields.getAll(name))].filter(Boolean)]);
  const sort = fields.get("sort") ?? "";
  return {
    query: fields.get("q") ?? "",
    chosen: Object.fromEntries(chosen.filter(([, values]) => values.length)),
    years: yearsOf(fields.get("year") ?? ""),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
  };
};

/** The query part of the address of a state; the same state has the same address. @type {(state: State) => string} */
export const address = ({ query, chosen, years, sort }) => {
  const fields = new URLSearchParams();
  if (query.trim()) fields.set("q", query);
  for (const name of Object.keys(FACETS)) {
    for (const value of chosen[name] ?? []) fields.append(name, value);
  }
  if (years) fields.set("year", spanned(years));
  if (sort !== SORTS[0]) fields.set("sort", sort);
  return fields.size ? `?${fields}` : "";
};

/** Years as an address and a query have them: 2023, 2022..2024, 2022.., ..2024. @type {(years: [number | null, number | null]) => string} */
export const spanned = ([from, to]) => (from === to ? `${from}` : `${from ?? ""}..${to ?? ""}`);

/** @type {(text: string) => [number | null, number | null] | null} */
const yearsOf = (text) => {
  const found = /^(\d{4})?(\.\.)?(\d{4})?$/.exec(text);
  if (!found || (!found[1] && !found[3]) || (found[1] && found[3] && !found[2])) return null;
  const [from, to] = [found[1], found[3]].map((year) => (year ? Number(year) : null));
  if (!found[2]) return [from, from];
  return from && to && from > to ? [to, from] : [from, to];
};

/** What the engine is asked. @type {(state: State) => {query: string, filters: Record<string, any>, sort: string}} */
export const asked = ({ query, chosen, years, sort }) => ({
  query,
  filters: years ? { ...chosen, year: years } : { ...chosen },
  sort,
});

/** The state with a value of a facet chosen, or not any more. @type {(state: State, name: string, value: string, on: boolean) => State} */
export const toggled = (state, name, value, on) => {
  const others = (state.chosen[name] ?? []).filter((each) => each !== value);
  const { [name]: _, ...chosen } = state.chosen;
  const values = on ? [...others, value] : others;
  return { ...state, chosen: values.length ? { ...chosen, [name]: values } : chosen };
};

/** The state with a span of years; the span that is chosen already is let go. @type {(state: State, years: [number | null, number | null] | null) => State} */
export const within = (state, years) => {
  const none = !years || (years[0] === null && years[1] === null);
  const same = years && state.years && spanned(years) === spanned(state.years);
  return { ...state, years: none || same ? null : years };
};

/** The state without any facet. @type {(state: State) => State} */
export const unfiltered = (state) => ({ ...state, chosen: {}, years: null });

/** Whether any facet narrows the state. @type {(state: State) => boolean} */
export const isNarrowed = ({ chosen, years }) => Boolean(years) || Object.keys(chosen).length > 0;
