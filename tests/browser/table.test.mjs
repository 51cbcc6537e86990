import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, initial, options, pressed, shown, summary } from "../../site/theme/assets/table.mjs";

const row = (...values) => ({ text: folded(values.join(" ")), values });
const rows = [
  row("StarCoder", "2023", "arXiv"),
  row("Codex", "2021", ""),
  row("CodeBERT", "2020", "EMNLP"),
  row("Éclair coder", "", "arXiv"),
];
const names = (state) => shown(rows, { ...initial(), ...state }).map(({ values }) => values[0]);

test("an untouched table keeps all rows in the order of the page", () => {
  assert.deepEqual(names({}), ["StarCoder", "Codex", "CodeBERT", "Éclair coder"]);
});

test("a row must contain every word, whatever its case and accents", () => {
  assert.deepEqual(names({ query: " CODER arxiv " }), ["StarCoder", "Éclair coder"]);
  assert.deepEqual(names({ query: "eclair" }), ["Éclair coder"]);
  assert.deepEqual(names({ query: "nothing" }), []);
});

test("a chosen value is compared as a whole, and with the words", () => {
  assert.deepEqual(names({ chosen: new Map([[2, "arXiv"]]) }), ["StarCoder", "Éclair coder"]);
  assert.deepEqual(names({ chosen: new Map([[2, "arXiv"]]), query: "star" }), ["StarCoder"]);
  assert.deepEqual(names({ chosen: new Map([[2, "arX"]]) }), []);
});

test("rows without a value come last in both directions", () => {
  assert.deepEqual(names({ column: 1 }), ["CodeBERT", "Codex", "StarCoder", "Éclair coder"]);
  assert.deepEqual(names({ column: 1, descending: true }), [
    "StarCoder", "Codex", "CodeBERT", "Éclair coder",
  ]);
});

test("numbers are sorted by size, decimals and negative numbers too", () => {
  const numbers = ["10", "9.5", "9.25", "-1"].map((value) => row(value));
  const ordered = shown(numbers, { ...initial(), column: 0 }).map(({ values }) => values[0]);
  assert.deepEqual(ordered, ["-1", "9.25", "9.5", "10"]);
});

test("sorting leaves the rows it was given alone", () => {
  const before = [...rows];
  shown(rows, { ...initial(), column: 0 });
  assert.deepEqual(rows, before);
});

test("pressing a header sorts up, then down, then not at all", () => {
  const up = pressed(initial(), 2);
  const down = pressed(up, 2);
  assert.deepEqual([up.column, up.descending], [2, false]);
  assert.deepEqual([down.column, down.descending], [2, true]);
  assert.equal(pressed(down, 2).column, null);
  assert.deepEqual(pressed(down, 0), { ...down, column: 0, descending: false });
});

test("the options of a column are its values, each once, in order", () => {
  assert.deepEqual(options(rows, 2), ["arXiv", "EMNLP"]);
  assert.deepEqual(options(rows, 1), ["2020", "2021", "2023"]);
});

test("the summary names the total once", () => {
  assert.equal(summary(120, 1141), "120 of 1,141");
  assert.equal(summary(1141, 1141), "1,141");
});
