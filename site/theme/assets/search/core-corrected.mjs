/** The query that was answered in place of the one that was asked. */

import { compact, forms, nameForms } from "./core-words.mjs";

/** @typedef {import("./core-match.mjs").Slot} Slot */
/** @typedef {import("./core-query.mjs").Term} Term */

/** The query as its best hit spells it; words that it lacks are left out. @type {(core: import("./core.mjs").Core, terms: Term[], slots: Slot[], docs: number[]) => string} */
export const spelt = (core, terms, slots, docs) => {
  const { scores } = core.matcher;
  const best = docs.reduce((top, doc) => (scores[doc] > scores[top] ? doc : top), docs[0]);
  const words = wordsOf(core, best);
  return terms
    .map((term, i) => {
      const said = sign(term);
      const places = slots.flatMap((slot, place) => (slot.term === i ? [place] : []));
      if (!places.length) return said(label(core, term));
      const spelling = places.map((place) => word(core, place, slots[place], words));
      if (spelling.every((each, k) => each === slots[places[k]].word)) return said(term.text);
      const found = [...new Set(spelling)].filter(Boolean).join(" ");
      return found && said(found);
    })
    .filter(Boolean)
    .join(" ");
};

/** Puts field, quotes and minus around a value again. @type {(term: Term) => (text: string) => string} */
const sign = ({ field, phrase, negated }) => (text) => {
  const value = phrase || (field && text.includes(" ")) ? `"${text}"` : text;
  return `${negated ? "-" : ""}${field ? `${field}:` : ""}${value}`;
};

/** A field's value, or the label that was taken for it. @type {(core: import("./core.mjs").Core, term: Term) => string} */
const label = (core, term) => {
  if (term.negated || !["venue", "task", "model", "benchmark", "language"].includes(term.field ?? "")) {
    return term.text;
  }
  if (core.filtering.labelsOf(term, false).length) return term.text;
  return core.filtering.labelsOf(term, true)[0]?.value ?? term.text;
};

/** A word as typed where the document has it, or the word that it misspells; empty where it has neither. @type {(core: import("./core.mjs").Core, place: number, slot: Slot, words: Set<string>) => string} */
const word = (core, place, slot, words) => {
  const guessed = core.matcher.guessed[place];
  const found = [...core.matcher.taken[place].keys()].filter((form) => words.has(form));
  if (slot.optional || found.some((form) => !guessed.has(form))) return slot.word;
  const worth = (/** @type {string} */ form) => guessed.get(form) ?? 0;
  found.sort((a, b) => worth(b) - worth(a) || b.length - a.length || (a > b ? -1 : 1));
  return found[0] ?? "";
};

/** All words by which a document can be found. @type {(core: import("./core.mjs").Core, doc: number) => Set<string>} */
const wordsOf = (core, doc) => {
  const { records, labelList } = core;
  const borne = labelList.filter((each) => Array.prototype.includes.call(each.docs, doc));
  const texts = [records.title[doc], records.line[doc], ...records.names[doc], ...records.other[doc]];
  return new Set([
    ...texts.flatMap(nameForms),
    ...texts.map(compact),
    ...records.people[doc].flatMap((person) => forms(records.persons[person])),
    ...borne.flatMap((each) => each.names.flatMap(nameForms)),
    String(records.year[doc]),
    String(records.published[doc]),
  ]);
};
