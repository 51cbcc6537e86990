import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { compact, nameForms, spokenWords } from "../../site/theme/assets/search/core-words.mjs";

const lines = readFileSync(new URL("words.yaml", import.meta.url), "utf8").split("\n");
const cases = lines.filter((line) => line.startsWith("- ")).map((line) => JSON.parse(line.slice(2)));

for (const { text, spoken, compact: whole, name } of cases) {
  test(`it takes ${text || "nothing"} apart`, () => {
    assert.deepEqual(spokenWords(text), spoken);
    assert.equal(compact(text), whole);
    assert.deepEqual([...new Set(nameForms(text))], name);
  });
}
