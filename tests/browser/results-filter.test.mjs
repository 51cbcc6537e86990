import assert from "node:assert/strict";
import { test } from "node:test";

import { address, inWords, isNarrow, matches, parsed } from "../../site/theme/assets/results/filter.mjs";

const open7 = { weights: "open", billions: 7, family: "qwen", year: 2024 };
const closed = { weights: "closed", billions: null, family: "gpt", year: 2023 };

test("an empty filter shows every number", () => {
  const filter = parsed("");
  assert.equal(isNarrow(filter), false);
  assert.ok([open7, closed].every((number) => matches(filter, number)));
});

test("open models up to a size leave out closed ones and those of unknown size", () => {
  assert.ok(matches(parsed("?weights=open&size=10"), open7));
  assert.ok(matches(parsed("?size=7"), open7));
  assert.equal(matches(parsed("?size=6.9"), open7), false);
  assert.equal(matches(parsed("?size=10"), closed), false);
  assert.equal(matches(parsed("?weights=open"), closed), false);
});

test("family and years are compared, the years with both ends", () => {
  assert.ok(matches(parsed("?family=qwen&from=2024&to=2024"), open7));
  for (const search of ["?family=gpt", "?from=2025", "?to=2023"]) assert.equal(matches(parsed(search), open7), false);
});

test("an address gives back its filter, and keeps what else stands in it", () => {
  for (const search of ["", "?weights=open&size=10", "?size=1.5&family=x+y&from=2021&to=2023"]) {
    assert.equal(address("", parsed(search)), search);
  }
  assert.equal(address("?h=word&size=3", parsed("?weights=closed")), "?h=word&weights=closed");
});

test("what an address says wrongly is left out", () => {
  assert.deepEqual(parsed("?weights=ajar&size=-3&from=then&to="), parsed(""));
  assert.deepEqual(parsed("?size=Infinity&size=4"), parsed(""));
});

test("a filter is said in words", () => {
  assert.equal(inWords(parsed("?weights=open&size=10&to=2023")), "open weights, up to 10B, until 2023");
});
