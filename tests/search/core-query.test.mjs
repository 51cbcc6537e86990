import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parse } from "../../site/theme/assets/search/core-query.mjs";

const lines = readFileSync(new URL("queries.yaml", import.meta.url), "utf8").split("\n");
const cases = lines.filter((line) => line.startsWith("- ")).map((line) => JSON.parse(line.slice(2)));

for (const { query, terms = [], error } of cases) {
  test(`it reads ${query || "nothing"}`, () => {
    const found = parse(query);
    const flags = (term) => [term.phrase && "phrase", term.negated && "not"].filter(Boolean).join(" ");
    assert.deepEqual(found.terms.map((term) => [term.field, term.text, flags(term)]), terms);
    assert.equal(found.error?.at ?? null, error?.[0] ?? null);
    assert.ok(!error || found.error.message.startsWith(error[1]));
  });
}

test("a term knows where it begins", () => {
  assert.deepEqual(parse('a  -"b c" year:2023').terms.map((term) => term.at), [0, 3, 10]);
});
