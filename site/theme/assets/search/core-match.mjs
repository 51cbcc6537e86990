/** How well each document matches the words of a query. */

import { WEIGHTS } from "./core-index.mjs";
import { near } from "./core-typos.mjs";
import { spokenWords, STOP_WORDS } from "./core-words.mjs";

/** @typedef {import("./core-lexicon.mjs").Lexicon} Lexicon */

/**
 * One word of a query.
 * @typedef {object} Slot
 * @property {string} word
 * @property {number} term Which term of the query it belongs to.
 * @property {boolean} last Whether it may be unfinished.
 * @property {boolean} exact Whether it must stand as it is.
 * @property {boolean} optional Whether a document may do without it.
 * @property {"title" | "author" | null} field Where it must stand.
 *
 * @typedef {"none" | "unknown" | "all"} Tolerance Which words may be misspelt.
 */

const MOST_SLOTS = 30;
const LONGEST_JOIN = 4;
const PREFIX = { last: 0.55, inner: 0.3 };
const PLURAL = 0.9;
const SLIPS = [1, 0.6, 0.35];
const JOINED = 0.8;

/** The words of the terms, as far as they are looked up in texts. @type {(terms: import("./core-query.mjs").Term[], unfinished: boolean) => Slot[]} */
export const slotsOf = (terms, unfinished) => {
  /** @type {Slot[]} */
  const slots = [];
  terms.forEach((term, i) => {
    if (term.negated || !(term.field === null || term.field === "title" || term.field === "author")) {
      return;
    }
    for (const word of spokenWords(term.text)) {
      const { field, phrase } = term;
      slots.push({ word, term: i, last: false, exact: phrase, optional: false, field });
    }
  });
  const kept = slots.slice(0, MOST_SLOTS);
  const end = kept.at(-1);
  if (end && unfinished && !end.exact && end.term === terms.length - 1) end.last = true;
  const real = kept.some((slot) => !STOP_WORDS.has(slot.word));
  if (real) {
    for (const slot of kept) slot.optional = STOP_WORDS.has(slot.word) && !slot.exact && !slot.last;
  }
  return kept;
};

/** Scores of all documents for the words of one query after the other. */
export class Matcher {
  /** @param {import("./core.mjs").Core} core */
  constructor(core) {
    this.core = core;
    this.count = core.records.count;
    this.scores = new Float32Array(this.count);
    this.masks = new Uint32Array(this.count);
    /** @type {Float32Array[]} */
    this.bests = [];
    /** For each slot the words that were taken for it: word to factor. @type {Map<string, number>[]} */
    this.taken = [];
    /** For each slot the words that it may be a misspelling of. @type {Map<string, number>[]} */
    this.guessed = [];
  }

  /** Fills `scores` and `masks`. @param {Slot[]} slots @param {Tolerance} tolerance */
  run(slots, tolerance) {
    while (this.bests.length < slots.length) this.bests.push(new Float32Array(this.count));
    this.taken = slots.map(() => new Map());
    this.guessed = slots.map(() => new Map());
    slots.forEach((slot, i) => {
      this.bests[i].fill(0);
      this.one(slot, i, tolerance);
    });
    this.join(slots);
    this.sum(slots.length);
  }

  /** Documents that have all slots of a mask. @param {number} mask @returns {number[]} */
  having(mask) {
    const found = [];
    for (let doc = 0; doc < this.count; doc++) if ((this.masks[doc] & mask) === mask) found.push(doc);
    return found;
  }

  /** @param {Slot} slot @param {number} i @param {Tolerance} tolerance */
  one(slot, i, tolerance) {
    let hits = 0;
    for (const lexicon of this.lexicons(slot.field)) hits += this.look(lexicon, slot, i);
    if (slot.field === null) hits += this.year(slot, i);
    if (tolerance === "all" || (tolerance === "unknown" && !hits)) hits = this.guess(slot, i) || hits;
    this.weigh(i);
  }

  /** Takes the word, its plural and what begins with it. @param {Lexicon} lexicon @param {Slot} slot @param {number} i @returns {number} */
  look(lexicon, slot, i) {
    const { word } = slot;
    let hits = this.take(lexicon, lexicon.find(word), i, 1);
    if (slot.exact) return hits;
    const other = word.endsWith("s") ? word.slice(0, -1) : `${word}s`;
    if (word.length > 2) hits += this.take(lexicon, lexicon.find(other), i, PLURAL);
    if (word.length < (slot.last ? 2 : 4)) return hits;
    const factor = slot.last ? PREFIX.last : PREFIX.inner;
    const [from, to] = lexicon.beginning(word);
    for (let place = from; place < to; place++) {
      const length = lexicon.words[place].length;
      if (length === word.length) continue;
      hits += this.take(lexicon, place, i, factor * (0.5 + (0.5 * word.length) / length));
    }
    return hits;
  }

  /** Takes what may be meant by a misspelt word. @param {Slot} slot @param {number} i @returns {number} */
  guess(slot, i) {
    let hits = 0;
    for (const lexicon of this.lexicons(slot.field)) {
      for (const found of near(lexicon, slot.word, slot.last).slice(0, 40)) {
        const factor = SLIPS[found.slips] * (found.whole ? 1 : 0.5);
        const known = this.guessed[i].get(lexicon.words[found.word]) ?? 0;
        if (known < factor) this.guessed[i].set(lexicon.words[found.word], factor);
        hits += this.take(lexicon, found.word, i, factor);
      }
    }
    return hits;
  }

  /** Takes one word of a lexicon for a slot. @param {Lexicon} lexicon @param {number} word @param {number} i @param {number} factor @returns {number} */
  take(lexicon, word, i, factor) {
    if (word < 0) return 0;
    const best = this.bests[i];
    const from = lexicon.offsets[word];
    const to = lexicon.offsets[word + 1];
    this.note(lexicon.words[word], i, factor);
    if (lexicon === this.core.labels) {
      for (let at = from; at < to; at++) {
        const { docs } = this.core.labelList[lexicon.docs[at]];
        const value = WEIGHTS.label * factor;
        for (let k = 0; k < docs.length; k++) if (best[docs[k]] < value) best[docs[k]] = value;
      }
      return to - from;
    }
    const { docs, weights } = lexicon;
    for (let at = from; at < to; at++) {
      const value = weights[at] * factor;
      if (best[docs[at]] < value) best[docs[at]] = value;
    }
    return to - from;
  }

  /** @param {string} word @param {number} i @param {number} factor */
  note(word, i, factor) {
    const known = this.taken[i].get(word) ?? 0;
    if (known < factor) this.taken[i].set(word, factor);
  }

  /** @param {Slot} slot @param {number} i @returns {number} */
  year(slot, i) {
    if (!/^(19|20)\d\d$/.test(slot.word)) return 0;
    const { year, published } = this.core.records;
    const wanted = Number(slot.word);
    const best = this.bests[i];
    let hits = 0;
    for (let doc = 0; doc < this.count; doc++) {
      if (year[doc] !== wanted && published[doc] !== wanted) continue;
      hits++;
      if (best[doc] < WEIGHTS.label) best[doc] = WEIGHTS.label;
    }
    return hits;
  }

  /** Makes rare words count more: one factor for all forms of a word. @param {number} i */
  weigh(i) {
    const best = this.bests[i];
    let hits = 0;
    for (let doc = 0; doc < this.count; doc++) if (best[doc] > 0) hits++;
    const factor = this.rarity(hits);
    for (let doc = 0; doc < this.count; doc++) best[doc] *= factor;
  }

  /** @param {number} hits @returns {number} */
  rarity(hits) {
    return Math.log(1 + this.count / (hits + 0.5));
  }

  /** Looks up neighbouring words as one: "code llama" as "codellama". @param {Slot[]} slots */
  join(slots) {
    for (let start = 0; start < slots.length; start++) {
      for (let end = start + 2; end <= Math.min(slots.length, start + LONGEST_JOIN); end++) {
        const span = slots.slice(start, end);
        if (span.some((slot) => slot.field !== span[0].field)) break;
        for (const word of joinedForms(span)) this.joint(word, start, end, span);
      }
    }
  }

  /** @param {string} word @param {number} start @param {number} end @param {Slot[]} span */
  joint(word, start, end, span) {
    for (const lexicon of this.lexicons(span[0].field)) {
      const place = lexicon.find(word);
      const last = span.at(-1)?.last;
      const [from, to] = last ? lexicon.beginning(word) : [place, place < 0 ? place : place + 1];
      for (let at = from; at < to; at++) {
        const whole = lexicon.words[at].length === word.length;
        this.spread(lexicon, at, start, end, (whole ? 1 : PREFIX.last) * JOINED);
      }
    }
  }

  /** Where to look for the words of a field. @param {Slot["field"]} field @returns {Lexicon[]} */
  lexicons(field) {
    const { text, people, labels } = this.core;
    return field === "title" ? [text] : field === "author" ? [people] : [text, people, labels];
  }

  /** Gives a joined word to all slots that it spans. @param {Lexicon} lexicon @param {number} word @param {number} start @param {number} end @param {number} factor */
  spread(lexicon, word, start, end, factor) {
    const { offsets } = lexicon;
    const rarity = this.rarity(lexicon.frequency(word));
    for (let i = start; i < end; i++) this.note(lexicon.words[word], i, factor);
    for (let at = offsets[word]; at < offsets[word + 1]; at++) {
      const inLabels = lexicon === this.core.labels;
      const docs = inLabels ? this.core.labelList[lexicon.docs[at]].docs : [lexicon.docs[at]];
      const value = lexicon.weights[at] * rarity * factor;
      for (let k = 0; k < docs.length; k++) {
        for (let i = start; i < end; i++) {
          if (this.bests[i][docs[k]] < value) this.bests[i][docs[k]] = value;
        }
      }
    }
  }

  /** @param {number} count */
  sum(count) {
    this.scores.fill(0);
    this.masks.fill(0);
    for (let i = 0; i < count; i++) {
      const best = this.bests[i];
      for (let doc = 0; doc < this.count; doc++) {
        if (best[doc] > 0) {
          this.scores[doc] += best[doc];
          this.masks[doc] |= 1 << i;
        }
      }
    }
  }
}

/** @type {(span: Slot[]) => string[]} */
const joinedForms = (span) => {
  const words = span.map((slot) => slot.word);
  const whole = words.join("");
  if (whole.length < 3) return [];
  return words.length === 3 && words[1] === "to" ? [whole, `${words[0]}2${words[2]}`] : [whole];
};
