/** A card over a link to a record: what the record is, before one goes there. */

import { make } from "./search/dom.mjs";

/** @typedef {{title: string, kind: string, lines: string[]}} Card What the page says of a record. */

/** The root of the site: this module stands one folder below it. */
const ROOT = new URL("../", import.meta.url);
/** Milliseconds of rest on a link before its card comes, and of absence before it goes. */
const REST = 250;
const ABSENCE = 200;
/** Pixels between a card and its link, and the edges of the window. */
const GAP = 6;

/** @type {Record<string, Card>} */
const cards = JSON.parse(document.querySelector("#cards")?.textContent ?? "{}");
const card = make("div", { id: "card", className: "preview", role: "tooltip", hidden: true });
/** The link whose card is shown, and the one whose card may come. @type {HTMLAnchorElement | null} */
let shown = null;
let timer = 0;

/** The link with a card that an event happened on. @type {(event: Event) => HTMLAnchorElement | null} */
const linkOf = ({ target }) => {
  const link = target instanceof Element ? target.closest("a.ref") : null;
  return link instanceof HTMLAnchorElement && cardOf(link) ? link : null;
};

/** @type {(link: HTMLAnchorElement) => Card | undefined} */
const cardOf = ({ pathname }) => cards[decodeURIComponent(pathname.slice(ROOT.pathname.length))];

/** Put the card below the link, or above it where there is more room. @type {(link: HTMLAnchorElement) => void} */
const place = (link) => {
  const lines = [...link.getClientRects()];
  const line = lines[0];
  const last = lines[lines.length - 1];
  const below = last.bottom + GAP + card.offsetHeight < innerHeight;
  const top = below ? last.bottom + GAP : line.top - GAP - card.offsetHeight;
  const left = below ? last.left : line.left;
  const most = document.documentElement.clientWidth - card.offsetWidth - GAP;
  const origin = /** @type {Element} */ (card.offsetParent).getBoundingClientRect();
  card.style.top = `${top - origin.top}px`;
  card.style.left = `${Math.max(GAP, Math.min(left, most)) - origin.left}px`;
};

/** @type {(link: HTMLAnchorElement) => void} */
const show = (link) => {
  clearTimeout(timer);
  if (shown === link) return;
  hide();
  const { title, kind, lines } = /** @type {Card} */ (cardOf(link));
  card.replaceChildren(
    make("span", { className: "preview-kind" }, kind),
    make("strong", {}, title),
    ...lines.map((text) => make("span", {}, text)),
  );
  if (!card.isConnected) document.querySelector("main")?.append(card);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  shown = link;
  place(link);
};

const hide = () => {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.hidden = true;
};

/** @type {(what: () => void, delay: number) => void} */
const later = (what, delay) => {
  clearTimeout(timer);
  timer = setTimeout(what, delay);
};

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkOf(event);
  if (link) later(() => show(link), shown ? 0 : REST);
  else if (event.target instanceof Node && card.contains(event.target)) clearTimeout(timer);
  else later(hide, ABSENCE);
});
document.documentElement.addEventListener("pointerleave", () => later(hide, ABSENCE));
document.addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (link?.matches(":focus-visible")) show(link);
});
document.addEventListener("focusout", (event) => event.target === shown && hide());
addEventListener("resize", hide);
document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
