import assert from "node:assert/strict";
import { test } from "node:test";

import { documents, realCore } from "./real.mjs";

test("the browser reads from the columns what the documents say", () => {
  const core = realCore();
  const { hits } = core.search({ query: "", limit: Infinity });
  const fields = ["kind", "id", "title", "url", "year", "arxiv"];
  const picked = (each) => Object.fromEntries(fields.map((field) => [field, each[field]]));
  assert.deepEqual(hits.map(picked), documents().map(picked));
});

test("the browser knows all people of a paper", () => {
  const { records } = realCore();
  const people = records.people.map((numbers) => numbers.map((number) => records.persons[number]));
  assert.deepEqual(people, documents().map((each) => each.people));
});

test("what needs no later authors is found before they are there", () => {
  const before = realCore({ files: 2 });
  const found = before.search({ query: "starcoder" });
  assert.equal(found.complete, false);
  assert.equal(found.hits[0].id, "li2023starcoder");
  assert.equal(found.hits[0].detail, "Raymond Li et al. · TMLR · 2023");
});

test("the first file alone answers with what it has, as all files do", () => {
  const [first, all] = [realCore({ files: 1 }), realCore()];
  assert.ok(first.records.count < all.records.count);
  for (const query of ["starcoder", "swe-bench", "code review"]) {
    const [best] = first.search({ query, limit: 1 }).hits;
    assert.deepEqual(best, { ...all.search({ query, limit: Infinity }).hits.find(({ url }) => url === best.url), arxiv: "", why: best.why });
  }
});

test("the keys of a result are those of its papers", () => {
  const core = realCore();
  const request = { query: "program repair", filters: { year: [2023, 2024] }, sort: "newest" };
  const { hits } = core.search({ ...request, limit: Infinity });
  assert.deepEqual(core.keys(request), hits.filter(({ kind }) => kind === "paper").map(({ id }) => id));
});

test("a quick answer is grouped by kind, with the kind of the best hit first", () => {
  const { groups, total } = realCore().quick("starcoder", 3);
  assert.equal(groups[0].name, "Papers");
  assert.ok(groups.every(({ hits }) => hits.length > 0 && hits.length <= 3));
  assert.ok(total > 5);
});

test("hits say what matches, in the title or in words", () => {
  const core = realCore();
  const best = (query) => core.search({ query, limit: 1 }).hits[0];
  assert.deepEqual(best("code llama").matched[0], [0, 10]);
  assert.equal(best("APR").why, "matches the name “APR”");
  assert.match(best("muennighoff octopack").why, /the author Niklas Muennighoff/);
});

test("sorting by date and title", () => {
  const core = realCore();
  const sorted = (sort) => core.search({ query: "kind:paper repair", sort, limit: Infinity }).hits;
  const years = sorted("oldest").map(({ year }) => year);
  assert.deepEqual(years, years.toSorted((a, b) => a - b));
  assert.deepEqual(sorted("newest").map(({ year }) => year), years.toReversed());
  assert.equal(sorted("title").length, years.length);
});
