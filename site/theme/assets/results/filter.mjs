/**
 * Which numbers of a benchmark are shown: pure.
 *
 * @typedef {object} Filter
 * @property {string} weights "open", "closed", or "" for both.
 * @property {number | null} size Most parameters, in billions; models of unknown size have none.
 * @property {string} family One family of models, or "".
 * @property {number | null} from First year of release.
 * @property {number | null} to Last year of release.
 *
 * @typedef {object} Number_ A number, as far as it is filtered.
 * @property {string} weights
 * @property {number | null} billions
 * @property {string} family
 * @property {number} year
 */

const WEIGHTS = ["open", "closed"];
const NAMES = ["weights", "size", "family", "from", "to"];

/** The filter in the query part of an address; what it does not know it leaves out. @type {(search: string) => Filter} */
export const parsed = (search) => {
  const fields = new URLSearchParams(search);
  const weights = fields.get("weights") ?? "";
  return {
    weights: WEIGHTS.includes(weights) ? weights : "",
    size: positive(fields.get("size")),
    family: fields.get("family") ?? "",
    from: positive(fields.get("from")),
    to: positive(fields.get("to")),
  };
};

/** A number above zero, or null. @type {(text: string | null) => number | null} */
const positive = (text) => {
  const number = text?.trim() ? Number(text) : NaN;
  return Number.isFinite(number) && number > 0 ? number : null;
};

/** The query part of an address with this filter in it; what else stands there stays. @type {(search: string, filter: Filter) => string} */
export const address = (search, filter) => {
  const fields = new URLSearchParams(search);
  for (const name of NAMES) {
    const value = /** @type {Record<string, any>} */ (filter)[name];
    if (value) fields.set(name, String(value));
    else fields.delete(name);
  }
  const text = fields.toString();
  return text && `?${text}`;
};

/** Whether a number is shown. @type {(filter: Filter, number: Number_) => boolean} */
export const matches = ({ weights, size, family, from, to }, number) =>
  (!weights || number.weights === weights) &&
  (size === null || (number.billions !== null && number.billions <= size)) &&
  (!family || number.family === family) &&
  (from === null || number.year >= from) &&
  (to === null || number.year <= to);

/** Whether the filter leaves anything out. @type {(filter: Filter) => boolean} */
export const isNarrow = (filter) => address("", filter) !== "";

/** The filter in words: "open weights, up to 10B". @type {(filter: Filter) => string} */
export const inWords = ({ weights, size, family, from, to }) => [
  weights && `${weights} weights`,
  size !== null && `up to ${size}B`,
  family && `family ${family}`,
  from !== null && `from ${from}`,
  to !== null && `until ${to}`,
].filter(Boolean).join(", ");
