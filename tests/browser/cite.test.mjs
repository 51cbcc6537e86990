import assert from "node:assert/strict";
import { test } from "node:test";

import { fileName, shardAddress, whole } from "../../site/theme/assets/cite.mjs";

const csl = { extension: ".csl.json", media_type: "x", head: "[\n", tail: "\n]\n" };

test("one entry stands between the head and the tail of its format", () => {
  assert.equal(whole(csl, '{"id": "a"}'), '[\n{"id": "a"}\n]\n');
});

test("a file is named after the key", () => {
  assert.equal(fileName(csl, "li2023starcoder"), "li2023starcoder.csl.json");
});

test("the name of the format leads to its shard", () => {
  assert.equal(shardAddress("../data/{format}/7.json", "ris"), "../data/ris/7.json");
});
