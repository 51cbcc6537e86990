/** The basket as a drawer over the page, at the address #basket. */

import { moved, without } from "./basket.mjs";
import { counted, make, refill } from "./dom.mjs";
import { exportBar } from "./exports.mjs";
import { basket } from "./picked.mjs";
import { at } from "./site.mjs";

/** Buttons of a pick by its id and what they do: they outlive a change of the order, and keep the focus. @type {Map<string, HTMLElement>} */
const items = new Map();

/** A small button with a sign. @type {(sign: string, label: string, onclick: () => void) => HTMLElement} */
const button = (sign, label, onclick) =>
  make("button", { type: "button", title: label, ariaLabel: label, onclick }, sign);

/** One paper. @type {(pick: import("./basket.mjs").Pick) => HTMLElement} */
const pickItem = ({ id, title, detail }) => make(
  "li",
  {},
  make(
    "div",
    {},
    make("a", { href: at(`papers/${encodeURIComponent(id)}/`) }, title),
    make("p", { className: "hit-detail" }, detail),
  ),
  make(
    "span",
    { className: "basket-tools" },
    button("↑", `Move up: ${title}`, () => basket.set(moved(basket.picks, id, -1))),
    button("↓", `Move down: ${title}`, () => basket.set(moved(basket.picks, id, 1))),
    button("✕", `Take out: ${title}`, () => takeOut(id)),
  ),
);

/** Take a paper out; the focus goes on to its neighbour. @type {(id: string) => void} */
const takeOut = (id) => {
  const item = items.get(id);
  const next = item?.nextElementSibling ?? item?.previousElementSibling;
  basket.set(without(basket.picks, id));
  const focus = next?.querySelector("button:last-child") ?? dialog.querySelector("button");
  /** @type {HTMLElement} */ (focus).focus();
};

const list = make("ol", { className: "basket-list" });
const empty = make("p", {}, "Nothing is in the basket yet. Pick papers with the + beside a result, or on the page of a paper; they are kept in this browser.");
const title = make("h2", { id: "basket-title" });
const clear = make("button", { type: "button", onclick: () => basket.set([]) }, "Empty the basket");
const foot = make("div", { className: "basket-foot" }, exportBar(async () => basket.picks.map(({ id }) => id), "basket"), clear);
const close = make("button", { type: "button", className: "basket-close", ariaLabel: "Close the basket", onclick: () => dialog.close() }, "✕");
const dialog = make(
  "dialog",
  { className: "basket", aria: { labelledby: "basket-title" } },
  make("div", { className: "basket-head" }, title, close),
  empty,
  list,
  foot,
);
dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => event.target === dialog && dialog.close());
dialog.addEventListener("close", () => {
  if (location.hash === "#basket") history.replaceState(history.state, "", location.pathname + location.search);
});

const show = () => {
  const { picks } = basket;
  title.textContent = picks.length ? `Basket: ${counted(picks.length, "paper")}` : "Basket";
  empty.hidden = picks.length > 0;
  foot.hidden = clear.hidden = !picks.length;
  for (const id of items.keys()) if (!basket.has(id)) items.delete(id);
  for (const pick of picks) if (!items.has(pick.id)) items.set(pick.id, pickItem(pick));
  refill(list, picks.map(({ id }) => /** @type {HTMLElement} */ (items.get(id))));
};

/** Open the drawer, or close it when the address is another one. @type {() => void} */
export const follow = () => {
  const wanted = location.hash === "#basket";
  if (!wanted) return dialog.close();
  if (!dialog.isConnected) {
    (document.querySelector("#__content") ?? document.body).append(dialog);
    basket.watch(show);
  }
  if (!dialog.open) dialog.showModal();
};
