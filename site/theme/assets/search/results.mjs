/** The list of results: a window of it stands in the page, however long it is. */

import { make, marked } from "./dom.mjs";
import { pickButton } from "./picks.mjs";
import { at } from "./site.mjs";

/** @typedef {import("./client.mjs").Hit} Hit */

/** Results laid out at once. */
export const BATCH = 30;

/** Results that come by scrolling alone; the end of the page stays within reach. */
const BY_SCROLLING = 150;

/** One result. @type {(hit: Hit) => HTMLElement} */
const hitItem = (hit) => {
  const title = make("a", { className: "hit-title", href: at(hit.url) }, ...marked(hit.title, hit.matched));
  const kind = make("span", { className: "hit-kind" }, hit.noun);
  const text = make("div", { className: "hit-text" }, title, make("p", { className: "hit-detail" }, kind, hit.detail));
  if (hit.why) text.append(make("p", { className: "hit-why" }, hit.why));
  const item = make("li", { className: "hit" }, text);
  if (hit.kind === "paper") item.append(pickButton(hit));
  return item;
};

/** The results in batches: those far from the view keep their height and lose their elements. */
export class Results {
  /**
   * @param {HTMLElement} host
   * @param {(offset: number, limit: number) => Promise<Hit[]>} more
   */
  constructor(host, more) {
    this.host = host;
    this.more = more;
    this.total = 0;
    this.shown = 0;
    /** @type {Map<Element, Hit[]>} */
    this.batches = new Map();
    this.button = make("button", { type: "button", className: "more", onclick: () => this.grow(true) });
    this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.seen(entry)), {
      rootMargin: "1500px 0px",
    });
  }

  /** Show the first results in place of what was there. @type {(hits: Hit[], total: number) => void} */
  show(hits, total) {
    this.observer.disconnect();
    this.batches.clear();
    this.total = total;
    this.shown = 0;
    this.host.replaceChildren();
    this.append(hits);
  }

  /** @param {Hit[]} hits */
  append(hits) {
    for (let from = 0; from < hits.length; from += BATCH) {
      const batch = hits.slice(from, from + BATCH);
      const list = make("ol", { className: "hits", start: this.shown + 1 }, ...batch.map(hitItem));
      this.batches.set(list, batch);
      this.shown += batch.length;
      this.host.append(list);
      this.observer.observe(list);
    }
    this.offerMore();
  }

  offerMore() {
    this.observer.unobserve(this.button);
    const left = this.total - this.shown;
    if (left <= 0) return this.button.remove();
    this.button.textContent = `Show ${Math.min(left, BATCH)} more of ${left.toLocaleString("en")}`;
    this.host.append(this.button);
    this.observer.observe(this.button);
  }

  /** @param {IntersectionObserverEntry} entry */
  seen({ target, isIntersecting, boundingClientRect }) {
    if (target === this.button) {
      if (isIntersecting && this.shown < BY_SCROLLING) this.grow(false);
    } else if (isIntersecting) {
      this.fill(/** @type {HTMLElement} */ (target));
    } else if (target.children.length && !target.contains(document.activeElement)) {
      /** @type {HTMLElement} */ (target).style.height = `${boundingClientRect.height}px`;
      target.replaceChildren();
    }
  }

  /** @param {HTMLElement} list */
  fill(list) {
    if (list.children.length) return;
    list.replaceChildren(...(this.batches.get(list) ?? []).map(hitItem));
    list.style.height = "";
  }

  /** Fetch the next batch; a reader who asked for it goes on from its first result. @type {(asked: boolean) => Promise<void>} */
  async grow(asked) {
    const { shown } = this;
    if (this.growing === shown) return;
    this.growing = shown;
    const first = this.host.firstChild;
    const hits = await this.more(shown, BATCH).catch(() => []);
    this.growing = undefined;
    if (first !== this.host.firstChild || shown !== this.shown) return;
    this.append(hits);
    if (asked) this.host.querySelector(`ol[start="${shown + 1}"] a`)?.focus();
  }
}
