/**
 * The columns of the documents, as `columns.py` writes them into one file or parts them on two.
 *
 * @typedef {Record<string, any>} File
 */

const FORM = 2;

/** @type {(text: string) => string[]} */
export const lines = (text) => text.split("\n");

/** Dates are written as steps back from the one before. @type {(text: string) => number[]} */
const dates = (text) => {
  let date = 0;
  return text.split(" ").map((step) => (date -= Number(step)));
};

const OF_LINES = [
  ...["title", "names", "other", "line", "published", "key", "venue", "tasks", "above", "models"],
  ...["benchmarks", "language", "contribution", "had", "people"],
];

/** How a column becomes a list, by its name. @type {Record<string, (text: string) => any[]>} */
const READERS = {
  kind: (text) => Array.from(text, Number),
  date: dates,
  ...Object.fromEntries(OF_LINES.map((name) => [name, lines])),
};

/** What the files say: each column as a list, in the order of all documents. @type {(first: File, more?: File) => File} */
export const columnsOf = (first, more) => {
  const files = more?.count ? [first, more] : [first];
  if (files.some(({ form }) => form !== FORM)) throw new Error("these search records are of another version");
  const places = more?.count ? Array.from(more.order, Number) : new Array(first.count).fill(0);
  const numbered = numbering();
  const column = (/** @type {string} */ name) => {
    const parts = files.map((file) => READERS[name](file[name]));
    return woven(places, name === "people" ? parts.map((part) => part.map(numbered)) : parts);
  };
  return {
    ...first,
    ...Object.fromEntries(Object.keys(READERS).map((name) => [name, column(name)])),
    count: places.length,
    persons: files.flatMap(({ persons }) => (persons ? lines(persons) : [])),
  };
};

/** References to people in which new names have numbers, counted on from one to the next. */
export const numbering = (known = 0) => (/** @type {string} */ refs) => refs.replace(/\+/g, () => `${known++}`);

/** One list of several: each place takes the next value of the list it names. @type {(places: number[], parts: any[][]) => any[]} */
const woven = (places, parts) => {
  if (parts.length === 1) return parts[0];
  const taken = parts.map(() => 0);
  return places.map((part) => parts[part][taken[part]++]);
};
