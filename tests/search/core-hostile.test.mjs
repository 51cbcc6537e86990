import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { realCore } from "./real.mjs";

const queries = JSON.parse(readFileSync(new URL("hostile.json", import.meta.url), "utf8"));
const LONG = ["a", "code ", "代", "(", "-x ", '"y" ', "🦆", "code-", "x:"];
const core = realCore();

for (const query of [...queries, ...LONG.map((part) => part.repeat(10_000 / part.length))]) {
  test(`it answers ${JSON.stringify(query.slice(0, 30))} (${query.length} characters)`, () => {
    const { total, hits } = core.search({ query, facets: true });
    assert.equal(hits.length, Math.min(total, 20));
    core.quick(query, 3);
    core.keys({ query });
  });
}
