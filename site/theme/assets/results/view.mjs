/** The filter of all results of a benchmark: its state stands in the address. */

import { counted, make } from "../search/dom.mjs";
import { address, inWords, isNarrow, matches, parsed } from "./filter.mjs";

const SIZES = [1, 2, 4, 8, 10, 16, 34, 72];

/**
 * @typedef {object} Shown A number on the page.
 * @property {HTMLElement} element
 * @property {import("./filter.mjs").Number_} number
 */

/** What is known of a number, from its place on the page. @type {(element: HTMLElement) => Shown} */
const shownOf = (element) => {
  const { billions, released, weights, family } = element.dataset;
  return {
    element,
    number: {
      weights: weights ?? "",
      family: family ?? "",
      billions: billions ? Number(billions) : null,
      year: Number(released?.slice(0, 4)),
    },
  };
};

/** Let the results below a place be filtered. @type {(place: HTMLElement) => void} */
export const enhance = (place) => {
  const groups = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".protocol"))].map((section) => ({
    section,
    entry: /** @type {HTMLElement | null} */ (document.querySelector(`[data-table="${section.querySelector("[data-protocol]")?.getAttribute("data-protocol")}"]`)),
    numbers: [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-released]"))].map(shownOf),
  }));
  const all = groups.flatMap(({ numbers }) => numbers.map(({ number }) => number));
  const count = make("output", { className: "count" });
  const around = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("table.overview, section:is(.smaller, .alone)"))];
  const ways = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".more a"))];
  let filter = parsed(location.search);

  const show = () => {
    let total = 0;
    for (const { section, entry, numbers } of groups) {
      const left = numbers.filter(({ element, number }) => !(element.hidden = !matches(filter, number)));
      total += left.length;
      section.hidden = left.length === 0;
      if (entry) describe(entry, left.map(({ element }) => element));
    }
    for (const each of around) each.hidden = !each.querySelector(":is(.protocol, [data-table]):not([hidden])");
    for (const way of ways) way.hidden = Boolean(document.querySelector(way.hash)?.closest("section")?.hidden);
    count.value = isNarrow(filter)
      ? `${total.toLocaleString("en")} of ${counted(all.length, "number")}: ${inWords(filter)}`
      : counted(all.length, "number");
    reset.hidden = !isNarrow(filter);
    for (const [name, control] of Object.entries(controls)) fill(control, /** @type {any} */ (filter)[name]);
  };
  const change = (/** @type {Partial<typeof filter>} */ next) => {
    filter = { ...filter, ...next };
    history.replaceState(history.state, "", location.pathname + address(location.search, filter) + location.hash);
    show();
  };

  const years = [...new Set(all.map(({ year }) => year))].sort();
  const families = [...new Set(all.map(({ family }) => family))].sort();
  /** @type {Record<string, HTMLSelectElement>} */
  const controls = {
    weights: chooser("Weights", ["open", "closed"], (weights) => change({ weights })),
    size: chooser("Size up to", SIZES, (size) => change({ size: Number(size) || null }), "B"),
    family: chooser("Family", families, (family) => change({ family })),
    from: chooser("From", years, (from) => change({ from: Number(from) || null })),
    to: chooser("Until", years, (to) => change({ to: Number(to) || null })),
  };
  const reset = make("button", { type: "button", textContent: "Show all" });
  reset.addEventListener("click", () => change(parsed("")));
  place.append(...Object.values(controls), reset, count);
  place.hidden = false;
  addEventListener("popstate", () => {
    filter = parsed(location.search);
    show();
  });
  show();
};

/** Say the best of the numbers that are left of a table: the first row, whatever its order now. @type {(entry: HTMLElement, left: HTMLElement[]) => void} */
const describe = (entry, left) => {
  entry.hidden = left.length === 0;
  const [count, best] = [entry.querySelector(".count"), entry.querySelector(".best")];
  const [first] = left;
  if (!best || !first) return;
  const [model, size, value] = [...first.children].map((cell) => cell.textContent?.trim() ?? "");
  best.textContent = `${model}${size && ` ${size}`}, ${value}`;
  if (count) count.textContent = count.matches("td") ? String(left.length) : counted(left.length, "number");
};

/** A choice of one value. @type {(name: string, values: (string | number)[], changed: (value: string) => void, unit?: string) => HTMLSelectElement} */
const chooser = (name, values, changed, unit = "") => {
  const select = make("select", { onchange: () => changed(select.value), aria: { label: name }, data: { unit } });
  select.append(new Option(`${name}: any`, ""), ...values.map((value) => new Option(`${name}: ${value}${unit}`, String(value))));
  return select;
};

/** Choose a value, which an address may have brought. @type {(select: HTMLSelectElement, value: string | number | null) => void} */
const fill = (select, value) => {
  const text = String(value ?? "");
  if (![...select.options].some((option) => option.value === text)) {
    select.append(new Option(`${select.ariaLabel}: ${text}${select.dataset.unit}`, text));
  }
  select.value = text;
};

const place = document.querySelector("[data-results-filter]");
if (place instanceof HTMLElement) enhance(place);
