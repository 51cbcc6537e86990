/** The buttons that put a whole list of papers into the basket. */

import { joined } from "./search/basket.mjs";
import "./search/picks.mjs";
import { basket } from "./search/picked.mjs";

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-picks]"))) {
  /** @type {import("./search/basket.mjs").Pick[]} */
  const picks = JSON.parse(button.dataset.picks ?? "[]");
  const label = button.textContent ?? "";
  const all = () => picks.every(({ id }) => basket.has(id));
  button.addEventListener("click", () => {
    const there = new Set(picks.map(({ id }) => id));
    basket.set(all() ? basket.picks.filter(({ id }) => !there.has(id)) : joined(basket.picks, picks));
  });
  basket.watch(() => {
    button.setAttribute("aria-pressed", `${all()}`);
    button.textContent = all() ? button.dataset.done ?? label : label;
  });
  button.hidden = false;
}
