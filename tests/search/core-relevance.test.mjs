import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { realCore } from "./real.mjs";
import { measured, relevanceSet } from "./relevance.mjs";

const judged = relevanceSet(fileURLToPath(new URL("relevance.yaml", import.meta.url)));
const core = realCore();
const search = (query) => core.search({ query, limit: 10 }).hits.map(({ kind, id }) => `${kind}:${id}`);

for (const half of ["tuning", "checking"]) {
  test(`what is meant is found first (${half})`, (context) => {
    const { table } = measured(judged.filter((each) => each.half === half), search);
    for (const [name, row] of Object.entries(table)) context.diagnostic(`${name} ${JSON.stringify(row)}`);
    assert.ok(table.nicknames["success@1"] >= 0.95);
    assert.ok(table.titles["success@1"] >= 0.95);
    assert.ok(table["all but typos"]["MRR@10"] >= 0.95);
    assert.ok(table.typos["MRR@10"] >= 0.9);
  });
}
