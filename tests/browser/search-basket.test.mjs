import assert from "node:assert/strict";
import { test } from "node:test";

import { joined, moved, restored, without } from "../../site/theme/assets/search/basket.mjs";
import { assembled, collected, shardOf, shardsOf } from "../../site/theme/assets/search/shards.mjs";

const pick = (id) => ({ id, title: id, detail: "" });
const ids = (picks) => picks.map(({ id }) => id).join("");
const abc = ["a", "b", "c"].map(pick);

test("a pick joins at the end, once", () => {
  assert.equal(ids(joined(abc, [pick("b"), pick("d"), pick("d")])), "abcd");
  assert.equal(ids(without(abc, "b")), "ac");
});

test("a pick moves, and not beyond the ends", () => {
  assert.equal(ids(moved(abc, "c", -1)), "acb");
  assert.equal(ids(moved(abc, "a", 1)), "bac");
  assert.equal(ids(moved(abc, "a", -1)), "abc");
  assert.equal(ids(moved(abc, "c", 1)), "abc");
  assert.equal(ids(moved(abc, "x", 1)), "abc");
});

test("a damaged basket keeps what is whole", () => {
  assert.deepEqual(restored(null), []);
  assert.deepEqual(restored("{"), []);
  assert.deepEqual(restored('{"id":"a"}'), []);
  assert.deepEqual(restored('[null,3,{"id":7},{"id":"a"},{"id":"a","title":5}]'), [{ id: "a", title: "5", detail: "" }]);
});

test("keys lead to shards by the FNV-1a hash of their bytes", () => {
  const known = { "": 0x811c9dc5, a: 0xe40c292c, foobar: 0xbf9cf968 };
  for (const [key, hash] of Object.entries(known)) assert.equal(shardOf(key, 2 ** 32), hash);
  assert.equal(shardOf("foobar", 64), 0xbf9cf968 % 64);
  assert.deepEqual(shardsOf(["a", "a"], 64), [shardOf("a", 64)]);
});

test("entries stand in the order that was asked for", () => {
  const { entries, missing } = collected(["b", "x", "a"], [{ a: "A" }, { b: "B", c: "C" }]);
  assert.deepEqual([entries, missing], [["B", "A"], ["x"]]);
  assert.equal(assembled({ head: "[", separator: ",", tail: "]" }, entries), "[B,A]");
  assert.deepEqual(collected(["constructor"], [{}]).missing, ["constructor"]);
});
