/** The relevance set, and how well an engine answers it. */

import { readFileSync } from "node:fs";

const QUERY = /^ {2}("(?:[^"\\]|\\.)*"): (.*)$/;

/** The queries of the file with their section, right answers and half. */
export const relevanceSet = (file) => {
  let section = "";
  const found = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const query = QUERY.exec(line);
    if (query) {
      const text = JSON.parse(query[1]);
      found.push({ section, query: text, right: query[2].split(" "), half: half(text) });
    } else if (/^\w+:$/.test(line)) section = line.slice(0, -1);
  }
  return found;
};

/** Even hashes (FNV-1a of the UTF-8 bytes) are for tuning, odd ones for checking. */
const half = (text) => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return ((hash >>> 8) ^ hash) % 2 ? "checking" : "tuning";
};

/** Queries, success@1 and MRR@10 by section and over all but typos; `search` gives kind:id, best first. */
export const measured = (queries, search) => {
  const table = {};
  const missed = [];
  for (const { section, query, right } of queries) {
    const rank = search(query).slice(0, 10).findIndex((hit) => right.includes(hit)) + 1;
    if (rank !== 1) missed.push([rank, section, query]);
    for (const name of section === "typos" ? [section] : [section, "all but typos"]) {
      const row = (table[name] ??= { queries: 0, "success@1": 0, "MRR@10": 0 });
      row.queries += 1;
      row["success@1"] += Number(rank === 1);
      row["MRR@10"] += rank ? 1 / rank : 0;
    }
  }
  for (const row of Object.values(table)) {
    row["success@1"] = Number((row["success@1"] / row.queries).toFixed(3));
    row["MRR@10"] = Number((row["MRR@10"] / row.queries).toFixed(3));
  }
  return { table, missed };
};
