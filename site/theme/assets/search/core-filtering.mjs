/** What the fields, exclusions and phrases of a query let through. */

import { years } from "./core-query.mjs";
import { allowance, slips } from "./core-typos.mjs";
import { compact, spokenWords } from "./core-words.mjs";

/** @typedef {import("./core-query.mjs").Term} Term */
/** @typedef {import("./core-index.mjs").Label} Label */

const OF_TEXT = [null, "title", "author"];

export class Filtering {
  /** @param {import("./core.mjs").Core} core */
  constructor(core) {
    this.core = core;
    /** @type {Map<Label, string[]>} */
    this.spelt = new Map();
  }

  /** The documents that pass all fields and exclusions; null where there is none of these. @param {Term[]} terms @param {boolean} tolerant @returns {Uint8Array | null} */
  allowed(terms, tolerant) {
    let kept = null;
    for (const term of terms) {
      if (!term.negated && OF_TEXT.includes(term.field)) continue;
      const marked = this.marked(term, tolerant);
      kept ??= new Uint8Array(this.core.records.count).fill(1);
      for (let doc = 0; doc < kept.length; doc++) {
        if (Boolean(marked[doc]) === term.negated) kept[doc] = 0;
      }
    }
    return kept;
  }

  /** The documents that a term speaks of, whether wanted or excluded. @param {Term} term @param {boolean} tolerant @returns {Uint8Array} */
  marked(term, tolerant) {
    const { records } = this.core;
    const marked = new Uint8Array(records.count);
    if (OF_TEXT.includes(term.field)) this.markWords(term, marked);
    else if (term.field === "year") {
      const [first, last] = years(term.text);
      for (let doc = 0; doc < marked.length; doc++) {
        const year = records.year[doc];
        marked[doc] = Number(year > 0 && year >= (first ?? 0) && year <= (last ?? Infinity));
      }
    } else {
      for (const { docs } of this.labelsOf(term, tolerant)) {
        for (let i = 0; i < docs.length; i++) marked[docs[i]] = 1;
      }
    }
    return marked;
  }

  /** The labels that a field's value names: one exactly, else those with all its words. @param {Term} term @param {boolean} tolerant @returns {Label[]} */
  labelsOf(term, tolerant) {
    const labels = this.core.labelList.filter((label) => label.field === term.field);
    const whole = compact(term.text);
    const exact = labels.filter(
      (label) => label.value === term.text.toLowerCase() || this.namesOf(label).includes(whole),
    );
    if (exact.length || !whole) return exact;
    const words = spokenWords(term.text);
    const partly = labels.filter((label) => label.names.some((name) => hasAll(name, words)));
    if (partly.length || !tolerant || term.negated) return partly;
    const most = allowance(whole.length);
    return labels.filter((label) => this.namesOf(label).some((name) => slips(whole, name, most) <= most));
  }

  /** @param {Label} label @returns {string[]} */
  namesOf(label) {
    let names = this.spelt.get(label);
    if (!names) this.spelt.set(label, (names = label.names.map(compact)));
    return names;
  }

  /** @param {Term} term @param {Uint8Array} marked */
  markWords(term, marked) {
    const words = spokenWords(term.text);
    const { text, people, labels, labelList } = this.core;
    const counts = new Uint8Array(marked.length);
    words.forEach((word, i) => {
      const mark = (/** @type {number} */ doc) => {
        if (counts[doc] === i) counts[doc]++;
      };
      for (const form of [word, word.endsWith("s") ? word.slice(0, -1) : `${word}s`]) {
        if (term.field !== "author") each(text, form, mark);
        if (term.field !== "title") each(people, form, mark);
        if (!term.field) {
          each(labels, form, (place) => Array.prototype.forEach.call(labelList[place].docs, mark));
        }
      }
    });
    for (let doc = 0; doc < marked.length; doc++) {
      if (words.length && counts[doc] === words.length) marked[doc] = 1;
    }
    this.markWhole(term, marked);
    if (term.phrase) {
      for (let doc = 0; doc < marked.length; doc++) {
        if (marked[doc]) marked[doc] = Number(this.says(doc, term));
      }
    }
  }

  /** Marks what has the term as one word: "text-to-sql" as "texttosql". @param {Term} term @param {Uint8Array} marked */
  markWhole(term, marked) {
    const { text, people, labels, labelList } = this.core;
    const whole = compact(term.text);
    const mark = (/** @type {number} */ doc) => (marked[doc] = 1);
    if (term.field !== "author") each(text, whole, mark);
    if (term.field !== "title") each(people, whole, mark);
    if (!term.field) {
      each(labels, whole, (place) => Array.prototype.forEach.call(labelList[place].docs, mark));
    }
  }

  /** The documents that have every wanted phrase. @param {number[]} docs @param {Term[]} terms @returns {number[]} */
  phrases(docs, terms) {
    const phrases = terms.filter(
      (term) => term.phrase && !term.negated && OF_TEXT.includes(term.field) && spokenWords(term.text).length > 1,
    );
    if (!phrases.length) return docs;
    return docs.filter((doc) => phrases.every((term) => this.says(doc, term)));
  }

  /** Whether a text of the document has the words in a row. @param {number} doc @param {Term} term @returns {boolean} */
  says(doc, term) {
    const { title, names, other, people, persons } = this.core.records;
    const wanted = ` ${spokenWords(term.text).join(" ")} `;
    const has = (/** @type {string} */ text) => ` ${spokenWords(text).join(" ")} `.includes(wanted);
    if (term.field !== "author" && [title[doc], ...names[doc], ...other[doc]].some(has)) return true;
    return term.field !== "title" && people[doc].some((person) => has(persons[person]));
  }
}

/** @type {(name: string, words: string[]) => boolean} */
const hasAll = (name, words) => {
  const own = spokenWords(name);
  return words.every((word) => own.includes(word) || own.includes(`${word}s`));
};

/** Calls for each document of a word. @type {(lexicon: import("./core-lexicon.mjs").Lexicon, word: string, call: (doc: number) => void) => void} */
const each = (lexicon, word, call) => {
  const place = lexicon.find(word);
  if (place < 0) return;
  for (let at = lexicon.offsets[place]; at < lexicon.offsets[place + 1]; at++) {
    call(lexicon.docs[at]);
  }
};
