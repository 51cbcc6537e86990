/** The buttons that put papers into the basket, wherever they stand, and the count in the header. */

import { make } from "./dom.mjs";
import { basket } from "./picked.mjs";

/** A button that picks a paper. @type {(pick: import("./basket.mjs").Pick) => HTMLButtonElement} */
export const pickButton = ({ id, title, detail }) => {
  const button = make("button", { type: "button", className: "pick", data: { pick: id, title, detail } });
  mark(button);
  return button;
};

/** Show whether the paper of a button is picked. @type {(button: HTMLElement) => void} */
const mark = (button) => {
  const picked = basket.has(button.dataset.pick ?? "");
  button.hidden = false;
  button.setAttribute("aria-pressed", `${picked}`);
  button.ariaLabel = `Basket: ${button.dataset.title}`;
  button.title = picked ? "Take out of the basket" : "Put into the basket";
};

/** The paper of a button. @type {(button: HTMLElement) => import("./basket.mjs").Pick} */
const pickOf = ({ dataset: { pick = "", title = pick, detail = "" } }) => ({ id: pick, title, detail });

/** Put the paper of a pressed button in or out. @type {(button: HTMLElement) => void} */
export const press = (button) => basket.toggle(pickOf(button));

/** The paper in a row of a list: its link, its authors, and where or when it appeared. @type {(row: HTMLTableRowElement) => import("./basket.mjs").Pick | null} */
const pickIn = ({ cells }) => {
  const link = cells[0]?.querySelector("a");
  const id = decodeURIComponent(link?.pathname.split("/").at(-2) ?? "");
  const [people, venue, year] = [cells[1], cells[cells.length - 2], cells[cells.length - 1]].map((cell) => cell?.textContent ?? "");
  return link && { id, title: link.textContent ?? id, detail: [people, venue || year].filter(Boolean).join(" · ") };
};

/** Rows that get their buttons before the browser may do something else. */
const AT_ONCE = 200;

/** Give each row of a list of papers its button, also the rows that come later. @type {(table: HTMLTableElement) => void} */
export const pickable = (table) => {
  const body = table.tBodies[0];
  const fit = async () => {
    const bare = [...body.rows].filter((row) => !row.querySelector("[data-pick]"));
    for (let from = 0; from < bare.length; from += AT_ONCE) {
      for (const row of bare.slice(from, from + AT_ONCE)) {
        const pick = pickIn(row);
        if (pick) row.cells[0].prepend(pickButton(pick));
      }
      await new Promise(requestAnimationFrame);
    }
  };
  new MutationObserver(fit).observe(body, { childList: true });
  fit();
};

const show = () => {
  document.querySelectorAll("[data-pick]").forEach((button) => mark(/** @type {HTMLElement} */ (button)));
  const { length } = basket.picks;
  for (const link of document.querySelectorAll("[data-basket-link]")) {
    /** @type {HTMLElement} */ (link).hidden = !length;
    link.setAttribute("aria-label", `Basket: ${length} ${length === 1 ? "paper" : "papers"}`);
    link.querySelector("[data-basket-count]")?.replaceChildren(`${length}`);
  }
};

basket.watch(show);
