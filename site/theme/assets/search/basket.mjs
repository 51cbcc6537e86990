/** The basket: papers a reader has picked, kept in this browser. */

/** @typedef {{id: string, title: string, detail: string}} Pick A paper as the basket shows it. */

/** The picks in a stored text; what was damaged or made by others is left out. @type {(text: string | null) => Pick[]} */
export const restored = (text) => {
  try {
    const found = JSON.parse(text ?? "[]");
    const picks = Array.isArray(found) ? found.filter((pick) => typeof pick?.id === "string") : [];
    const whole = picks.map(({ id, title, detail }) => ({ id, title: `${title ?? id}`, detail: `${detail ?? ""}` }));
    return [...new Map(whole.map((pick) => [pick.id, pick])).values()];
  } catch {
    return [];
  }
};

/** The picks with more at the end; those that are there keep their places. @type {(picks: Pick[], more: Pick[]) => Pick[]} */
export const joined = (picks, more) => {
  const there = new Set(picks.map((pick) => pick.id));
  return [...picks, ...more.filter((pick) => !there.has(pick.id) && there.add(pick.id))];
};

/** The picks without one. @type {(picks: Pick[], id: string) => Pick[]} */
export const without = (picks, id) => picks.filter((pick) => pick.id !== id);

/** The picks with one moved up or down. @type {(picks: Pick[], id: string, by: number) => Pick[]} */
export const moved = (picks, id, by) => {
  const from = picks.findIndex((pick) => pick.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= picks.length) return picks;
  const others = picks.filter((pick) => pick.id !== id);
  return [...others.slice(0, to), picks[from], ...others.slice(to)];
};

/** The basket of the site at `root`: it tells its watchers of every change, also by other tabs. */
export class Basket extends EventTarget {
  /** @param {URL} root */
  constructor(root) {
    super();
    this.key = `codelm:${root.pathname}:basket`;
    this.picks = this.read();
    addEventListener("storage", (event) => {
      if (event.key === this.key || event.key === null) this.tell(this.read());
    });
    // A page from the browser's memory has slept through what happened since.
    addEventListener("pageshow", (event) => event.persisted && this.tell(this.read()));
  }

  /** Whether a paper is picked. @type {(id: string) => boolean} */
  has(id) {
    return this.picks.some((pick) => pick.id === id);
  }

  /** Put other picks in; where the browser stores nothing they last as long as the page. @type {(picks: Pick[]) => void} */
  set(picks) {
    try {
      localStorage.setItem(this.key, JSON.stringify(picks));
    } catch {
      // No room, or storage is switched off.
    }
    this.tell(picks);
  }

  /** Pick a paper, or put it back. @type {(pick: Pick) => void} */
  toggle(pick) {
    this.set(this.has(pick.id) ? without(this.picks, pick.id) : joined(this.picks, [pick]));
  }

  /** Call now and after every change. @type {(watcher: () => void) => void} */
  watch(watcher) {
    this.addEventListener("change", watcher);
    watcher();
  }

  /** @returns {Pick[]} */
  read() {
    try {
      return restored(localStorage.getItem(this.key));
    } catch {
      return [];
    }
  }

  /** @param {Pick[]} picks */
  tell(picks) {
    this.picks = picks;
    this.dispatchEvent(new Event("change"));
  }
}
