/**
 * The query language: words, "phrases", -not, and field:value.
 * The command line's `query.py` reads the same; tests/search/queries.yaml holds both to it.
 *
 * @typedef {object} Term
 * @property {string | null} field Where to look; null for everywhere.
 * @property {string} text What to look for, as typed, without quotes.
 * @property {boolean} phrase Whether its words must stand together.
 * @property {boolean} negated Whether it must not match.
 * @property {number} at Where it begins in the query.
 *
 * @typedef {{ message: string, at: number }} Malformed
 */

/** @type {readonly string[]} */
export const FIELDS = [
  "kind", "title", "author", "year", "venue", "task", "model", "benchmark", "language", "has",
];

const MOST_TERMS = 40;
const HAS = ["code", "data", "model", "blog", "website", "video"];
const KINDS = [
  "paper", "task", "model", "benchmark", "dataset", "metric", "objective", "system", "venue",
];
const IDENTIFIERS = ["arxiv", "doi", "http", "https"];
const CLOSING = { "\"": /"/, "“": /["“”]/, "”": /["“”]/, "„": /["“”]/ };
const FIELD = /^([A-Za-z]+):/;
const ARXIV = /(?<!\d)\d{4}\.\d{4,5}(?!\d)/;
const YEARS = /^(?:(\d{4})|(\d{4})?\.\.(\d{4})?)$/;

/** The terms of a query, of very many the first; or what is wrong with it. @type {(query: string) => { terms: Term[], error: Malformed | null }} */
export const parse = (query) => {
  const terms = [];
  let at = 0;
  try {
    for (;;) {
      while (at < query.length && /\s/.test(query[at])) at++;
      if (at >= query.length || terms.length === MOST_TERMS) return { terms, error: null };
      const [term, end] = termAt(query, at);
      if (term) terms.push(term);
      at = end;
    }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { terms: [], error: { message: error.message, at: error.at } };
  }
};

class QueryError extends Error {
  /** @param {string} message @param {number} at */
  constructor(message, at) {
    super(message);
    this.at = at;
  }
}

/** The term that begins there, and where it ends. @type {(query: string, at: number) => [Term | null, number]} */
const termAt = (query, at) => {
  const negated = /^-[^\s-]/.test(query.slice(at, at + 2));
  const start = at + (negated ? 1 : 0);
  const field = fieldAt(query, start);
  const valueAt = start + (field ? field.length + 1 : 0);
  const [text, end, phrase] = valueFrom(query, valueAt);
  if (field && FIELDS.includes(field)) {
    return [{ field, text: checked(field, text, valueAt), phrase, negated, at }, end];
  }
  const said = field ? (ARXIV.exec(text)?.[0] ?? text) : text;
  return [said ? { field: null, text: said, phrase, negated, at } : null, end];
};

/** The field or kind of identifier that begins there, or null. @type {(query: string, at: number) => string | null} */
const fieldAt = (query, at) => {
  const found = FIELD.exec(query.slice(at, at + 20));
  if (!found) return null;
  const name = found[1].toLowerCase();
  const valueless = /^(\s|$)/.test(query.slice(at + found[0].length, at + found[0].length + 1));
  if (valueless && name !== found[1]) return null; // a title such as "A Benchmark: …"
  if (FIELDS.includes(name)) return name;
  if (IDENTIFIERS.includes(name)) return name;
  if (/^(\s|\/\/|$)/.test(query.slice(at + found[0].length, at + found[0].length + 2))) return null;
  throw new QueryError(`there is no field “${found[1]}”; there are ${FIELDS.join(", ")}`, at);
};

/** The value from there, where it ends, and whether it is a phrase. @type {(query: string, at: number) => [string, number, boolean]} */
const valueFrom = (query, at) => {
  const closing = CLOSING[/** @type {keyof CLOSING} */ (query[at])];
  if (!closing) {
    const length = query.slice(at).search(/\s/);
    const end = length < 0 ? query.length : at + length;
    return [query.slice(at, end), end, false];
  }
  const rest = query.slice(at + 1).search(closing);
  if (rest < 0) throw new QueryError("this quotation mark is never closed", at);
  return [query.slice(at + 1, at + 1 + rest).trim(), at + rest + 2, true];
};

/** The value in its one spelling. @type {(field: string, text: string, at: number) => string} */
const checked = (field, text, at) => {
  if (!text) throw new QueryError(`“${field}:” needs a value right behind it`, at);
  if (field === "year") return checkedYears(text, at);
  const word = text.toLowerCase();
  if (field === "kind") {
    const kind = word.replace(/[\s-]/g, "").replace(/s$/, "");
    return oneOf(KINDS, kind, `there is no kind “${text}”; there are`, at);
  }
  if (field === "has") return oneOf(HAS, word, `nothing is known of “${text}”; it may be`, at);
  return text;
};

/** @type {(values: string[], value: string, message: string, at: number) => string} */
const oneOf = (values, value, message, at) => {
  if (!values.includes(value)) throw new QueryError(`${message} ${values.join(", ")}`, at);
  return value;
};

/** @type {(text: string, at: number) => string} */
const checkedYears = (text, at) => {
  const found = YEARS.exec(text);
  if (!found || text === "..") {
    throw new QueryError(`“${text}” is no year; write 2023, 2022..2024, 2022.. or ..2024`, at);
  }
  const [first, last] = years(text);
  if (first !== null && last !== null && first > last) {
    throw new QueryError(`the years ${text} run backwards`, at);
  }
  return text;
};

/** The first and last year of a range; null for an open end. @type {(text: string) => [number | null, number | null]} */
export const years = (text) => {
  const [first, last = first] = text.split("..");
  return [first ? Number(first) : null, last ? Number(last) : null];
};
