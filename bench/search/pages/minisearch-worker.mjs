/** The worker of MiniSearch. */

import MiniSearch from "minisearch";

const OPTIONS = { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { title: 2, names: 3 } };
const index = new MiniSearch({ fields: ["title", "names", "people", "labels", "detail"], storeFields: ["title", "detail", "url"] });

addEventListener("message", ({ data: { text, query, count } }) => {
  if (text !== undefined) index.addAll(JSON.parse(text).map((/** @type {object} */ entry, /** @type {number} */ id) => ({ id, ...entry })));
  else postMessage(index.search(query, OPTIONS).slice(0, count));
});
