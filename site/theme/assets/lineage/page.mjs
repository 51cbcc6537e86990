/** The page of the lineage: connects the picture with its controls and with the address. */

import { card } from "./card.mjs";
import { enableFind } from "./find.mjs";
import { enableGestures } from "./gestures.mjs";
import { Graph } from "./graph.mjs";
import { Picture } from "./picture.mjs";
import { png } from "./png.mjs";
import { address, initial, parsed, unfiltered, wanted } from "./state.mjs";
import { first, held, moved, round, whole, zoomed } from "./view.mjs";

const ROOT = new URL("../../", import.meta.url);

/** A part of the page. @type {(name: string) => any} */
const part = (name) => document.querySelector(`[data-lineage="${name}"]`);

const view = part("view");
const bar = part("bar");
const legend = part("legend");
const side = part("card");
const filters = /** @type {HTMLSelectElement[]} */ ([...document.querySelectorAll('[data-lineage="filter"]')]);
const picture = new Picture(part("picture"), part("years"));

let state = initial();
/** @type {Graph | null} */
let graph = null;
let size = { width: view.clientWidth, height: view.clientHeight };
let place = first(size, picture.size);
let hovered = "";
let frame = 0;
let timer = 0;

const words = {
  relations: Object.fromEntries([...legend.querySelectorAll("[name=relation]")].map((box) => [box.value, box.parentElement.textContent.trim()])),
  architectures: Object.fromEntries([...bar.elements.architecture.options].map(({ value, text }) => [value, text.replace(/ \(\d+\)$/, "")])),
  sources: new Map([.../** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("#edges tbody tr"))].map((row) => [
    `${row.dataset.from} ${row.dataset.to} ${row.dataset.relation}`,
    row.cells[4].firstElementChild ?? document.createTextNode(row.cells[4].textContent ?? ""),
  ])),
};

/** Draw once in the next frame, however much has changed. */
const draw = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => {
    picture.show(place, size);
    const id = hovered || state.model;
    picture.light(id && graph?.models.has(id) ? graph.line(id, new Set(state.hidden)) : null, id);
  });
};

/** Go to another part of the picture; the address follows when the movement ends. @type {(next: import("./view.mjs").Place) => boolean} */
const go = (next) => {
  const stays = next.x === place.x && next.y === place.y && next.scale === place.scale;
  place = next;
  draw();
  clearTimeout(timer);
  timer = setTimeout(() => {
    state = { ...state, at: place };
    history.replaceState(null, "", address(state) || location.pathname);
  }, 300);
  return !stays;
};

/** Take over a new state, as a step that leads back. @type {(next: typeof state) => void} */
const change = (next) => {
  state = next;
  history.pushState(null, "", address(state) || location.pathname);
  show();
};

/** Show the state in every part of the page. */
const show = () => {
  for (const select of filters) select.value = /** @type {any} */ (state)[select.name];
  for (const box of legend.querySelectorAll("[name=relation]")) box.checked = !state.hidden.includes(box.value);
  legend.querySelector("[name=data]").checked = state.data;
  picture.withData(state.data);
  const chosen = graph?.chosen(wanted(state)) ?? null;
  picture.filter(chosen, new Set(state.hidden));
  part("said").value = chosen ? `${chosen.size} of ${graph?.models.size} models` : "";
  part("clear").hidden = !chosen && !state.hidden.length;
  const shown = graph && state.model ? card(state.model, graph, words, ROOT, () => choose("")) : [];
  side.replaceChildren(...shown);
  side.hidden = !shown.length;
  if (shown.length) picture.stopAt(state.model);
  draw();
};

/** Choose a model, or none with an empty id. @type {(id: string) => void} */
const choose = (id) => {
  hovered = "";
  if (id === state.model) return;
  change({ ...state, model: id });
};

/** How far the card moves the middle of what is seen. @type {() => [number, number]} */
const aside = () => (side.hidden ? [0, 0] : size.width < 700 ? [0, size.height / 4] : [150, 0]);

/** The size of the picture with room for the card, so that it covers no model for good. @type {(scale?: number) => import("./view.mjs").Size} */
const ground = (scale = place.scale) => {
  const [right, below] = aside();
  return { width: picture.size.width + (2 * right) / scale, height: picture.size.height + (2 * below) / scale };
};

/** Bring a model into the window, where it is outside. @type {(id: string, scale?: number) => void} */
const bring = (id, scale = place.scale) => {
  const spot = picture.spots.get(id);
  if (!spot) return;
  const room = { x: size.width / place.scale / 2, y: size.height / place.scale / 2 };
  const seen = Math.abs(spot.x - place.x) < room.x * 0.7 && Math.abs(spot.y - place.y) < room.y * 0.8;
  if (seen && scale === place.scale) return;
  glide();
  const [right, below] = aside();
  go(held({ x: spot.x + right / scale, y: spot.y + below / scale, scale }, size, ground(scale)));
};

/** Bring the models that a filter leaves into the window. */
const bringChosen = () => {
  const chosen = graph?.chosen(wanted(state));
  const spots = [...(chosen ?? [])].flatMap((id) => picture.spots.get(id) ?? []);
  if (!spots.length) return;
  glide();
  go(round(spots, size, picture.size));
};

/** Let the next step be seen as a movement. */
const glide = () => {
  picture.sheet.classList.add("gliding");
  setTimeout(() => picture.sheet.classList.remove("gliding"), 350);
};

/** The model that an arrow key leads to: kin to the sides, neighbours above and below. @type {(id: string, key: string) => string | undefined} */
const beside = (id, key) => {
  const kin = graph?.kin(id);
  if (key === "ArrowLeft") return kin?.parents[0]?.source;
  if (key === "ArrowRight") return kin?.children[0]?.target;
  const here = picture.spots.get(id);
  const sign = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (!sign || !here) return undefined;
  const far = (/** @type {import("./picture.mjs").Spot} */ spot) => Math.abs(spot.y - here.y) + 0.5 * Math.abs(spot.x - here.x);
  const there = [...picture.spots].filter(([, spot]) => sign * (spot.y - here.y) > 1);
  return there.sort((a, b) => far(a[1]) - far(b[1]))[0]?.[0];
};

const listen = () => {
  enableGestures(view, {
    move: (dx, dy) => go(moved(place, dx, dy, size, ground())),
    zoom: (factor, x, y) => go(zoomed(place, factor, x, y, size, ground())),
    fit: () => go(whole(size, picture.size)),
  });
  part("zoom").addEventListener("click", (/** @type {MouseEvent} */ { target }) => {
    const how = target instanceof HTMLElement ? target.dataset.zoom : "";
    const [x, y] = [size.width / 2, size.height / 2];
    glide();
    if (how === "in") go(zoomed(place, 1.5, x, y, size, picture.size));
    else if (how === "out") go(zoomed(place, 1 / 1.5, x, y, size, picture.size));
    else if (how === "fit") go(whole(size, picture.size));
  });
  const hover = (/** @type {Event} */ { type, target }) => {
    const id = type === "pointerout" || type === "focusout" ? "" : picture.idAt(target);
    if (id === hovered) return;
    hovered = id;
    draw();
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) picture.svg.addEventListener(type, hover);
  picture.svg.addEventListener("focusin", ({ target }) => {
    const id = picture.idAt(target);
    view.scrollTo(0, 0); // the browser scrolls what it focuses into view; the picture moves itself
    if (id) picture.stopAt(id);
    if (id) bring(id);
  });
  picture.svg.addEventListener("keydown", (event) => {
    const id = picture.idAt(event.target);
    const next = id && beside(id, event.key);
    if (!id || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    if (next) /** @type {any} */ (picture.spots.get(next)?.element)?.focus({ preventScroll: true });
  });
  picture.svg.addEventListener("click", (event) => {
    const id = picture.idAt(event.target);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (id) event.preventDefault();
    if (id) choose(id);
  });
  side.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.model : "";
    if (!id || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(id);
    bring(id);
    side.querySelector("a")?.focus();
  });
  part("view").parentElement.addEventListener("keydown", (/** @type {KeyboardEvent} */ { key }) => {
    if (key !== "Escape" || !state.model) return;
    const id = state.model;
    choose("");
    /** @type {any} */ (picture.spots.get(id)?.element)?.focus({ preventScroll: true });
  });
  for (const select of filters) select.addEventListener("change", () => {
    change({ ...state, [select.name]: select.value });
    bringChosen();
  });
  part("clear").addEventListener("click", () => change(unfiltered(state)));
  legend.addEventListener("change", () => {
    const boxes = [...legend.querySelectorAll("[name=relation]")];
    const hidden = boxes.filter((box) => !box.checked).map((box) => box.value);
    change({ ...state, hidden, data: legend.querySelector("[name=data]").checked });
    go(held(place, size, ground()));
  });
  part("png").addEventListener("click", async () => {
    const style = await (await fetch(new URL("assets/picture.css", ROOT))).text();
    const blob = await png(picture.svg, style);
    if (!blob) return;
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "lineage.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
  addEventListener("popstate", () => restore());
  new ResizeObserver(() => {
    size = { width: view.clientWidth, height: view.clientHeight };
    place = held(place, size, ground());
    draw();
  }).observe(view);
};

/** Take the state from the address. */
const restore = () => {
  state = parsed(location.search);
  show();
  if (state.at) place = held(state.at, size, ground(state.at.scale));
  else if (!state.model) bringChosen();
  else bring(state.model, Math.max(place.scale, 0.8));
  if (state.model) view.scrollIntoView({ block: "nearest" });
};

view.classList.add("live");
picture.stopAt(picture.spots.keys().next().value ?? "");
for (const name of ["bar", "zoom", "data", "png", "keys"]) part(name).hidden = false;
for (const box of legend.querySelectorAll("input")) box.hidden = false;
size = { width: view.clientWidth, height: view.clientHeight };
place = first(size, picture.size);
draw();
listen();
graph = new Graph(await (await fetch(new URL("data/lineage.json", ROOT))).json());
enableFind(part("find"), part("names"), graph, (id) => {
  choose(id);
  bring(id, Math.max(place.scale, 0.8));
});
restore();
view.dataset.ready = "";
