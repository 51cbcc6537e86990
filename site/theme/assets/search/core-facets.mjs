/**
 * Filters, and how many documents each further value would leave.
 *
 * @typedef {{ kind?: string[], year?: [number | null, number | null], venue?: string[], task?: string[],
 *   contribution?: string[], model?: string[], language?: string[], has?: string[] }} Filters
 * @typedef {{ value: string, label: string, count: number, parent?: string, parents?: string[] }} Count
 */

/** @typedef {import("./core-records.mjs").Records} Records */

const CONTRIBUTION_LABELS = {
  model: "Model", benchmark: "Benchmark", dataset: "Data set", method: "Method", survey: "Survey",
  "empirical-study": "Empirical study", tool: "Tool", position: "Position",
};
const HAS_LABELS = {
  code: "Code", data: "Data", model: "Model", blog: "Blog post", website: "Website", video: "Video",
};

/** The facets, each with its values by number, and the numbers that a document has. */
export class Facets {
  /** @param {Records} records */
  constructor(records) {
    this.records = records;
    const single = (/** @type {ArrayLike<number>} */ column) => ({ column });
    const years = Math.max(0, ...records.year) + 1;
    /** @type {{ name: string, size: number, column?: ArrayLike<number>, lists?: import("./core-records.mjs").Lists }[]} */
    this.all = [
      { name: "kind", size: records.kinds.length, ...single(records.kind) },
      { name: "year", size: years, ...single(records.year) },
      { name: "venue", size: records.count, lists: records.venue },
      { name: "task", size: records.count, lists: records.tasks },
      { name: "contribution", size: records.contributions.length, lists: records.contribution },
      { name: "model", size: records.count, lists: records.models },
      { name: "language", size: records.languages.length, lists: records.language },
      { name: "has", size: records.has.length, lists: records.had },
    ];
    this.ids = new Map();
    for (const kind of ["venue", "task", "model"]) {
      for (const doc of records.of[kind]) this.ids.set(`${kind}:${records.id(doc)}`, doc);
    }
  }

  /** Which values of a facet are wanted, by number; null where all are. @param {string} name @param {Filters} filters @returns {Uint8Array | null} */
  wanted(name, filters) {
    const facet = this.all.find((each) => each.name === name);
    const size = facet?.size ?? 0;
    if (name === "year") return filters.year ? this.range(filters.year, size) : null;
    const values = filters[/** @type {"kind"} */ (name)];
    if (!values?.length) return null;
    const wanted = new Uint8Array(size);
    for (const value of values) {
      const number = this.number(name, value);
      if (number >= 0) wanted[number] = 1;
    }
    return wanted;
  }

  /** @param {[number | null, number | null]} range @param {number} size @returns {Uint8Array | null} */
  range([first, last], size) {
    if (first === null && last === null) return null;
    const wanted = new Uint8Array(size);
    for (let year = 1; year < size; year++) {
      wanted[year] = Number(year >= (first ?? 0) && year <= (last ?? Infinity));
    }
    return wanted;
  }

  /** The number of a value, or -1. @param {string} name @param {string} value @returns {number} */
  number(name, value) {
    const { kinds, contributions, languages, has } = this.records;
    const named = { kind: kinds, contribution: contributions, language: languages, has };
    const values = named[/** @type {keyof typeof named} */ (name)];
    return values ? values.indexOf(value) : (this.ids.get(`${name}:${value}`) ?? -1);
  }

  /** Those of the documents that pass all filters, and with `count` the counts of every facet. @param {ArrayLike<number>} docs @param {Filters} filters @param {boolean} count */
  apply(docs, filters, count) {
    const wanted = this.all.map(({ name }) => this.wanted(name, filters));
    const counts = this.all.map(({ size }) => (count ? new Uint32Array(size) : null));
    const kept = [];
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i];
      let failed = -1;
      for (let facet = 0; facet < wanted.length; facet++) {
        const mask = wanted[facet];
        if (!mask || this.passes(facet, doc, mask)) continue;
        failed = failed === -1 ? facet : -2;
        if (failed === -2) break;
      }
      if (failed === -1) kept.push(doc);
      if (!count || failed === -2) continue;
      if (failed >= 0) this.tally(failed, doc, counts[failed]);
      else counts.forEach((tally, facet) => this.tally(facet, doc, tally));
    }
    return { kept, counts };
  }

  /** @param {number} facet @param {number} doc @param {Uint8Array} mask @returns {boolean} */
  passes(facet, doc, mask) {
    const { column, lists } = this.all[facet];
    if (column) return mask[column[doc]] === 1;
    if (!lists) return false;
    for (let at = lists.offsets[doc]; at < lists.offsets[doc + 1]; at++) {
      if (mask[lists.values[at]]) return true;
    }
    return false;
  }

  /** @param {number} facet @param {number} doc @param {Uint32Array | null} counts */
  tally(facet, doc, counts) {
    if (!counts) return;
    const { column, lists } = this.all[facet];
    if (column) counts[column[doc]]++;
    if (!lists) return;
    for (let at = lists.offsets[doc]; at < lists.offsets[doc + 1]; at++) counts[lists.values[at]]++;
  }

  /** The counts as they are shown: by facet, most frequent first, years in order. @param {(Uint32Array | null)[]} counts @returns {Record<string, Count[]>} */
  named(counts) {
    return Object.fromEntries(
      this.all.map(({ name }, i) => {
        const found = [];
        const tally = counts[i] ?? [];
        for (let number = name === "year" ? 1 : 0; number < tally.length; number++) {
          if (tally[number]) found.push(this.count(name, number, tally[number]));
        }
        if (name !== "year") found.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
        return [name, found];
      }),
    );
  }

  /** @param {string} name @param {number} number @param {number} count @returns {Count} */
  count(name, number, count) {
    const { records } = this;
    const labels = {
      contribution: [records.contributions, CONTRIBUTION_LABELS],
      has: [records.has, HAS_LABELS],
    }[name];
    if (labels) {
      const value = labels[0][number];
      return { value, label: labels[1][value] ?? value, count };
    }
    if (name === "kind") return { value: records.kinds[number], label: records.called[number][1], count };
    if (name === "year") return { value: String(number), label: String(number), count };
    if (name === "language") return { value: records.languages[number], label: records.languages[number], count };
    const label = name === "venue" ? records.names[number][0] : records.title[number];
    const made = { value: records.id(number), label, count };
    if (name !== "task") return made;
    const parents = records.above[number].map((above) => records.id(above));
    return parents.length ? { ...made, parent: parents[0], parents } : made;
  }
}

