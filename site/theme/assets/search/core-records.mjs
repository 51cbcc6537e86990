/**
 * The documents of the index, read from the columns that `columns.py` writes.
 *
 * @typedef {Record<string, any>} File What `columns.py` writes: the columns of the documents, parted on two files or in one.
 * @typedef {{ offsets: Uint32Array, values: Uint16Array }} Lists For each document, some numbers.
 */

const FORM = 3;
const NOT_ASCII = /[^\x00-\x7f]/;

/** @type {(text: string) => string[]} */
const lines = (text) => text.split("\n");

/** @type {number[]} */
const NONE = [];

/** @type {(text: string) => number[]} */
const numbers = (text) => (text === "" ? NONE : text.split(" ").map(Number));

/** @type {(text: string) => number[]} */
const digits = (text) => (text === "" ? NONE : text.split("").map(Number));

/** Dates are written as steps back from the one before. @type {(text: string) => number[]} */
const dates = (text) => {
  let date = 0;
  return text.split(" ").map((step) => (date -= Number(step)));
};

const OF_LINES = [
  ...["title", "names", "other", "line", "published", "key", "venue", "tasks", "above", "models"],
  ...["benchmarks", "language", "contribution", "had", "people"],
];

/** How a column becomes a list, by its name. @type {Record<string, (text: string) => any[]>} */
const READERS = {
  kind: digits,
  date: dates,
  ...Object.fromEntries(OF_LINES.map((name) => [name, lines])),
};

/** What the files say: each column as a list, in the order of all documents. @type {(first: File, more?: File) => File} */
const columnsOf = (first, more) => {
  const files = more?.count ? [first, more] : [first];
  if (files.some(({ form }) => form !== FORM)) throw new Error("these search records are of another version");
  const places = more?.count ? digits(more.order) : new Array(first.count).fill(0);
  const numbered = numbering();
  const column = (/** @type {string} */ name) => {
    const parts = files.map((file) => READERS[name](file[name]));
    return woven(places, name === "people" ? parts.map((part) => part.map(numbered)) : parts);
  };
  return {
    ...first,
    ...Object.fromEntries(Object.keys(READERS).map((name) => [name, column(name)])),
    count: places.length,
    persons: files.flatMap(({ persons }) => (persons ? lines(persons) : [])),
  };
};

/** References to people in which new names have numbers, counted on from one to the next. */
const numbering = (known = 0) => (/** @type {string} */ refs) => refs.replace(/\+/g, () => `${known++}`);

/** One list of several: each place takes the next value of the list it names. @type {(places: number[], parts: any[][]) => any[]} */
const woven = (places, parts) => {
  if (parts.length === 1) return parts[0];
  const taken = parts.map(() => 0);
  return places.map((part) => parts[part][taken[part]++]);
};

/** Lists of numbers, laid end to end. @type {(lists: number[][]) => Lists} */
export const lists = (each) => {
  const offsets = new Uint32Array(each.length + 1);
  const values = [];
  for (let i = 0; i < each.length; i++) {
    values.push(...each[i]);
    offsets[i + 1] = values.length;
  }
  return { offsets, values: Uint16Array.from(values) };
};

/** For each value up to a number, the documents that list it. @type {(all: Lists, count: number) => Lists} */
export const inverted = ({ offsets, values }, count) => {
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < values.length; at++) starts[values[at] + 1]++;
  for (let value = 0; value < count; value++) starts[value + 1] += starts[value];
  const next = starts.slice();
  const docs = new Uint16Array(values.length);
  for (let doc = 0; doc < offsets.length - 1; doc++) {
    for (let at = offsets[doc]; at < offsets[doc + 1]; at++) docs[next[values[at]]++] = doc;
  }
  return { offsets: starts, values: docs };
};

/** The numbers of one document. @type {(all: Lists, doc: number) => Uint16Array} */
export const listOf = ({ offsets, values }, doc) => values.subarray(offsets[doc], offsets[doc + 1]);

/** @type {(text: string) => string[]} */
const asciiWords = (text) => {
  const bare = NOT_ASCII.test(text) ? text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "") : text;
  return bare.toLowerCase().match(/[a-z0-9]+/g) ?? [];
};

/** Gives an object values that are made when they are first asked for. @type {(object: object, makers: Record<string, () => unknown>) => void} */
const lazily = (object, makers) => {
  for (const [name, make] of Object.entries(makers)) {
    const get = () => {
      const value = make();
      Object.defineProperty(object, name, { value });
      return value;
    };
    Object.defineProperty(object, name, { get, configurable: true });
  }
};

/** All that is known of the documents, by column; a document is a number. */
export class Records {
  /** @param {any[]} files The first file, or that and the one with more. */
  constructor(...files) {
    const file = columnsOf(files[0], files[1]);
    this.count = file.count;
    /** @type {string[]} */
    this.kinds = file.kinds.map((/** @type {string[]} */ [kind]) => kind);
    /** What one record of a kind is called, and several. @type {[string, string][]} */
    this.called = file.kinds.map((/** @type {string[]} */ [, noun, title]) => [noun, title]);
    this.has = file.has;
    this.contributions = file.contributions;
    this.languages = file.languages ? lines(file.languages) : [];
    this.kind = Uint8Array.from(file.kind);
    this.title = file.title;
    this.names = file.names.map((names, doc) => namesOf(names, this.title[doc]));
    this.other = file.other.map((names) => (names ? names.split("\t") : []));
    this.date = Uint16Array.from(file.date);
    this.year = this.date.map((date) => Math.floor(date / 13));
    this.published = this.year.map((year, doc) => year + Number(file.published[doc]));
    this.line = file.line;
    this.keys = file.key;
    /** @type {string[]} */
    this.ids = [];
    this.persons = file.persons;
    this.more = Uint8Array.from(file.people.map((refs) => Number(refs.endsWith("~"))));
    this.people = file.people.map((refs) => numbers(refs.replace(/~$/, "")));
    this.shown = this.people;
    this.complete = false;
    this.arxiv = new Array(this.count).fill("");
    this.native = {};
    this.link(file);
  }

  /** @param {any} file */
  link(file) {
    const ofKind = this.kinds.map((_, kind) => {
      const docs = [];
      for (let doc = 0; doc < this.count; doc++) if (this.kind[doc] === kind) docs.push(doc);
      return docs;
    });
    /** The documents of each kind. @type {Record<string, number[]>} */
    this.of = Object.fromEntries(this.kinds.map((kind, i) => [kind, ofKind[i]]));
    const linked = (name, kind) => {
      const docs = this.of[kind];
      const own = this.kinds.indexOf(kind);
      return file[name].map((/** @type {string} */ refs, /** @type {number} */ doc) => {
        const itself = this.kind[doc] === own && name !== "above";
        if (refs === "" && !itself) return NONE;
        const found = numbers(refs).map((number) => docs[number]);
        return itself ? [doc, ...found] : found;
      });
    };
    this.above = linked("above", "task");
    this.ownTasks = linked("tasks", "task");
    for (const doc of this.of.benchmark) {
      this.line[doc] = this.ownTasks[doc].map((task) => this.title[task]).join(", ");
    }
    this.tasks = lists(this.ownTasks.map((tasks) => this.withAbove(tasks)));
    this.venue = lists(linked("venue", "venue"));
    lazily(this, {
      models: () => lists(linked("models", "model")),
      benchmarks: () => lists(linked("benchmarks", "benchmark")),
      language: () => lists(file.language.map(numbers)),
      contribution: () => lists(file.contribution.map(digits)),
      had: () => lists(file.had.map(digits)),
    });
  }

  /** Tasks with all classes above them. @param {number[]} tasks @returns {number[]} */
  withAbove(tasks) {
    if (!tasks.length) return tasks;
    const found = new Set(tasks);
    for (const task of found) for (const above of this.above[task]) found.add(above);
    return [...found];
  }

  /** Takes in the last file. @param {any} file What `rest_columns` wrote. */
  complement(file) {
    const numbered = numbering(this.persons.length);
    if (file.persons) this.persons = this.persons.concat(lines(file.persons));
    const rest = lines(file.people).map(numbered);
    this.people = this.people.map((people, doc) => people.concat(numbers(rest[doc])));
    this.arxiv = lines(file.arxiv).map((id, doc) => this.arxivOf(id, doc));
    this.native = file.native;
    this.complete = true;
  }

  /** @param {string} id @param {number} doc @returns {string} */
  arxivOf(id, doc) {
    if (id === "" || id.includes(".") || id.includes("/")) return id;
    const month = this.date[doc] % 13;
    return `${String(this.year[doc]).slice(2)}${String(month).padStart(2, "0")}.${id}`;
  }

  /** The id of a document's record, made once: most hits are shown again after the next key. @param {number} doc @returns {string} */
  id(doc) {
    return (this.ids[doc] ??= this.idOf(doc));
  }

  /** @param {number} doc @returns {string} */
  idOf(doc) {
    const key = this.keys[doc];
    if (key.startsWith("=")) return key.slice(1);
    const words = asciiWords(this.title[doc]);
    if (this.kind[doc] !== 0) return words.join("-");
    const [, place, letter] = /^(\d?)(.*)$/.exec(key) ?? [];
    const first = this.shown[doc].length ? this.persons[this.shown[doc][0]] : "";
    const family = asciiWords(first.split(" ").at(-1) ?? "").join("");
    return `${family}${this.year[doc]}${words[Number(place)]}${letter}`;
  }

  /** Its page, relative to the site's root. @param {number} doc @returns {string} */
  url(doc) {
    return `${this.kinds[this.kind[doc]]}s/${this.id(doc)}/`;
  }

  /** What it is, or who made it, where and when. @param {number} doc @returns {string} */
  detail(doc) {
    const people = this.shown[doc].map((person) => this.persons[person]).join(", ");
    const [venue] = listOf(this.venue, doc);
    const place = venue === undefined || venue === doc ? "" : this.names[venue][0];
    const parts = [people + (this.more[doc] ? " et al." : ""), this.line[doc], place];
    if (this.year[doc]) parts.push(String(this.year[doc]));
    return parts.filter(Boolean).join(" · ");
  }
}

/** @type {(text: string, title: string) => string[]} */
const namesOf = (text, title) =>
  text === "" ? [] : text.split("\t").map((name) => (name === "^" ? title.split(":")[0] : name));
