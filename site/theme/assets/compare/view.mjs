/** The tables of a comparison. */

import { counted, make } from "../search/dom.mjs";
import { factRows, resultRows } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Said} Said */
/** @typedef {import("./rows.mjs").Score} Score */

const BASE = "../";

/** The facts and results of models. @type {(data: import("./rows.mjs").Data, ids: string[], remove: (id: string) => void) => HTMLElement[]} */
export const tables = (data, ids, remove) => {
  const models = ids.map((id) => data.models[id]);
  const heads = (/** @type {boolean} */ removable) =>
    ids.map((id) => head(id, data.models[id].name, removable ? () => remove(id) : null));
  const facts = factRows(models).map(({ label, cells }) => [label_(label), ...cells.map(factCell)]);
  const { shared, alone } = resultRows(data, models);
  const results = shared.map((row) => [protocolCell(row), ...row.cells.map((cell) => scoreCell(cell, row.best))]);
  const others = alone.map((row) => [protocolCell(row), ...row.cells.map((cell) => scoreCell(cell, []))]);
  return [
    heading("Facts"),
    table("Facts", [make("td", {}), ...heads(true)], facts),
    heading("Results measured in the same way"),
    results.length
      ? table("Results measured in the same way", [make("td", {}), ...heads(false)], results)
      : make("p", { textContent: models.length > 1 ? "No benchmark has numbers of two of these models that were measured in the same way." : "Add a second model to set results side by side." }),
    ...(others.length ? [folded(others, [make("td", {}), ...heads(false)])] : []),
  ];
};

/** A heading. @type {(text: string) => HTMLElement} */
const heading = (text) => make("h2", { textContent: text });

/** A table that scrolls when it is wider than the page. @type {(name: string, heads: HTMLElement[], rows: HTMLElement[][]) => HTMLElement} */
const table = (name, heads, rows) => {
  const made = make("table", { className: "atlas compare", aria: { label: name } },
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells))));
  made.style.setProperty("--models", String(heads.length - 1));
  return make("div", { className: "scroll", tabIndex: 0, role: "region", aria: { label: name } }, made);
};

/** The numbers that no other of the models has. @type {(rows: HTMLElement[][], heads: HTMLElement[]) => HTMLElement} */
const folded = (rows, heads) => make("details", { className: "smaller" },
  make("summary", { textContent: `${counted(rows.length, "way", "ways")} of measuring that only one of them has` }),
  table("Results of one model only", heads, rows));

/** The head of a model's column. @type {(id: string, name: string, remove: (() => void) | null) => HTMLElement} */
const head = (id, name, remove) => {
  const cell = make("th", { scope: "col" }, link({ text: name, to: `models/${id}/` }));
  if (remove) cell.append(make("button", { type: "button", className: "remove", textContent: "×", onclick: remove, aria: { label: `Remove ${name}` } }));
  return cell;
};

/** The label of a row. @type {(text: string) => HTMLElement} */
const label_ = (text) => make("th", { scope: "row", textContent: text });

/** A link, or text where it leads nowhere. @type {(said: Said) => Node | string} */
const link = ({ text, to, url }) => {
  const href = to === undefined ? url : BASE + to;
  return href === undefined ? text : make("a", { href, textContent: text, ...(url ? { rel: "noopener" } : {}) });
};

/** The mark of what was not read again. @type {(meaning: string, text?: string) => HTMLElement} */
const mark = (meaning, text = "recalled") => make("span", { className: "badge", textContent: text, title: meaning });

/** A value of a fact, with the mark where it has one. @type {(said: Said) => (Node | string)[]} */
const valued = (said) => (said.recalled ? [link(said), " ", mark(said.recalled)] : [link(said)]);

/** What is not known is said not to be. @type {(text: string) => HTMLElement} */
const missing = (text) => make("span", { className: "unknown", textContent: text });

/** The values of a fact. @type {(values: Said[] | null) => HTMLElement} */
const factCell = (values) => {
  if (!values) return make("td", {}, missing("none"));
  const parts = values.flatMap((value, index) => (index ? [", ", ...valued(value)] : valued(value)));
  return make("td", {}, ...(parts.length ? parts : [missing("not known")]));
};

/** What was measured, how, and by whom. @type {(row: import("./rows.mjs").ResultRow) => HTMLElement} */
const protocolCell = ({ protocol: { benchmark, label, by, id } }) => make("th", { scope: "row" },
  link(benchmark),
  make("small", {}, link({ text: label, to: `${benchmark.to}#${id}` }), ", by ", link(by)));

/** The numbers of a model in a row. @type {(scores: Score[], best: Score[]) => HTMLElement} */
const scoreCell = (scores, best) => {
  if (!scores.length) return make("td", {}, missing("no number"));
  return make("td", {}, ...scores.map((score) => scoreLine(score, best.includes(score))));
};

/** One number with all that is said of it. @type {(score: Score, isBest: boolean) => HTMLElement} */
const scoreLine = ({ value, size, source, badge, note }, isBest) => {
  const line = make("div", {}, make(isBest ? "strong" : "span", { textContent: String(value) }));
  if (isBest) line.append(" ", make("small", { textContent: "best" }));
  if (size) line.append(" ", make("small", { textContent: size }));
  if (source) line.append(" ", make("small", {}, "quoted in ", link(source)));
  if (badge) line.append(" ", mark(badge.title, badge.text));
  if (note) line.append(" ", make("small", { textContent: note }));
  return line;
};
