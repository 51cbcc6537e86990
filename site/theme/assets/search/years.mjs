/** The years as a small histogram: click a year, drag over a span, or choose the ends below it. */

import { make } from "./dom.mjs";

/** @typedef {[number | null, number | null]} Span */

/** @typedef {{from: number | null, to: number, count: number}} Bar A year, or the first bar: all years until then. */

/** Bars that fit beside the results. */
const BARS = 15;

/** A bar a year up to the last one; the years before them share the first. @type {(counts: {value: string | number, count: number}[], years: number[]) => Bar[]} */
export const bars = (counts, years) => {
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const start = Math.max(first, last - BARS + 1);
  const made = Array.from({ length: last - start + 1 }, (_, i) => (
    /** @type {Bar} */ ({ from: start + i, to: start + i, count: 0 })
  ));
  if (first < start) made[0].from = null;
  for (const { value, count } of counts) {
    const bar = made[Math.max(0, Number(value) - start)];
    if (bar) bar.count += count;
  }
  return made;
};

/** What a bar, or several, stand for. @type {(from: Bar, to: Bar) => string} */
export const labelled = ({ from }, { to }) => {
  if (from === null) return `until ${to}`;
  return from === to ? `${from}` : `${from} to ${to}`;
};

/** Show a year in a field, also one that an address brought and no record has. @type {(field: HTMLSelectElement, year: number | null | undefined) => void} */
const setYear = (field, year) => {
  const value = `${year ?? ""}`;
  if (![...field.options].some((option) => option.value === value)) field.add(new Option(value));
  field.value = value;
};

/** The histogram, and the two fields below it. */
export class Years {
  /**
   * @param {HTMLElement} host
   * @param {number[]} years All years there are, whatever is searched for.
   * @param {(years: Span | null, again: boolean) => void} choose `again`: the same span lets go.
   */
  constructor(host, years, choose) {
    this.choose = choose;
    this.known = years;
    /** @type {Bar[]} */
    this.years = [];
    this.bars = make("div", { className: "year-bars", aria: { hidden: "true" } });
    this.label = make("p", { className: "year-label", aria: { hidden: "true" } });
    this.from = make("select", { ariaLabel: "From year", onchange: () => this.chosen() });
    this.to = make("select", { ariaLabel: "To year", onchange: () => this.chosen() });
    const fields = make("div", { className: "year-fields" }, this.from, "to", this.to);
    host.append(this.bars, this.label, fields);
    this.bars.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.drag(event));
    this.bars.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => this.hover(event));
    this.bars.addEventListener("pointerleave", () => this.say(""));
  }

  /** @type {(counts: {value: string, count: number}[], span: Span | null) => void} */
  show(counts, span) {
    this.years = bars(counts, this.known);
    this.span = span;
    if (!this.bars.children.length) this.lay();
    const most = Math.max(1, ...this.years.map(({ count }) => count));
    this.years.forEach(({ count }, i) => {
      this.bars.children[i].style.setProperty("--share", `${count / most}`);
    });
    this.light(span);
    setYear(this.from, span?.[0]);
    setYear(this.to, span?.[1]);
    this.say("");
  }

  lay() {
    const years = [...this.known].sort((a, b) => b - a);
    this.bars.replaceChildren(...this.years.map(() => make("i")));
    for (const field of [this.from, this.to]) {
      field.replaceChildren(new Option("any year", ""), ...years.map((year) => new Option(`${year}`)));
    }
  }

  /** Light the bars of a span. @type {(span: Span | null) => void} */
  light(span) {
    const [from, to] = [span?.[0] ?? -Infinity, span?.[1] ?? Infinity];
    this.years.forEach((bar, i) => {
      this.bars.children[i].classList.toggle("out", bar.to < from || (bar.from ?? -Infinity) > to);
    });
  }

  chosen() {
    const [from, to] = [this.from, this.to].map(({ value }) => (value ? Number(value) : null));
    this.choose(from && to && from > to ? [to, from] : [from, to], false);
  }

  /** The place of the year under the pointer. @type {(event: PointerEvent) => number} */
  under(event) {
    const { left, width } = this.bars.getBoundingClientRect();
    const place = Math.floor(((event.clientX - left) / width) * this.years.length);
    return Math.min(this.years.length - 1, Math.max(0, place));
  }

  /** @param {PointerEvent} event */
  hover(event) {
    if (!this.years.length || this.start !== undefined) return;
    const bar = this.years[this.under(event)];
    this.say(`${labelled(bar, bar)}: ${bar.count.toLocaleString("en")}`);
  }

  /** Say something below the bars, or else their ends. @type {(text: string) => void} */
  say(text) {
    const [first, last] = [this.years[0], this.years.at(-1)];
    const ends = first && last ? [labelled(first, first), `${last.to}`] : [];
    this.label.replaceChildren(...(text ? [text] : ends.map((end) => make("span", {}, end))));
  }

  /** Follow the pointer from bar to bar until it is let go. @type {(down: PointerEvent) => void} */
  drag(down) {
    if (down.button || !this.years.length) return;
    down.preventDefault();
    this.start = this.under(down);
    const reached = (/** @type {PointerEvent} */ event) => {
      const [first, last] = [this.start ?? 0, this.under(event)].sort((a, b) => a - b);
      return /** @type {const} */ ([this.years[first], this.years[last]]);
    };
    const move = (/** @type {PointerEvent} */ event) => {
      const [first, last] = reached(event);
      this.light([first.from, last.to]);
      this.say(labelled(first, last));
    };
    const end = (/** @type {PointerEvent} */ event) => {
      leaving.abort();
      const [first, last] = reached(event);
      this.start = undefined;
      if (event.type === "pointerup") this.choose([first.from, last.to], true);
      else this.light(this.span ?? null);
    };
    const leaving = new AbortController();
    const { signal } = leaving;
    this.bars.setPointerCapture(down.pointerId);
    this.bars.addEventListener("pointermove", move, { signal });
    this.bars.addEventListener("pointerup", end, { signal });
    this.bars.addEventListener("pointercancel", end, { signal });
    move(down);
  }
}
