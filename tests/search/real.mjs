/** The core over the real records, in the files that CODELM_RECORDS names the folder of. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Core } from "../../site/theme/assets/search/core.mjs";

const folder = process.env.CODELM_RECORDS;
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Every document in plain fields, in the order of the records. */
export const documents = () => read("documents.json");

/** The core with the first file, or with both. */
export const realCore = ({ complete = true } = {}) => {
  const core = new Core(read("records.json"));
  if (complete) core.complement(read("rest.json"));
  return core;
};
