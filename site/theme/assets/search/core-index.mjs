/** The lexicons of all documents: their titles and names, their people, and the labels they bear. */

import { Postings } from "./core-lexicon.mjs";
import { inverted, listOf } from "./core-records.mjs";
import { exactForms, forms, nameForms, nameOf, spokenWords, STOP_WORDS } from "./core-words.mjs";

/** @typedef {import("./core-records.mjs").Records} Records */
/** @typedef {import("./core-lexicon.mjs").Lexicon} Lexicon */

/**
 * What several documents have in common, such as a task or a venue.
 * @typedef {object} Label
 * @property {string} field The field of the query language that asks for it.
 * @property {string} value Its id.
 * @property {string[]} names What it is called, most common first.
 * @property {ArrayLike<number>} docs The documents that bear it, in order.
 */

/** How much a word says, by where it stands. */
export const WEIGHTS = {
  name: 60, alias: 48, part: 24, title: 12, otherName: 14, other: 5, first: 9, person: 8, label: 5,
};
const FAR_IN_TITLE = 4;

/** The lexicon of titles and names. @type {(records: Records) => Lexicon} */
export const textLexicon = (records) => {
  const postings = new Postings();
  for (let doc = 0; doc < records.count; doc++) {
    if (records.kind[doc] === 0) addTitle(postings, records.title[doc], doc);
    else addName(postings, records.title[doc], doc, WEIGHTS.name);
    records.names[doc].forEach((name, i) => {
      addName(postings, name, doc, i === 0 && records.kind[doc] === 0 ? WEIGHTS.name : WEIGHTS.alias);
    });
    for (const name of records.other[doc]) addOther(postings, name, doc);
    if (records.kind[doc] === MODEL) {
      for (const name of records.line[doc].split(", ")) addOther(postings, name, doc);
    }
  }
  return postings.lexicon();
};

const MODEL = 2;

/** @type {(postings: Postings, name: string, doc: number) => void} */
const addOther = (postings, name, doc) => {
  const { forms, whole } = nameOf(name);
  postings.addAll(forms, doc, WEIGHTS.other);
  if (whole) postings.add(whole, doc, WEIGHTS.otherName);
};

/** @type {(postings: Postings, title: string, doc: number) => void} */
const addTitle = (postings, title, doc) => {
  const words = forms(title);
  const weight = WEIGHTS.title - Math.min(FAR_IN_TITLE, Math.floor(words.length / 6));
  postings.addAll(words, doc, weight);
};

/** @type {(postings: Postings, name: string, doc: number, weight: number) => void} */
const addName = (postings, name, doc, weight) => {
  const { forms, whole } = nameOf(name);
  postings.addAll(forms, doc, WEIGHTS.part);
  if (whole) postings.add(whole, doc, weight);
};

/** The lexicon of people. @type {(records: Records) => Lexicon} */
export const peopleLexicon = (records) => {
  const postings = new Postings();
  const words = records.persons.map((name) => forms(name));
  for (let doc = 0; doc < records.count; doc++) {
    records.people[doc].forEach((person, i) => {
      const weight = i === 0 ? WEIGHTS.first : WEIGHTS.person;
      postings.addAll(words[person], doc, weight);
    });
    for (const name of records.native[doc] ?? []) {
      postings.addAll(nameForms(name), doc, WEIGHTS.person);
    }
  }
  return postings.lexicon();
};

/** Documents by what they are exactly called. @type {(records: Records) => Map<string, number[]>} */
export const exactIndex = (records) => {
  const found = new Map();
  for (let doc = 0; doc < records.count; doc++) {
    const call = (/** @type {string} */ name) => exactForms(name).forEach((form) => addExact(found, form, doc));
    if (records.kind[doc] !== 0) call(records.title[doc]);
    records.names[doc].forEach(call);
  }
  return found;
};

/** Adds a name of a document, once. @type {(index: Map<string, number[]>, name: string, doc: number) => void} */
export const addExact = (index, name, doc) => {
  const docs = index.get(name);
  if (!docs) index.set(name, [doc]);
  else if (!docs.includes(doc)) docs.push(doc);
};

/** All labels that documents bear. @type {(records: Records) => Label[]} */
export const allLabels = (records) => [
  ...entityLabels(records, "task", "tasks", allNames),
  ...entityLabels(records, "venue", "venue", venueNames),
  ...entityLabels(records, "model", "models", allNames),
  ...entityLabels(records, "benchmark", "benchmarks", allNames),
  ...valueLabels(records, "language", records.languages, "language"),
  ...valueLabels(records, "contribution", records.contributions, "contribution"),
  ...valueLabels(records, "has", records.has, "had"),
  ...kindLabels(records),
];

/** @type {(records: Records, doc: number) => string[]} */
const allNames = (records, doc) => [records.title[doc], ...records.names[doc]];
/** @type {(records: Records, doc: number) => string[]} */
const venueNames = (records, doc) => [...records.names[doc], records.title[doc]];

/** @typedef {"tasks" | "venue" | "models" | "benchmarks" | "language" | "contribution" | "had"} Column Of lists. */

/** The documents of each value in a column, once they are asked for. @type {(records: Records, column: Column, count: number) => (value: number) => Uint16Array} */
const bearers = (records, column, count) => {
  /** @type {import("./core-records.mjs").Lists | undefined} */
  let found;
  return (value) => listOf((found ??= inverted(records[column], count)), value);
};

/**
 * @param {Records} records @param {string} kind @param {Column} column
 * @param {(records: Records, doc: number) => string[]} names
 * @returns {Label[]}
 */
const entityLabels = (records, kind, column, names) => {
  const docs = bearers(records, column, records.count);
  return records.of[kind].map((doc) => ({
    field: kind,
    names: names(records, doc),
    get value() {
      return records.id(doc);
    },
    get docs() {
      return docs(doc);
    },
  }));
};

/**
 * @param {Records} records @param {string} field @param {string[]} values @param {Column} column
 * @returns {Label[]}
 */
const valueLabels = (records, field, values, column) => {
  const docs = bearers(records, column, values.length);
  return values.map((value, i) => ({
    field,
    value,
    names: [value],
    get docs() {
      return docs(i);
    },
  }));
};

/** @type {(records: Records) => Label[]} */
const kindLabels = (records) =>
  records.kinds.map((kind) => ({
    field: "kind",
    value: kind,
    names: kind === "dataset" ? ["dataset", "data set"] : [kind],
    docs: records.of[kind],
  }));

const SPOKEN = new Set(["task", "venue", "language", "contribution", "kind"]);
const YEAR = /\b(?:19|20)\d\d\b/;

/** The lexicon of labels: its documents are places in the list. @type {(labels: Label[]) => Lexicon} */
export const labelLexicon = (labels) => {
  const postings = new Postings();
  labels.forEach((label, place) => {
    if (!SPOKEN.has(label.field)) return;
    for (const name of spokenNames(label)) {
      for (const word of nameForms(name)) {
        if (!STOP_WORDS.has(word)) postings.add(word, place, WEIGHTS.label);
      }
    }
  });
  return postings.lexicon();
};

/** Names by which a label counts in plain words; long ones of venues would match too much. @type {(label: Label) => string[]} */
const spokenNames = (label) =>
  label.field === "venue"
    ? label.names.filter((name) => !YEAR.test(name) && spokenWords(name).length < 3)
    : label.names;
