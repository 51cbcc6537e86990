/**
 * The query core: from a request to a result, without browser and network.
 *
 * @typedef {import("./core-facets.mjs").Filters} Filters
 * @typedef {import("./core-facets.mjs").Count} Count
 *
 * @typedef {object} Request
 * @property {string} query
 * @property {Filters} [filters]
 * @property {"relevance" | "newest" | "oldest" | "title"} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {boolean} [facets] Whether the counts are wanted.
 *
 * @typedef {object} Hit
 * @property {string} kind
 * @property {string} noun What a record of the kind is called.
 * @property {string} id
 * @property {string} title
 * @property {string} url Its page, relative to the site's root.
 * @property {string} detail People, venue and year, or a line that says what it is.
 * @property {number | null} year
 * @property {[number, number][]} matched Spans of the title that match.
 * @property {string} why Why it matches, where the title does not show it.
 * @property {string} arxiv
 *
 * @typedef {object} Result
 * @property {number} total
 * @property {string | null} corrected The query that was answered in place of one that finds nothing.
 * @property {{ message: string, at: number } | null} error What is wrong with the query.
 * @property {Hit[]} hits
 * @property {Record<string, Count[]>} facets
 * @property {boolean} complete Whether everything was searched: long author lists come later.
 */

import { Facets } from "./core-facets.mjs";
import { addExact, allLabels, exactIndex, labelLexicon, peopleLexicon, textLexicon } from "./core-index.mjs";
import { Filtering } from "./core-filtering.mjs";
import { Matcher, slotsOf } from "./core-match.mjs";
import { parse } from "./core-query.mjs";
import { Records } from "./core-records.mjs";
import { reason, shownSpans } from "./core-shown.mjs";
import { allowance, slips, spelt } from "./core-typos.mjs";
import { compact, spokenWords } from "./core-words.mjs";

const EXACT = 1000;
const MOST_RAISED = 60;
const IN_A_ROW = { start: 1.6, inside: 1.3 };
const GROUPS = 4;

/** @typedef {{ docs: ArrayLike<number>, corrected: string | null, error: Result["error"], slots: import("./core-match.mjs").Slot[] }} Found */

export class Core {
  /** @param {any[]} files The first file of records, or that and the one with more. */
  constructor(...files) {
    this.records = new Records(...files);
    this.text = textLexicon(this.records);
    this.people = peopleLexicon(this.records);
    this.labelList = allLabels(this.records);
    this.labels = labelLexicon(this.labelList);
    this.exact = exactIndex(this.records);
    /** @type {Facets | undefined} */
    this.counted = undefined;
    this.matcher = new Matcher(this);
    this.filtering = new Filtering(this);
    /** Titles as they are spoken, once they were compared. @type {string[]} */
    this.spoken = [];
    this.everything = Uint16Array.from({ length: this.records.count }, (_, doc) => doc);
  }

  /** The facets, once they are asked for. */
  get facets() {
    return (this.counted ??= new Facets(this.records));
  }

  /** Takes in the last file of records. @param {any} file */
  complement(file) {
    this.records.complement(file);
    this.people = peopleLexicon(this.records);
    this.records.arxiv.forEach((id, doc) => {
      if (id) addExact(this.exact, compact(id), doc);
    });
  }

  /** The answer to a request. @param {Request} request @returns {Result} */
  search(request) {
    const { filters = {}, sort = "relevance", offset = 0, limit = 20, facets = false } = request;
    const found = this.find(request.query);
    const { kept, counts } = this.facets.apply(found.docs, filters, facets);
    const head = this.sorted(kept, sort, found.slots.length > 0, offset + limit);
    return {
      total: kept.length,
      corrected: found.corrected,
      error: found.error,
      hits: this.hits(head.slice(offset, offset + limit), found.slots),
      facets: facets ? this.facets.named(counts) : {},
      complete: this.records.complete,
    };
  }

  /** The keys of all papers of a result, in its order. @param {Request} request @returns {string[]} */
  keys(request) {
    const { filters = {}, sort = "relevance" } = request;
    const found = this.find(request.query);
    const { kept } = this.facets.apply(found.docs, filters, false);
    const papers = kept.filter((doc) => this.records.kind[doc] === 0);
    const all = this.sorted(papers, sort, found.slots.length > 0, papers.length);
    return all.map((doc) => this.records.id(doc));
  }

  /** The best hits of each kind, the kind with the best hit first. @param {string} query @param {number} perKind */
  quick(query, perKind) {
    const found = this.find(query);
    const total = found.docs.length;
    if (!query.trim()) return { groups: [], corrected: null, error: null, total: 0, complete: true };
    const head = this.sorted(Array.from(found.docs), "relevance", found.slots.length > 0, 200);
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    for (const doc of head) {
      const kind = this.records.kind[doc];
      const docs = groups.get(kind) ?? [];
      if (docs.length < perKind) groups.set(kind, [...docs, doc]);
    }
    const shown = [...groups].slice(0, GROUPS).map(([kind, docs]) => ({
      name: this.records.called[kind][1],
      hits: this.hits(docs, found.slots, () => ""),
    }));
    const { corrected, error } = found;
    return { groups: shown, corrected, error, total, complete: this.records.complete };
  }

  /** The documents that match a query, with their scores in the matcher. @param {string} query @returns {Found} */
  find(query) {
    const { terms, error } = parse(query);
    const nothing = { docs: [], corrected: null, error, slots: [] };
    if (error) return nothing;
    const allowed = this.filtering.allowed(terms, false);
    const wordless = terms.filter((term) => !term.negated && term.field === null && !spokenWords(term.text).length);
    const slots = slotsOf(terms, !/\s$/.test(query));
    if (!slots.length) {
      if (wordless.length && terms.every((term) => term.negated || term.field === null)) return nothing;
      return { ...nothing, ...this.fielded(terms, allowed) };
    }
    return { ...this.attempts(terms, slots, allowed), error, slots };
  }

  /** The documents that pass the fields, or else what may be meant by them. @param {import("./core-query.mjs").Term[]} terms @param {Uint8Array | null} allowed */
  fielded(terms, allowed) {
    if (!allowed) return { docs: this.everything, corrected: null };
    const passing = (/** @type {Uint8Array} */ mask) => this.everything.filter((doc) => mask[doc]);
    const docs = passing(allowed);
    if (docs.length) return { docs, corrected: null };
    const meant = passing(/** @type {Uint8Array} */ (this.filtering.allowed(terms, true)));
    return { docs: meant, corrected: meant.length ? spelt(this, terms, [], Array.from(meant)) : null };
  }

  /**
   * The matches as typed, or else of what may be meant.
   * @param {import("./core-query.mjs").Term[]} terms @param {import("./core-match.mjs").Slot[]} slots
   * @param {Uint8Array | null} allowed
   */
  attempts(terms, slots, allowed) {
    const need = slots.reduce((mask, slot, i) => (slot.optional ? mask : mask | (1 << i)), 0);
    for (const tolerance of /** @type {const} */ (["none", "unknown", "all"])) {
      this.matcher.run(slots, tolerance);
      const passed = tolerance === "none" ? allowed : this.filtering.allowed(terms, true);
      const docs = this.ranked(terms, slots, need, passed, tolerance !== "none");
      if (docs.length) {
        return { docs, corrected: tolerance === "none" ? null : spelt(this, terms, slots, docs) };
      }
    }
    return this.partial(terms, slots, allowed);
  }

  /** The matches of most words, where none has all. @param {import("./core-query.mjs").Term[]} terms @param {import("./core-match.mjs").Slot[]} slots @param {Uint8Array | null} allowed */
  partial(terms, slots, allowed) {
    this.matcher.run(slots, "unknown");
    const { masks } = this.matcher;
    const bits = (/** @type {number} */ doc) => ones(masks[doc]);
    const fixed = slots.reduce((mask, slot, i) => (slot.exact || slot.field ? mask | (1 << i) : mask), 0);
    let docs = this.ranked(terms, slots, fixed, allowed, true).filter((doc) => masks[doc]);
    const most = docs.reduce((high, doc) => Math.max(high, bits(doc)), 0);
    docs = docs.filter((doc) => bits(doc) === most);
    if (!docs.length || most * 2 < slots.length) return { docs: [], corrected: null };
    return { docs, corrected: spelt(this, terms, slots, docs) };
  }

  /** The documents with all needed words that pass the fields; exact names are raised. @param {import("./core-query.mjs").Term[]} terms @param {import("./core-match.mjs").Slot[]} slots @param {number} need @param {Uint8Array | null} allowed @param {boolean} [tolerant] @returns {number[]} */
  ranked(terms, slots, need, allowed, tolerant = false) {
    const { scores, masks } = this.matcher;
    const plain = terms.filter((term) => !term.negated && term.field === null);
    const said = plain.map((term) => term.text).join(" ");
    for (const [doc, value] of this.called(compact(said), tolerant)) {
      scores[doc] += value + (9 - this.records.kind[doc]) * 10;
      masks[doc] = 2 ** 30 - 1;
    }
    let docs = this.matcher.having(need);
    if (allowed) docs = docs.filter((doc) => allowed[doc]);
    docs = this.filtering.phrases(docs, terms);
    if (slots.length > 1 && !tolerant) this.raise(docs, spokenWords(said).join(" "));
    return docs;
  }

  /** Documents with a name that is what the query says, or with slips nearly so, and what that is worth. @param {string} said @param {boolean} tolerant @returns {[number, number][]} */
  called(said, tolerant) {
    if (!tolerant) return (this.exact.get(said) ?? []).map((doc) => [doc, EXACT]);
    const most = allowance(said.length);
    if (!most) return [];
    return [...this.exact].flatMap(([name, docs]) => {
      const count = slips(said, name, most);
      return count > most ? [] : docs.map((doc) => /** @type {[number, number]} */ ([doc, EXACT / (1 + count)]));
    });
  }

  /** Raises what has the words of the query in a row in its title, most of all where they are all of it. @param {number[]} docs @param {string} said */
  raise(docs, said) {
    const { scores } = this.matcher;
    const { title, kind } = this.records;
    for (const doc of best([...docs], scores, MOST_RAISED).slice(0, MOST_RAISED)) {
      const words = (this.spoken[doc] ??= spokenWords(title[doc]).join(" "));
      if (words === said) scores[doc] += kind[doc] === 0 ? EXACT + 90 : 0;
      else if (words.startsWith(said)) scores[doc] *= IN_A_ROW.start;
      else if (` ${words}`.includes(` ${said}`)) scores[doc] *= IN_A_ROW.inside;
    }
  }

  /** The first of the documents in the wanted order. @param {number[]} docs @param {string} sort @param {boolean} scored @param {number} count @returns {number[]} */
  sorted(docs, sort, scored, count) {
    const { scores } = this.matcher;
    if (sort === "title") return docs.sort((a, b) => this.titleRank()[a] - this.titleRank()[b]);
    if (sort === "oldest") return this.oldest(docs);
    if (sort === "newest" || !scored) return docs;
    return best(docs, scores, count);
  }

  /** From the oldest on; what has no date comes last. @param {number[]} docs @returns {number[]} */
  oldest(docs) {
    const { date } = this.records;
    const dated = docs.filter((doc) => date[doc]).reverse();
    return [...dated, ...docs.filter((doc) => !date[doc])];
  }

  /** @returns {Uint16Array} */
  titleRank() {
    if (!this.titles) {
      const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base", ignorePunctuation: true });
      const { title } = this.records;
      const order = Array.from(this.everything).sort((a, b) => collator.compare(title[a], title[b]) || a - b);
      this.titles = new Uint16Array(order.length);
      order.forEach((doc, rank) => (this.titles[doc] = rank));
    }
    return this.titles;
  }

  /** What is shown of documents that match words. @param {number[]} docs @param {import("./core-match.mjs").Slot[]} slots @param {typeof reason} [why] @returns {Hit[]} */
  hits(docs, slots, why = reason) {
    const { records } = this;
    const words = new Set(slots.flatMap((_, i) => [...this.matcher.taken[i].keys()]));
    return docs.map((doc) => ({
      kind: records.kinds[records.kind[doc]],
      noun: records.called[records.kind[doc]][0],
      id: records.id(doc),
      title: records.title[doc],
      url: records.url(doc),
      detail: records.detail(doc),
      year: records.year[doc] || null,
      matched: shownSpans(records.title[doc], words),
      why: slots.length ? why(this, doc, slots) : "",
      arxiv: records.arxiv[doc],
    }));
  }
}

/** @type {(mask: number) => number} */
const ones = (mask) => {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
};

/** The documents with the best scores first, at least `count` of them in order. @type {(docs: number[], scores: Float32Array, count: number) => number[]} */
const best = (docs, scores, count) => {
  const order = (/** @type {number} */ a, /** @type {number} */ b) => scores[b] - scores[a] || a - b;
  if (docs.length < 400 || count * 4 > docs.length) return docs.sort(order);
  const sample = Float32Array.from({ length: 200 }, (_, i) => scores[docs[Math.floor((i * docs.length) / 200)]]).sort();
  const cut = sample[Math.max(0, 199 - Math.ceil((count * 2 * 200) / docs.length))];
  const head = docs.filter((doc) => scores[doc] >= cut);
  return (head.length >= count ? head : docs).sort(order);
};
