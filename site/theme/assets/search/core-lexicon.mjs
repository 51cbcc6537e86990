/** A sorted list of words, each with the documents that have it and how much it says there. */

/**
 * Postings as they come, one after the other, made into a lexicon at the end.
 */
export class Postings {
  constructor() {
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {number[]} */
    this.weights = [];
    this.words = new Uint32Array(1 << 16);
    this.docs = new Uint16Array(1 << 16);
    this.values = new Uint8Array(1 << 16);
    this.size = 0;
    /** Last posting of each word, so that a document is listed once. @type {number[]} */
    this.last = [];
  }

  /** Adds a word of a document, documents in order; of several weights the highest stays. @param {string} word @param {number} doc @param {number} weight */
  add(word, doc, weight) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.last.length;
      this.numbers.set(word, number);
      this.last.push(-1);
    }
    const before = this.last[number];
    if (before >= 0 && this.docs[before] === doc) {
      if (this.values[before] < weight) this.values[before] = weight;
      return;
    }
    if (this.size === this.words.length) this.grow();
    this.words[this.size] = number;
    this.docs[this.size] = doc;
    this.values[this.size] = weight;
    this.last[number] = this.size++;
  }

  /** Adds several words of a document. @param {string[]} words @param {number} doc @param {number} weight */
  addAll(words, doc, weight) {
    for (let i = 0; i < words.length; i++) this.add(words[i], doc, weight);
  }

  grow() {
    for (const name of /** @type {const} */ (["words", "docs", "values"])) {
      const old = this[name];
      const wider = new /** @type {any} */ (old.constructor)(old.length * 2);
      wider.set(old);
      /** @type {any} */ (this)[name] = wider;
    }
  }

  /** The lexicon of all that was added. */
  lexicon() {
    const { numbers, size } = this;
    const sorted = Array.from(numbers.keys()).sort();
    const count = sorted.length;
    const rank = new Uint32Array(count);
    for (let i = 0; i < count; i++) rank[numbers.get(sorted[i]) ?? 0] = i;
    const offsets = new Uint32Array(count + 1);
    const words = this.words.subarray(0, size).map((number) => rank[number]);
    for (let i = 0; i < size; i++) offsets[words[i] + 1]++;
    for (let i = 0; i < count; i++) offsets[i + 1] += offsets[i];
    const next = offsets.slice();
    const docs = new Uint16Array(size);
    const weights = new Uint8Array(size);
    const { docs: given, values } = this;
    for (let i = 0; i < size; i++) {
      const place = next[words[i]]++;
      docs[place] = given[i];
      weights[place] = values[i];
    }
    return new Lexicon(sorted, offsets, docs, weights);
  }
}

export class Lexicon {
  /** @param {string[]} words @param {Uint32Array} offsets @param {Uint16Array} docs @param {Uint8Array} weights */
  constructor(words, offsets, docs, weights) {
    this.words = words;
    this.offsets = offsets;
    this.docs = docs;
    this.weights = weights;
    /** @type {Map<number, number[]> | null} */
    this.lengths = null;
  }

  /** Where a word stands or would stand. @param {string} word @returns {number} */
  place(word) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of a word, or -1. @param {string} word @returns {number} */
  find(word) {
    const place = this.place(word);
    return this.words[place] === word ? place : -1;
  }

  /** The numbers from and to of the words that begin so. @param {string} start @returns {[number, number]} */
  beginning(start) {
    return [this.place(start), this.place(`${start}\uffff`)];
  }

  /** How many documents have the word of that number. @param {number} word @returns {number} */
  frequency(word) {
    return this.offsets[word + 1] - this.offsets[word];
  }

  /** Numbers of the words of a length. @param {number} length @returns {number[]} */
  ofLength(length) {
    if (!this.lengths) {
      this.lengths = new Map();
      this.words.forEach((word, number) => {
        const same = this.lengths?.get(word.length);
        if (same) same.push(number);
        else this.lengths?.set(word.length, [number]);
      });
    }
    return this.lengths.get(length) ?? [];
  }
}
