/** Kinds of records in the words of people. */

/** @type {Record<string, [string, string]>} One, and several. */
const NAMES = {
  paper: ["Paper", "Papers"],
  model: ["Model", "Models"],
  task: ["Task", "Tasks"],
  benchmark: ["Benchmark", "Benchmarks"],
  dataset: ["Data set", "Data sets"],
  metric: ["Metric", "Metrics"],
  objective: ["Training objective", "Objectives"],
  system: ["System", "Systems"],
  venue: ["Venue", "Venues"],
};

/** The name of one record of a kind. @type {(kind: string) => string} */
export const nameOf = (kind) => NAMES[kind]?.[0] ?? kind;

/** The name of several. @type {(kind: string) => string} */
export const namesOf = (kind) => NAMES[kind]?.[1] ?? kind;
