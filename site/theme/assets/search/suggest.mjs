/** Suggestions below a search field: a combobox with the best hits of each kind. */

import { engine } from "./client.mjs";
import { counted, make, marked } from "./dom.mjs";
import { at } from "./site.mjs";

const PER_KIND = 3;

/** The style sheet of the suggestions, asked for once. @type {Promise<unknown> | undefined} */
let styled;

const styles = () => (styled ??= new Promise((done) => {
  if (document.querySelector("link[data-search-styles]")) return done(null);
  const link = make("link", { rel: "stylesheet", href: at("assets/search.css"), onload: done, onerror: done });
  document.head.append(link);
}));

/** @type {WeakSet<Element>} */
const attached = new WeakSet();
let count = 0;

/** Let the field of a form suggest; once is enough. @type {(form: HTMLFormElement) => void} */
export const attach = (form) => {
  const input = form.querySelector("input");
  if (!input || attached.has(form)) return;
  attached.add(form);
  new Suggestions(form, input, `suggestions-${++count}`);
};

/** The list below one field. */
class Suggestions {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {string} id */
  constructor(form, input, id) {
    this.form = form;
    this.offered = 0;
    this.input = input;
    this.id = id;
    this.list = make("div", { id, role: "listbox", ariaLabel: "Suggestions" });
    this.said = make("p", { className: "suggest-said", role: "status" });
    this.panel = make("div", { className: "suggestions", hidden: true }, this.said, this.list);
    form.append(this.panel);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-haspopup": "listbox",
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("focus", () => this.ask());
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(/** @type {Node | null} */ (relatedTarget))) this.close();
    });
    // A press must not take the focus from the field before its click arrives.
    this.panel.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault());
    this.panel.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    this.ask();
  }

  get options() {
    return /** @type {HTMLAnchorElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
  }

  /** Ask for what is typed; while an answer is awaited, only the newest question is kept. */
  async ask() {
    const query = this.input.value.trim();
    if (this.asking) {
      this.again = true;
      return;
    }
    if (!query) return this.close();
    this.asking = true;
    this.again = this.closed = false;
    try {
      const [found] = await Promise.all([engine().quick(query, PER_KIND), styles()]);
      if (!this.again && !this.closed && document.activeElement === this.input) this.show(query, found);
    } catch {
      this.say("The suggestions could not be loaded. Enter leads to the search.");
    } finally {
      this.asking = false;
      if (this.again) this.ask();
    }
  }

  /** @param {string} query @param {import("./client.mjs").Quick} found */
  show(query, found) {
    const { groups, corrected, total, later } = found;
    this.latest = found;
    later?.then((more) => more && this.latest === found && this.active < 0 && !this.panel.hidden && this.ask());
    const all = `${this.form.action}?${new URLSearchParams({ [this.input.name]: query })}`;
    const number = later ? "results" : counted(total, "result");
    const label = total ? `All ${number} for “${query}”` : `Search for “${query}”`;
    this.offered = 0;
    this.list.replaceChildren(
      ...groups.filter(({ hits }) => hits.length).map((group) => this.group(group)),
      this.option({ className: "suggest-all", href: all }, label),
    );
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.say(!total ? `Nothing matches “${query}”.` : corrected ? `Nothing matches as typed; these match “${corrected}”.` : "");
  }

  /** @param {{name: string, hits: import("./results.mjs").Hit[]}} group */
  group({ name, hits }) {
    const heading = make("p", { className: "suggest-kind", aria: { hidden: "true" } }, name);
    const options = hits.map(({ title, matched, url, detail }) => this.option(
      { href: at(url) },
      make("span", { className: "suggest-title" }, ...marked(title, matched)),
      " ",
      make("span", { className: "suggest-detail" }, detail),
    ));
    return make("div", { role: "group", ariaLabel: name }, heading, ...options);
  }

  /** The next option of the list. @param {Record<string, string>} properties @param {(Node | string)[]} children */
  option(properties, ...children) {
    const id = `${this.id}-${this.offered++}`;
    return make("a", { id, role: "option", tabIndex: -1, ariaSelected: "false", ...properties }, ...children);
  }

  /** Open with a sentence above the list, or none. @type {(text: string) => void} */
  say(text) {
    this.said.textContent = text;
    this.said.hidden = !text;
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  /** Closes the list; an answer that is awaited opens it no more. */
  close() {
    this.panel.hidden = this.closed = true;
    this.again = false;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "Escape") return this.escaped(event);
    if (key === "Enter" && !this.panel.hidden && this.active >= 0) {
      event.preventDefault();
      this.options[this.active]?.click();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (this.panel.hidden) this.ask();
      else this.move(key === "ArrowDown" ? 1 : -1);
    }
  }

  /** Escape closes the list first, then leaves the field. @type {(event: KeyboardEvent) => void} */
  escaped(event) {
    event.preventDefault();
    if (this.panel.hidden) this.input.blur();
    else this.close();
  }

  /** Go on by one; before the first and after the last is the field itself. @type {(by: number) => void} */
  move(by) {
    const { options } = this;
    const places = options.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
    options.forEach((option, i) => { option.ariaSelected = `${i === this.active}`; });
    const option = options[this.active];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}
