/** The query core in a worker: it is given the files of records and asked one thing at a time. */

import { Core } from "./core.mjs";
// What the core imports, asked for at once and not import by import.
import "./core-facets.mjs";
import "./core-filtering.mjs";
import "./core-index.mjs";
import "./core-lexicon.mjs";
import "./core-match.mjs";
import "./core-query.mjs";
import "./core-records.mjs";
import "./core-shown.mjs";
import "./core-typos.mjs";
import "./core-words.mjs";

/** Asked of nobody: what answers take is compiled by them before somebody waits for it. */
const REHEARSED = ["co", "code", "program re", "text-to", "li 2023", "reapir"];

/** @type {any[]} */
const files = [];
/** @type {Core | null} */
let core = null;

/** @type {(bytes: ArrayBuffer) => any} */
const parsed = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** What can be asked, by name. @type {Record<string, (...given: any[]) => unknown>} */
const verbs = {
  /** Gives the names of the files that the first one names. */
  records: (bytes) => {
    files.push(parsed(bytes));
    core = new Core(...files);
    return files[0].files;
  },
  rest: (bytes) => {
    core?.complement(parsed(bytes));
    for (const query of REHEARSED) setTimeout(() => core?.quick(query, 3));
  },
  search: (request) => core?.search(request),
  keys: (request) => core?.keys(request),
  quick: (query, perKind) => core?.quick(query, perKind),
};

addEventListener("message", ({ data: { number, verb, given } }) => {
  try {
    postMessage({ number, answer: verbs[verb](...given) });
  } catch (error) {
    postMessage({ number, failed: String(error) });
  }
});
