/** A field with results below it: what a page needs that brings an engine without an interface. */

import { connect } from "./engine.mjs";

const SHOWN = 10;
const field = document.querySelector("input");
const list = document.querySelector("ol");

/** @type {ReturnType<typeof connect> | undefined} */
let engine;
let asking = false;
let again = false;

/** @type {(hit: {url: string, title: string, detail: string}) => HTMLElement} */
const item = ({ url, title, detail }) => {
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
  const line = Object.assign(document.createElement("small"), { textContent: detail });
  const li = document.createElement("li");
  li.append(link, document.createElement("br"), line);
  return li;
};

const ask = async () => {
  if (asking) {
    again = true;
    return;
  }
  const query = field.value;
  asking = true;
  again = false;
  const hits = await engine.search(query, SHOWN);
  asking = false;
  if (again) return ask();
  list.dataset.query = query;
  list.replaceChildren(...hits.map(item));
};

field.addEventListener("focus", () => (engine ??= connect()));
field.addEventListener("input", () => {
  engine ??= connect();
  ask();
});
