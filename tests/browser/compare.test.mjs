import assert from "node:assert/strict";
import { test } from "node:test";

import { factRows, resultRows } from "../../site/theme/assets/compare/rows.mjs";
import { address, MOST, named, parsed } from "../../site/theme/assets/compare/state.mjs";

const protocol = (label, better = "higher") => ({ benchmark: { text: "B" }, id: label, metric: {}, label, by: { text: "x" }, better });
const data = {
  protocols: [protocol("greedy"), protocol("time", "lower"), protocol("alone")],
  models: {
    a: { name: "Alpha", facts: { Family: [{ text: "a" }] }, scores: [{ protocol: 0, value: 9, size: "13B" }, { protocol: 0, value: 7, size: "7B" }, { protocol: 1, value: 5 }] },
    b: { name: "Alpha Two", facts: { Family: [{ text: "b" }], Licence: [{ text: "MIT" }], Tokens: [] }, scores: [{ protocol: 0, value: 8 }, { protocol: 1, value: 4 }, { protocol: 2, value: 3 }] },
    c: { name: "Gamma", facts: { Licence: [], Tokens: [] }, scores: [] },
  },
};
const models = ["a", "b", "c"].map((id) => data.models[id]);

test("an address gives its models, each once and not too many", () => {
  assert.deepEqual(parsed("?models=a,b,,a"), ["a", "b"]);
  assert.deepEqual(parsed(address(["a", "b.2"])), ["a", "b.2"]);
  assert.deepEqual(parsed(""), []);
  assert.equal(address([]), "");
  assert.equal(parsed(`?models=${[..."abcdefgh"].join(",")}`).length, MOST);
});

test("a model is named by its id, its name, or the only name that begins so", () => {
  assert.equal(named(data.models, " alpha "), "a");
  assert.equal(named(data.models, "B"), "b");
  assert.equal(named(data.models, "gam"), "c");
  for (const text of ["", "alp", "delta"]) assert.equal(named(data.models, text), undefined);
});

test("a fact that one model has is not known of others, or no question; one that none has is no row", () => {
  const facts = factRows(models);
  assert.deepEqual(facts.map(({ label }) => label), ["Family", "Licence"]);
  assert.deepEqual(facts[1].cells, [null, [{ text: "MIT" }], []]);
});

test("only numbers of one protocol share a row, smallest model first", () => {
  const { shared, alone } = resultRows(data, models);
  assert.deepEqual(shared.map(({ protocol: { label } }) => label), ["greedy", "time"]);
  assert.deepEqual(shared[0].cells.map((cell) => cell.map(({ value }) => value)), [[7, 9], [8], []]);
  assert.deepEqual(alone.map(({ protocol: { label } }) => label), ["alone"]);
  for (const [index, row] of [...shared, ...alone].entries()) {
    assert.ok(row.cells.flat().every((score) => score.protocol === index));
  }
});

test("the best is the highest, or the lowest where that is better", () => {
  const { shared } = resultRows(data, models);
  assert.deepEqual(shared.map(({ best }) => best.map(({ value }) => value)), [[9], [4]]);
});
