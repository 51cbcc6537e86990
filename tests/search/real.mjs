/** The core over the real records, in the files that CODELM_RECORDS names the folder of. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Core } from "../../site/theme/assets/search/core.mjs";

const folder = process.env.CODELM_RECORDS;
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Every document in plain fields, in the order of the records. */
export const documents = () => read("documents.json");

/** The core with so many of the three files. */
export const realCore = ({ files = 3 } = {}) => {
  const core = new Core(...["first.json", "more.json"].slice(0, files).map(read));
  if (files > 2) core.complement(read("rest.json"));
  return core;
};
