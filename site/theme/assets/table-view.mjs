/** Sorting and filtering of the tables on a page; without JavaScript they stay as they are. */

import { folded, initial, options, pressed, shown, summary } from "./table.mjs";

/** Rows laid out at once: a table of thousands costs the browser more than a frame. */
const BATCH = 200;

/** Value of a cell for sorting and choosing. @type {(cell: HTMLTableCellElement) => string} */
const valueOf = (cell) => (cell.dataset.value ?? cell.textContent ?? "").trim();

/** What the pure part knows of a row. @type {(element: HTMLTableRowElement) => import("./table.mjs").Row & {element: HTMLTableRowElement}} */
const rowOf = (element) => ({
  element,
  text: folded(element.textContent ?? ""),
  values: [...element.cells].map(valueOf),
});

/** An element with properties. @type {(name: string, properties?: object, ...children: (Node | string)[]) => any} */
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** Make a table sortable and filterable, as its attributes ask. @type {(table: HTMLTableElement) => void} */
export const enhance = (table) => {
  const { sortable, filterable, facets } = table.dataset;
  const body = table.tBodies[0];
  if (!body || (sortable ?? filterable ?? facets) === undefined) return;
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...body.rows].map(rowOf);
  const count = make("output", { className: "count", value: summary(rows.length, rows.length) });
  let state = initial();
  let frame = 0;

  const show = () => {
    const visible = shown(rows, state);
    count.value = summary(visible.length, rows.length);
    showRows(body, visible.map((row) => row.element));
  };
  const change = (/** @type {Partial<typeof state>} */ next) => {
    state = { ...state, ...next };
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
  };

  if (sortable !== undefined) {
    const sort = (/** @type {number} */ column) => {
      change(pressed(state, column));
      markSorted(headers, state);
    };
    headers.forEach((header, column) => addButton(header, () => sort(column)));
  }
  const controls = make("div", { className: "controls" });
  if (filterable !== undefined) controls.append(filterBox((query) => change({ query })));
  for (const name of (facets ?? "").split(" ").filter(Boolean)) {
    const column = headers.findIndex((header) => header.textContent?.trim() === name);
    if (column < 0) continue;
    controls.append(chooser(name, options(rows, column), (value) => {
      const chosen = new Map(state.chosen);
      if (value) chosen.set(column, value);
      else chosen.delete(column);
      change({ chosen });
    }));
  }
  if (!controls.children.length) return;
  controls.append(count);
  (table.closest(".scroll") ?? table).before(controls);
};

/** Turn the name of a column into a button. @type {(header: HTMLTableCellElement, press: () => void) => void} */
const addButton = (header, press) => {
  if (header.dataset.sort === "none" || !header.textContent?.trim()) return;
  const button = make("button", { type: "button", onclick: press }, ...header.childNodes);
  header.append(button);
};

/** Say which column is sorted. @type {(headers: HTMLTableCellElement[], state: import("./table.mjs").State) => void} */
const markSorted = (headers, { column, descending }) => {
  headers.forEach((header, index) => {
    if (index === column) header.ariaSort = descending ? "descending" : "ascending";
    else header.removeAttribute("aria-sort");
  });
};

/** A field for words. @type {(changed: (query: string) => void) => HTMLElement} */
const filterBox = (changed) => {
  const input = make("input", { type: "search", placeholder: "Filter this list" });
  input.ariaLabel = input.placeholder;
  input.addEventListener("input", () => changed(input.value));
  return input;
};

/** A choice of one value of a column. @type {(name: string, values: string[], changed: (value: string) => void) => HTMLElement} */
const chooser = (name, values, changed) => {
  const select = make("select", { onchange: () => changed(select.value) });
  select.ariaLabel = name;
  select.append(new Option(`${name}: any`, ""), ...values.map((value) => new Option(value)));
  return select;
};

/** The observer that lays out more rows, by table body. @type {WeakMap<HTMLElement, IntersectionObserver>} */
const observers = new WeakMap();

/** Show these rows only: the first batch at once, the others as the reader comes near. @type {(body: HTMLTableSectionElement, rows: HTMLTableRowElement[]) => void} */
const showRows = (body, rows) => {
  observers.get(body)?.disconnect();
  body.replaceChildren(...rows.slice(0, BATCH));
  let next = BATCH;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    body.append(...rows.slice(next, next + BATCH));
    next += BATCH;
    watch();
  }, { rootMargin: "1000px" });
  const watch = () => {
    if (next < rows.length && body.lastElementChild) observer.observe(body.lastElementChild);
  };
  observers.set(body, observer);
  watch();
};
