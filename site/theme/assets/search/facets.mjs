/** Lists of values with their counts, to choose from. */

import { make, refill } from "./dom.mjs";

/** @typedef {{value: string, label: string, count: number, parent?: string}} Count */
/** @typedef {(name: string, value: string, on: boolean) => void} Choose */

/** Values shown before the reader asks for more; then, and beside the field that finds others. */
const FEW = 7;
const MANY = 60;

/** Rows of one facet: a row lives on while counts change, so that the focus stays. */
class Rows {
  /** @param {string} name @param {Choose} choose */
  constructor(name, choose) {
    this.name = name;
    this.choose = choose;
    /** @type {Map<string, {item: HTMLElement, box: HTMLInputElement, label: HTMLElement, count: HTMLElement}>} */
    this.rows = new Map();
  }

  /** The row of a value as it is now. @type {(count: Count, on: boolean) => HTMLElement} */
  row({ value, label, count }, on) {
    const row = this.rows.get(value) ?? this.made(value);
    row.box.checked = on;
    row.label.textContent = label;
    row.count.textContent = count.toLocaleString("en");
    row.item.classList.toggle("none", !count);
    return row.item;
  }

  /** @param {string} value */
  made(value) {
    const box = make("input", { type: "checkbox", onchange: () => this.choose(this.name, value, box.checked) });
    const label = make("span", { className: "value" });
    const count = make("span", { className: "count" });
    const item = make("li", {}, make("label", {}, box, label, " ", count));
    const row = { item, box, label, count };
    this.rows.set(value, row);
    return row;
  }
}

/** A facet that stands open as chips, in the order of the engine. */
export class Chips {
  /** @param {HTMLElement} host @param {string} name @param {Choose} choose */
  constructor(host, name, choose) {
    this.host = host;
    this.rows = new Rows(name, choose);
  }

  /** @param {Count[]} counts @param {string[]} chosen */
  show(counts, chosen) {
    const shown = counts.filter(({ value, count }) => count || chosen.includes(value));
    refill(this.host, shown.map((count) => this.rows.row(count, chosen.includes(count.value))));
  }
}

/** A part of the page with a heading that opens and closes it. @type {(label: string, open: boolean) => HTMLDetailsElement} */
export const section = (label, open) =>
  make("details", { className: "facet", open }, make("summary", {}, label));

/** The values with most results first, more on demand, and a field to find others. */
export class List {
  /** @param {HTMLElement} host @param {string} name @param {string} label @param {Choose} choose @param {boolean} open */
  constructor(host, name, label, choose, open) {
    this.rows = new Rows(name, choose);
    this.long = false;
    this.section = section(label, open);
    this.list = make("ul", { className: "values" });
    this.find = make("input", {
      type: "search",
      className: "value-find",
      hidden: true,
      placeholder: "Find in this list",
      ariaLabel: `Find: ${label}`,
      oninput: () => this.refresh(),
    });
    this.more = make("button", { type: "button", className: "value-more", hidden: true, onclick: () => this.turn() });
    this.section.append(this.find, this.list, this.more);
    host.append(this.section);
  }

  turn() {
    this.long = !this.long;
    this.find.value = "";
    this.refresh();
  }

  /** @param {Count[]} counts @param {string[]} chosen */
  show(counts, chosen) {
    this.counts = counts.filter(({ value, count }) => count || chosen.includes(value));
    this.chosen = chosen;
    this.section.hidden = !this.counts.length;
    if (chosen.length) this.section.open = true;
    this.refresh();
  }

  refresh() {
    const { counts = [], chosen = [] } = this;
    const word = this.find.value.trim().toLowerCase();
    const found = word ? counts.filter(({ label }) => label.toLowerCase().includes(word)) : counts;
    const first = found.slice(0, this.long ? MANY : FEW);
    const rest = found.filter((count) => chosen.includes(count.value) && !first.includes(count));
    refill(this.list, [...first, ...rest].map((count) => this.rows.row(count, chosen.includes(count.value))));
    this.find.hidden = !this.long || counts.length <= MANY / 3;
    this.more.hidden = counts.length <= FEW;
    this.more.textContent = this.long ? "Fewer" : `All ${counts.length}`;
    this.more.setAttribute("aria-expanded", `${this.long}`);
  }
}

/** The values as a tree; a branch opens on demand, and where something in it is chosen. */
export class Tree {
  /** @param {HTMLElement} host @param {string} name @param {string} label @param {Choose} choose */
  constructor(host, name, label, choose) {
    this.rows = new Rows(name, choose);
    this.section = section(label, true);
    this.list = make("ul", { className: "values tree-values" });
    /** @type {Map<string, boolean>} */
    this.open = new Map();
    /** @type {Map<string, {button: HTMLElement, list: HTMLElement}>} */
    this.branches = new Map();
    this.section.append(this.list);
    host.append(this.section);
  }

  /** @param {Count[]} counts @param {string[]} chosen */
  show(counts, chosen) {
    this.counts = counts;
    this.chosen = chosen;
    this.refresh();
  }

  refresh() {
    const { counts = [], chosen = [] } = this;
    const values = new Set(counts.map(({ value }) => value));
    /** @type {Map<string, Count[]>} */
    const below = new Map();
    for (const count of counts) {
      const parent = count.parent && values.has(count.parent) ? count.parent : "";
      below.set(parent, [...(below.get(parent) ?? []), count]);
    }
    const holds = (/** @type {string} */ value) =>
      (below.get(value) ?? []).some((each) => chosen.includes(each.value) || holds(each.value));
    const items = (/** @type {string} */ parent) => (below.get(parent) ?? [])
      .filter(({ value, count }) => count || chosen.includes(value) || holds(value))
      .map((count) => this.branch(count, items(count.value), holds(count.value)));
    const roots = items("");
    this.section.hidden = !roots.length;
    refill(this.list, roots);
  }

  /** @type {(count: Count, children: HTMLElement[], holds: boolean) => HTMLElement} */
  branch(count, children, holds) {
    const item = this.rows.row(count, this.chosen?.includes(count.value) ?? false);
    const parts = this.branches.get(count.value) ?? this.made(count.value);
    const open = this.open.get(count.value) ?? holds;
    parts.button.setAttribute("aria-expanded", `${open}`);
    parts.button.ariaLabel = `Parts of ${count.label}`;
    if (children.length) {
      if (!parts.button.isConnected || parts.button.parentNode !== item) item.prepend(parts.button);
    } else parts.button.remove();
    if (open && children.length) {
      refill(parts.list, children);
      if (parts.list.parentNode !== item) item.append(parts.list);
    } else parts.list.remove();
    return item;
  }

  /** @param {string} value */
  made(value) {
    const turn = () => {
      this.open.set(value, button.getAttribute("aria-expanded") !== "true");
      this.refresh();
    };
    const button = make("button", { type: "button", className: "branch", onclick: turn });
    const parts = { button, list: make("ul") };
    this.branches.set(value, parts);
    return parts;
  }
}
