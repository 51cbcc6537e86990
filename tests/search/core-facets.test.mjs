import assert from "node:assert/strict";
import { test } from "node:test";

import { documents, realCore } from "./real.mjs";

const CASES = 300;
const core = realCore();
const everything = documents();
const WORDS = [
  "", "code", "repair", "llm", "bert", "agents", "wang", "2023", "text-to-sql", "benchmark", "survey",
  "代码", "icse", "vulnerability detection", '"large language"', "-survey code", "kind:paper", "year:2021..",
  "task:code-to-code", "has:code", "strcoder", "model:starcoder", "language:rust", "zzzz",
];

/** Numbers below `end` that look random and are the same in every run. */
let state = 20261121;
const random = (end) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * end);
};
const pick = (list) => list[random(list.length)];

/** The values of a document by facet, from plain fields. */
const values = (each) => ({
  kind: [each.kind], year: each.year ? [String(each.year)] : [], venue: each.venue ? [each.venue] : [],
  task: each.tasks, contribution: each.contribution, model: each.models, language: each.languages,
  has: each.has,
});
const FACETS = Object.keys(values(everything[0]));
const known = Object.fromEntries(
  FACETS.map((name) => [name, [...new Set(everything.flatMap((each) => values(each)[name]))]]),
);

const randomFilters = () => {
  const filters = {};
  for (const name of FACETS) {
    if (random(4)) continue;
    if (name === "year") {
      const years = [2014 + random(12), 2014 + random(12)].sort();
      filters.year = [random(4) ? years[0] : null, random(4) ? years[1] : null];
    } else filters[name] = Array.from({ length: 1 + random(3) }, () => pick(known[name]));
  }
  return filters;
};

const passes = (each, name, filters) => {
  const wanted = filters[name];
  if (!wanted || (name === "year" && wanted.every((end) => end === null))) return true;
  const own = values(each)[name];
  if (name !== "year") return own.some((value) => wanted.includes(value));
  const [first, last] = wanted;
  return own.some((year) => Number(year) >= (first ?? 0) && Number(year) <= (last ?? 9999));
};

const recount = (found, filters) =>
  Object.fromEntries(
    FACETS.map((name) => {
      const counts = new Map();
      for (const each of found) {
        if (!FACETS.every((other) => other === name || passes(each, other, filters))) continue;
        for (const value of values(each)[name]) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [name, counts];
    }),
  );

test(`counts of facets are those of a recount (${CASES} random searches)`, () => {
  for (let i = 0; i < CASES; i++) {
    const query = `${pick(WORDS)} ${random(3) ? "" : pick(WORDS)}`.trim();
    const filters = randomFilters();
    const told = `${query} ${JSON.stringify(filters)}`;
    const found = Array.from(core.find(query).docs, (doc) => everything[doc]);
    const result = core.search({ query, filters, facets: true });
    const kept = found.filter((each) => FACETS.every((name) => passes(each, name, filters)));
    assert.equal(result.total, kept.length, told);
    const papers = kept.filter(({ kind }) => kind === "paper").map(({ id }) => id);
    assert.deepEqual(core.keys({ query, filters }).sort(), papers.sort(), told);
    for (const [name, counts] of Object.entries(recount(found, filters))) {
      const shown = new Map(result.facets[name].map(({ value, count }) => [value, count]));
      assert.deepEqual(shown, counts, `${name}: ${told}`);
    }
  }
});
