/** What a misspelt word may stand for, and the query that was answered in place of the one that was asked. */

import { compact, forms, nameForms } from "./core-words.mjs";

/** @typedef {import("./core-match.mjs").Slot} Slot */
/** @typedef {import("./core-query.mjs").Term} Term */

/** How many slips a word of that length may have. @type {(length: number) => number} */
export const allowance = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

const WIDTH = 64;
const ROWS = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)];

/**
 * Letters left out, added, replaced or swapped with their neighbour between two words;
 * a number above `most` where there are more than that.
 * @type {(a: string, b: string, most: number) => number}
 */
export const slips = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (Math.max(a.length, b.length) >= WIDTH) return most + 1;
  let [older, old, row] = ROWS;
  for (let j = 0; j <= b.length; j++) old[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let value = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + Number(letter !== b.charCodeAt(j - 1)));
      if (
        i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        value = Math.min(value, older[j - 2] + 1);
      }
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [older, old, row] = [old, row, older];
  }
  return old[b.length];
};

/**
 * Words of a lexicon near another one, nearest first: their numbers and the slips between.
 * With `unfinished`, words that begin so count too.
 * @type {(lexicon: import("./core-lexicon.mjs").Lexicon, word: string, unfinished: boolean) => { word: number, slips: number, whole: boolean }[]}
 */
export const near = (lexicon, word, unfinished) => {
  const most = allowance(word.length);
  if (!most || word.length > 40 || /^\d+$/.test(word)) return [];
  const found = [];
  for (let length = word.length - most; length <= 40; length++) {
    const whole = length <= word.length + most;
    if (!whole && !unfinished) break;
    for (const number of lexicon.ofLength(length)) {
      const other = lexicon.words[number];
      if (!alike(word, other)) continue;
      if (whole) {
        const count = slips(word, other, most);
        if (count > 0 && count <= most) {
          found.push({ word: number, slips: count, whole: true });
          continue;
        }
      }
      if (unfinished && length > word.length) {
        const count = slips(word, other.slice(0, word.length), 1);
        if (count === 1) found.push({ word: number, slips: count, whole: false });
      }
    }
  }
  const rank = (/** @type {typeof found[number]} */ each) => each.slips + (each.whole ? 0 : 0.5);
  return found.sort(
    (a, b) => rank(a) - rank(b) || lexicon.frequency(b.word) - lexicon.frequency(a.word) || a.word - b.word,
  );
};

/** Whether the beginnings may be the same but for a slip. @type {(a: string, b: string) => boolean} */
const alike = (a, b) =>
  a.charCodeAt(0) === b.charCodeAt(0) ||
  a.charCodeAt(1) === b.charCodeAt(1) ||
  a.charCodeAt(0) === b.charCodeAt(1) ||
  a.charCodeAt(1) === b.charCodeAt(0);

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
