import assert from "node:assert/strict";
import { test } from "node:test";

import { bars, labelled } from "../../site/theme/assets/search/years.mjs";

const counts = (years) => Object.entries(years).map(([value, count]) => ({ value, count }));

test("there is a bar for each year, also for those without a paper", () => {
  const made = bars(counts({ 2020: 1, 2023: 4 }), [2020, 2023]);
  assert.deepEqual(made.map(({ count }) => count), [1, 0, 0, 4]);
  assert.ok(made.every(({ from, to }) => from === to));
});

test("years long ago share the first bar, and no paper is lost", () => {
  const years = { 1938: 1, 1990: 2, 2012: 3, 2025: 9, 2026: 5 };
  const made = bars(counts(years), Object.keys(years).map(Number));
  assert.equal(made.length, 15);
  assert.deepEqual(made[0], { from: null, to: 2012, count: 6 });
  assert.equal(made.reduce((sum, { count }) => sum + count, 0), 20);
  assert.equal(labelled(made[0], made[0]), "until 2012");
  assert.equal(labelled(made[1], made[2]), "2013 to 2014");
});

test("the bars stay while a narrower search has fewer years", () => {
  assert.equal(bars(counts({ 2024: 1 }), [2020, 2024]).length, 5);
  assert.deepEqual(bars([], []), []);
});
