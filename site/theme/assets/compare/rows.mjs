/**
 * What stands side by side: pure.
 *
 * @typedef {{text: string, to?: string, url?: string, lang?: string, recalled?: string}} Said
 * @typedef {{protocol: number, value: number, size?: string, source?: Said, badge?: {text: string, title: string}, note?: string}} Score
 * @typedef {{name: string, facts: Record<string, Said[]>, scores: Score[]}} Model
 * @typedef {{benchmark: Said, id: string, metric: Said, label: string, by: Said, better: string}} Protocol
 * @typedef {{models: Record<string, Model>, protocols: Protocol[]}} Data
 * @typedef {{protocol: Protocol, cells: Score[][], best: Score[]}} ResultRow
 */

const collator = new Intl.Collator("en", { numeric: true });

/** Every fact that one of the models has, with a cell for each: empty if it is not known, null if it is no question. @type {(models: Model[]) => {label: string, cells: (Said[] | null)[]}[]} */
export const factRows = (models) => {
  const longest = models.map(({ facts }) => Object.keys(facts)).sort((a, b) => b.length - a.length);
  const labels = [...new Set(longest.flat())];
  const rows = labels.map((label) => ({ label, cells: models.map(({ facts }) => facts[label] ?? null) }));
  return rows.filter(({ cells }) => cells.some((values) => values?.length));
};

/** A row for each protocol of a benchmark, with a cell of numbers for each model: shared ones, and others. @type {(data: Data, models: Model[]) => {shared: ResultRow[], alone: ResultRow[]}} */
export const resultRows = (data, models) => {
  const used = [...new Set(models.flatMap(({ scores }) => scores.map(({ protocol }) => protocol)))];
  const rows = used.map((index) => {
    const cells = models.map(({ scores }) => bySize(scores.filter(({ protocol }) => protocol === index)));
    return { protocol: data.protocols[index], cells, best: [] };
  });
  rows.sort((a, b) => collator.compare(order(a), order(b)));
  const shared = rows.filter(isShared).map((row) => ({ ...row, best: bestOf(row) }));
  return { shared, alone: rows.filter((row) => !isShared(row)) };
};

/** The smallest model first. @type {(scores: Score[]) => Score[]} */
const bySize = (scores) => scores.sort((a, b) => collator.compare(a.size ?? "", b.size ?? ""));

/** Whether more than one model has a number in the row. @type {(row: ResultRow) => boolean} */
const isShared = ({ cells }) => cells.filter((scores) => scores.length).length > 1;

/** What rows are ordered by. @type {(row: ResultRow) => string} */
const order = ({ protocol: { benchmark, label, by } }) => [benchmark.text, label, by.text].join("\n");

/** The best numbers of a row. @type {(row: ResultRow) => Score[]} */
const bestOf = ({ protocol, cells }) => {
  const scores = cells.flat();
  const values = scores.map(({ value }) => value);
  const best = protocol.better === "lower" ? Math.min(...values) : Math.max(...values);
  return scores.filter(({ value }) => value === best);
};
