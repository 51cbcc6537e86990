/** What of a hit matches: spans of its title, or else a reason in words. */

import { nameForms, nameOf, places } from "./core-words.mjs";

/** @typedef {import("./core-match.mjs").Slot} Slot */

const LONGEST_JOIN = 4;

/** Spans of a title that match words of the query. @type {(title: string, words: Set<string>) => [number, number][]} */
export const shownSpans = (title, words) => {
  const parts = partsOf(title);
  /** @type {[number, number][]} */
  const spans = [];
  parts.forEach(({ from, to, name }, i) => {
    if (name.forms.some((form) => words.has(form))) spans.push([from, to]);
    let joined = name.whole;
    for (const part of parts.slice(i + 1, i + LONGEST_JOIN)) {
      joined += part.name.whole;
      if (words.has(joined)) spans.push([from, part.to]);
    }
  });
  return merged(spans);
};

/** @typedef {{ from: number, to: number, name: import("./core-words.mjs").Name }} Part */

/** The parts of titles that were shown: most are shown again after the next key. @type {Map<string, Part[]>} */
const known = new Map();

/** @type {(title: string) => Part[]} */
const partsOf = (title) => {
  let parts = known.get(title);
  if (!parts) {
    parts = places(title).map(([from, to, text]) => ({ from, to, name: nameOf(text) }));
    known.set(title, parts);
  }
  return parts;
};

/** @type {(spans: [number, number][]) => [number, number][]} */
const merged = (spans) => {
  /** @type {[number, number][]} */
  const found = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const before = found.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else found.push([from, to]);
  }
  return found;
};

const CALLED = { task: "task", venue: "venue", language: "language", contribution: "contribution", kind: "kind" };

/** Why a document matches, as far as its title does not show it. @type {(core: import("./core.mjs").Core, doc: number, slots: Slot[]) => string} */
export const reason = (core, doc, slots) => {
  const { title } = core.records;
  const shown = new Set(nameForms(title[doc]));
  const { taken } = core.matcher;
  /** @type {Set<string>} */
  const reasons = new Set();
  slots.forEach((slot, i) => {
    if (slot.optional || [...taken[i].keys()].some((word) => shown.has(word))) return;
    const found = because(core, doc, taken[i], slot);
    if (found) reasons.add(found);
  });
  return reasons.size ? `matches ${[...reasons].slice(0, 3).join(", ")}` : "";
};

/** @type {(core: import("./core.mjs").Core, doc: number, taken: Map<string, number>, slot: Slot) => string} */
const because = (core, doc, taken, slot) => {
  const { records, labelList, labels } = core;
  const has = (/** @type {string} */ text) => nameForms(text).some((form) => taken.has(form));
  const name = [...records.names[doc], ...records.other[doc]].find(has);
  if (name) return `the name “${name}”`;
  const person = records.people[doc].find((each) => has(records.persons[each]));
  if (person !== undefined) return `the author ${records.persons[person]}`;
  for (const word of taken.keys()) {
    const place = labels.find(word);
    for (let at = labels.offsets[place]; place >= 0 && at < labels.offsets[place + 1]; at++) {
      const label = labelList[labels.docs[at]];
      if (!Array.prototype.includes.call(label.docs, doc)) continue;
      return labelled(label, label.names.find(has) ?? label.names[0]);
    }
  }
  if (records.line[doc] && has(records.line[doc])) return `“${records.line[doc]}”`;
  const year = String(records.published[doc]);
  return slot.word === year ? `the publication in ${year}` : "";
};

/** @type {(label: import("./core-index.mjs").Label, name: string) => string} */
const labelled = (label, name) => {
  const what = CALLED[/** @type {keyof CALLED} */ (label.field)];
  if (label.field !== "task" || name === label.names[0]) return `the ${what} “${name}”`;
  return `the synonym “${name}” of the task “${label.names[0]}”`;
};
