/** The search page: its state stands in the address, its results and counts come from the engine. */

import { counted, make } from "./dom.mjs";
import { engine } from "./client.mjs";
import { Chips, List, section, Tree } from "./facets.mjs";
import { BATCH, Results } from "./results.mjs";
import { address, asked, FACETS, initial, isNarrowed, parsed, spanned, toggled, unfiltered, within } from "./state.mjs";
import { Years } from "./years.mjs";

/** The element of the page with a role in the search. @type {(name: string) => any} */
const part = (name) => document.querySelector(`[data-search="${name}"]`);

const field = part("field");
const hits = part("hits");
const sorting = part("sort");
let state = parsed(location.search);
/** @type {import("./client.mjs").Result | undefined} */
let latest;

/* The address */

/** Note the state in the address, in a new entry of the history or in the one there is. @type {(push: boolean) => void} */
const note = (push) => {
  const wanted = location.pathname + address(state);
  if (wanted === location.pathname + location.search) return;
  if (push) keepPlace();
  history[push ? "pushState" : "replaceState"](null, "", wanted);
};

/** Remember how far the reader has come, for the way back. */
const keepPlace = () => history.replaceState({ shown: results.shown, y: scrollY }, "");

/** While one types, one entry of the history changes with the text. */
let typing = false;

/** Search for another state. @type {(next: typeof state) => void} */
const change = (next) => {
  state = next;
  typing = false;
  note(true);
  run();
};

const follow = () => {
  if (address(state) === address(parsed(location.search))) return;
  state = parsed(location.search);
  typing = false;
  field.value = state.query;
  run(history.state);
};

/* Asking: one question at a time, and after it the newest one */

let busy = false;
/** @type {{shown?: number, y?: number} | null | undefined} */
let waiting;

/** Show what the engine finds for the state, as far as the reader had come. @type {(place?: {shown?: number, y?: number} | null) => Promise<void>} */
const run = async (place = null) => {
  waiting = place;
  if (busy) return;
  busy = true;
  try {
    while (waiting !== undefined) {
      const now = waiting;
      waiting = undefined;
      const limit = Math.max(BATCH, Math.min(now?.shown ?? 0, 10 * BATCH));
      const result = await engine().search({ ...asked(state), offset: 0, limit, facets: true });
      if (waiting === undefined) show(result, now?.y);
    }
  } catch {
    fail();
  } finally {
    busy = false;
  }
};

const more = async (/** @type {number} */ offset, /** @type {number} */ limit) =>
  (await engine().search({ ...asked(state), offset, limit, facets: false })).hits;

/* Showing */

const results = new Results(hits, more);
const choose = (/** @type {string} */ name, /** @type {string} */ value, /** @type {boolean} */ on) =>
  change(toggled(state, name, value, on));
const kinds = new Chips(part("kinds"), "kind", choose);
const timeline = section("Year", true);
part("facets").append(timeline);
const known = part("facets").dataset.years.split(" ").map(Number);
const years = new Years(timeline, known, (span, again) => change(again ? within(state, span) : { ...within({ ...state, years: null }, span) }));
const tree = new Tree(part("facets"), "task", FACETS.task, choose);
const lists = Object.entries(FACETS)
  .filter(([name]) => name !== "kind" && name !== "task")
  .map(([name, label]) => /** @type {const} */ ([name, new List(part("facets"), name, label, choose, name === "contribution" || name === "has")]));

/** @type {(result: import("./client.mjs").Result, y?: number) => void} */
const show = (result, y) => {
  latest = result;
  const { facets, total } = result;
  part("found").removeAttribute("aria-busy");
  kinds.show(facets.kind, state.chosen.kind ?? []);
  years.show(facets.year, state.years);
  tree.show(facets.task, state.chosen.task ?? []);
  for (const [name, list] of lists) list.show(facets[name], state.chosen[name] ?? []);
  results.show(result.hits, total);
  sorting.value = state.sort;
  showChosen();
  say(result);
  part("browse").hidden = total > 0;
  result.later?.then((more) => more && latest === result && run({ shown: results.shown }));
  part("export").hidden = !papers();
  part("export").querySelector("summary").textContent = `Export ${counted(papers(), "paper")}`;
  if (y) scrollTo(0, y);
  if (!total) offer();
};

/** How many of the results are papers. */
const papers = () => {
  const { kind } = state.chosen;
  if (kind && !kind.includes("paper")) return 0;
  return latest?.facets.kind.find(({ value }) => value === "paper")?.count ?? 0;
};

/** Say how many results there are, and what was done to find them. @type {(result: import("./client.mjs").Result) => void} */
const say = ({ total, corrected, error }) => {
  const narrowed = Boolean(state.query.trim()) || isNarrowed(state);
  const number = narrowed ? counted(total, "result") : `All ${counted(total, "record")}`;
  part("total").textContent = number;
  field.setAttribute("aria-invalid", `${Boolean(error)}`);
  const sentence = error?.message ?? (corrected ? `Nothing matches “${state.query.trim()}” as typed.` : "");
  part("said").replaceChildren(sentence, ...(corrected && !error ? [" Shown instead: ", again(corrected)] : []));
  clearTimeout(speaking);
  speaking = setTimeout(() => { part("live").textContent = `${number}. ${part("said").textContent}`; }, 600);
};
/** @type {number | undefined} */
let speaking;

/** A link to the search for other words, with the same facets. @type {(query: string) => HTMLElement} */
const again = (query) => linkTo({ ...state, query }, query);

/** A link to another state of this page. @type {(next: typeof state, label: string) => HTMLElement} */
const linkTo = (next, label) => make("a", {
  href: location.pathname + address(next),
  onclick: (/** @type {MouseEvent} */ event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    field.value = next.query;
    change(next);
  },
}, label);

/** The chosen values, each with a way to let it go. */
const showChosen = () => {
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
    make("li", {}, make("button", { type: "button", className: "chosen", onclick }, label));
  const chip = (/** @type {string} */ label, /** @type {() => void} */ onclick) => button(`${label} ✕`, onclick);
  const labels = (/** @type {string} */ name) => new Map(latest?.facets[name].map(({ value, label }) => [value, label]));
  const chips = Object.entries(state.chosen).flatMap(([name, values]) => values.map((value) =>
    chip(labels(name).get(value) ?? value, () => choose(name, value, false))));
  if (state.years) chips.push(chip(spanned(state.years).replace("..", "–"), () => change(within(state, null))));
  part("toggle").textContent = chips.length ? `Filters (${chips.length})` : "Filters";
  if (chips.length > 1) chips.push(button("Clear all", () => change(unfiltered(state))));
  part("chosen").replaceChildren(...chips);
};

/** Where nothing is found: what was tried, and what would find something. */
const offer = async () => {
  const tried = state;
  const words = tried.query.trim();
  const filters = isNarrowed(tried) ? " with these filters" : "";
  const lines = [make("p", {}, words ? `Nothing matches “${words}”${filters}.` : `Nothing matches${filters}.`)];
  hits.replaceChildren(make("div", { className: "nothing" }, ...lines));
  if (!isNarrowed(tried)) {
    const advice = "No record has all of these words, nor words spelt like them. Try fewer words, or browse the lists:";
    return hits.firstChild.append(make("p", {}, latest?.error ? "Mend the query, or browse the lists:" : advice));
  }
  const without = await engine().search({ ...asked(unfiltered(tried)), offset: 0, limit: 1, facets: false });
  if (state !== tried) return;
  const way = linkTo(unfiltered(tried), `Search without the filters: ${counted(without.total, "result")}`);
  hits.firstChild.append(make("p", {}, way));
};

const fail = () => {
  part("found").hidden = true;
  part("browse").hidden = false;
  part("said").replaceChildren(
    "The search could not be loaded. ",
    make("button", { type: "button", onclick: () => location.reload() }, "Try again"),
    " or browse the lists:",
  );
};

/* The reader */

const openBasket = async () => {
  if (location.hash === "#basket" || document.querySelector("dialog.basket")) {
    (await import("./basket-view.mjs")).follow();
  }
};

field.addEventListener("input", () => {
  state = { ...state, query: field.value };
  note(!typing);
  typing = true;
  run();
});
field.addEventListener("change", () => { typing = false; });
part("form").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  change({ ...state, query: field.value });
});
sorting.addEventListener("change", () => change({ ...state, sort: sorting.value }));
part("toggle").addEventListener("click", () => {
  const open = part("panel").classList.toggle("open");
  part("toggle").setAttribute("aria-expanded", `${open}`);
});
part("export").addEventListener("toggle", async () => {
  if (part("export").children.length > 1) return;
  const { exportBar } = await import("./exports.mjs");
  part("export").append(exportBar(() => engine().keys(asked(state)), "search"));
});
addEventListener("popstate", follow);
addEventListener("hashchange", openBasket);
addEventListener("pagehide", keepPlace);

/** What was typed before this script came is searched too. */
const start = () => {
  history.scrollRestoration = "manual";
  if (field.value && !state.query && !isNarrowed(state)) state = { ...initial(), query: field.value };
  else field.value = state.query;
  part("found").hidden = false;
  part("browse").hidden = true;
  const untouched = !address(state) && !location.hash;
  if (untouched && !matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
  run(history.state);
  openBasket();
};

start();
