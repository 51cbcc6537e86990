/** What the pages of the atlas run. */

import { enableCiting } from "./cite-view.mjs";
import { enhance } from "./table-view.mjs";

for (const table of document.querySelectorAll("table.atlas")) enhance(table);

if (document.querySelector("[data-results-filter]")) import("./results/view.mjs").catch(() => ({}));

for (const part of document.querySelectorAll(".cite")) enableCiting(part);

/** What is needed only once somebody searches or picks; a form without it still leads to the search. @type {(name: string) => Promise<any>} */
const search = (name) => import(`./search/${name}.mjs`).catch(() => ({}));

/** What suggestions take besides their worker: asked for at once, and not import by import. */
const SUGGESTING = ["suggest", "client", "dom", "site"];
let prepared = false;
const prepare = () => {
  if (prepared) return;
  prepared = true;
  /** @type {(path: string, values: object) => void} */
  const link = (path, values) => {
    const href = new URL(path, import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { fetchPriority: "high" }, values, { href }));
  };
  link("../search/first.json", { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
  for (const name of SUGGESTING) link(`search/${name}.mjs`, { rel: "modulepreload" });
  link("search.css", { rel: "preload", as: "style" });
};

/** The worker takes longest to be there, so it is started first; the search page has its own. @type {Worker | undefined} */
let worker;
const start = () => {
  if (document.querySelector("[data-search=field]")) return;
  worker ??= new Worker(new URL("search/worker.mjs", import.meta.url), { type: "module" });
};

const suggest = async (/** @type {EventTarget | null} */ target) => {
  const form = target instanceof Element && target.closest("form[data-suggest]");
  if (!form) return;
  start();
  prepare();
  const [{ engine }, { attach }] = await Promise.all([search("client"), search("suggest")]);
  engine?.(worker).warm();
  attach?.(form);
};
document.addEventListener("focusin", ({ target }) => suggest(target));
document.addEventListener("pointerover", ({ target }) => {
  if (target instanceof Element && target.closest("form[data-suggest]")) prepare();
});
suggest(document.activeElement);

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey) return;
  if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search=field], [data-suggest] input"))?.select();
});

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element && target.closest("[data-pick]");
  if (button) (await search("picks")).press?.(button);
});
for (const button of document.querySelectorAll("[data-pick]")) button.removeAttribute("hidden");

/** A list of papers gets its buttons when they are asked for. @type {(table: HTMLTableElement) => void} */
const offerPicks = (table) => {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Pick papers" });
  button.addEventListener("click", async () => {
    button.remove();
    (await search("picks")).pickable?.(table);
  });
  const before = table.previousElementSibling;
  const controls = before?.matches(".controls") ? before : document.createElement("div");
  controls.className = "controls";
  controls.insertBefore(button, controls.querySelector(".count"));
  table.before(controls);
};
for (const table of document.querySelectorAll("table[data-papers]")) {
  offerPicks(/** @type {HTMLTableElement} */ (table));
}

/** Whether this browser keeps a basket of some site at this host. */
const stored = () => {
  try {
    return Object.keys(localStorage).some((key) => key.endsWith(":basket"));
  } catch {
    return false;
  }
};
if (stored()) search("picks");

// The theme makes a landmark of each button that copies code, and gives them no names.
addEventListener("load", () => {
  for (const [index, nav] of document.querySelectorAll(".md-code__nav").entries()) {
    nav.ariaLabel = `Code ${index + 1}`;
  }
});
