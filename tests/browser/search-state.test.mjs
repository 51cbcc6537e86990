import assert from "node:assert/strict";
import { test } from "node:test";

import { address, asked, initial, isNarrowed, parsed, toggled, unfiltered, within } from "../../site/theme/assets/search/state.mjs";

const full = {
  query: 'title:"c++ & co" 代码',
  chosen: { kind: ["paper"], task: ["code-repair", "a&b=c"], language: ["C#", "C, C++"] },
  years: [2022, 2024],
  sort: "newest",
};

test("an address gives back the state it was made of", () => {
  assert.deepEqual(parsed(address(full)), full);
  assert.deepEqual(parsed(address(initial())), initial());
  assert.equal(address(initial()), "");
  assert.equal(address(parsed(address(full))), address(full));
});

test("an address is short and can be read", () => {
  const state = { ...initial(), query: "code", chosen: { task: ["code-repair"] }, years: [2022, 2024], sort: "newest" };
  assert.equal(address(state), "?q=code&task=code-repair&year=2022..2024&sort=newest");
});

test("what an address has that makes no sense is left out", () => {
  assert.deepEqual(parsed("?sort=up&year=abc&colour=red&task=&task=x&task=x"), { ...initial(), chosen: { task: ["x"] } });
});

test("years are one, a span, or open at an end", () => {
  const years = (text) => parsed(`?year=${text}`).years;
  assert.deepEqual(years("2023"), [2023, 2023]);
  assert.deepEqual(years("2024..2022"), [2022, 2024]);
  assert.deepEqual(years("2022.."), [2022, null]);
  assert.deepEqual(years("..2022"), [null, 2022]);
  for (const bad of ["..", "", "20222024", "22"]) assert.equal(years(bad), null);
  for (const span of [[2023, 2023], [2022, null], [null, 2022]]) {
    assert.deepEqual(parsed(address({ ...initial(), years: span })).years, span);
  }
});

test("a value is chosen and let go again", () => {
  const one = toggled(initial(), "task", "x", true);
  const two = toggled(one, "task", "y", true);
  assert.deepEqual(two.chosen, { task: ["x", "y"] });
  assert.deepEqual(toggled(two, "task", "x", true).chosen, { task: ["y", "x"] });
  assert.deepEqual(toggled(one, "task", "x", false), initial());
  assert.ok(isNarrowed(one));
  assert.ok(!isNarrowed(unfiltered(two)));
});

test("the same span again lets it go", () => {
  const state = within(initial(), [2022, 2024]);
  assert.deepEqual(state.years, [2022, 2024]);
  assert.equal(within(state, [2022, 2024]).years, null);
  assert.deepEqual(within(state, [2023, 2023]).years, [2023, 2023]);
  assert.equal(within(state, [null, null]).years, null);
});

test("the engine is asked for years as a filter", () => {
  assert.deepEqual(asked(full).filters, { ...full.chosen, year: [2022, 2024] });
  assert.deepEqual(asked(initial()), { query: "", filters: {}, sort: "relevance" });
});
