/**
 * Which rows of a table are shown, and in which order.
 *
 * @typedef {object} Row
 * @property {string} text What is searched, in lower case.
 * @property {string[]} values One for each column.
 *
 * @typedef {object} State
 * @property {string} query Words that a row must all contain.
 * @property {Map<number, string>} chosen Value that a column must have.
 * @property {number | null} column The sorted column; null keeps the order of the page.
 * @property {boolean} descending
 */

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The state of a table nobody has touched. @type {() => State} */
export const initial = () => ({ query: "", chosen: new Map(), column: null, descending: false });

/** The text as it is searched: without case and accents. @type {(text: string) => string} */
export const folded = (text) =>
  text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/\s+/g, " ");

/** The rows to show, in order. @type {(rows: Row[], state: State) => Row[]} */
export const shown = (rows, state) => sorted(rows.filter(matcher(state)), state);

/** Whether a row has every word and every chosen value. @type {(state: State) => (row: Row) => boolean} */
const matcher = ({ query, chosen }) => {
  const words = folded(query).split(" ").filter(Boolean);
  const facets = [...chosen];
  return (row) =>
    words.every((word) => row.text.includes(word)) &&
    facets.every(([column, value]) => row.values[column] === value);
};

/** The rows by one column; rows without a value come last either way. @type {(rows: Row[], state: State) => Row[]} */
const sorted = (rows, { column, descending }) => {
  if (column === null) return rows;
  const known = rows.filter((row) => row.values[column]);
  const unknown = rows.filter((row) => !row.values[column]);
  const sign = descending ? -1 : 1;
  known.sort((a, b) => sign * compared(a.values[column], b.values[column]));
  return [...known, ...unknown];
};

/** Order of two values: numbers by size, all else as text. @type {(a: string, b: string) => number} */
const compared = (a, b) => {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? collator.compare(a, b) : difference;
};

/** The state after the header of a column was pressed: up, down, as it was. @type {(state: State, column: number) => State} */
export const pressed = (state, column) => {
  if (state.column !== column) return { ...state, column, descending: false };
  if (!state.descending) return { ...state, descending: true };
  return { ...state, column: null, descending: false };
};

/** The values of a column, each once, in order. @type {(rows: Row[], column: number) => string[]} */
export const options = (rows, column) =>
  [...new Set(rows.map((row) => row.values[column]))].filter(Boolean).sort(compared);

/** How many rows are shown, in words. @type {(count: number, total: number) => string} */
export const summary = (count, total) => {
  const text = (/** @type {number} */ number) => number.toLocaleString("en");
  return count === total ? text(total) : `${text(count)} of ${text(total)}`;
};
