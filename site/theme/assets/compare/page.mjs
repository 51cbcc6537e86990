/** The page that compares models: its state stands in the address. */

import { make } from "../search/dom.mjs";
import { address, MOST, named, parsed } from "./state.mjs";
import { tables } from "./view.mjs";

/** The element of the page with a role in the comparison. @type {(name: string) => any} */
const part = (name) => document.querySelector(`[data-compare="${name}"]`);

const form = part("form");
const field = part("field");
const said = part("said");

/** Show the models that the address names. @type {(data: import("./rows.mjs").Data) => void} */
const show = (data) => {
  const asked = parsed(location.search);
  const ids = asked.filter((id) => Object.hasOwn(data.models, id));
  const unknown = asked.filter((id) => !ids.includes(id));
  part("tables").replaceChildren(...(ids.length ? tables(data, ids, (id) => change(data, ids.filter((other) => other !== id))) : []));
  part("examples").hidden = ids.length > 0;
  form.querySelector("button").disabled = ids.length >= MOST;
  say([
    unknown.length && `There is no model ${unknown.map((id) => `“${id}”`).join(", ")} in this index.`,
    ids.length >= MOST && `These are ${MOST} models; remove one to add another.`,
  ]);
};

/** Tell the reader. @type {(sentences: (string | number | boolean)[]) => void} */
const say = (sentences) => {
  said.textContent = sentences.filter(Boolean).join(" ");
};

/** Compare others. @type {(data: import("./rows.mjs").Data, ids: string[]) => void} */
const change = (data, ids) => {
  history.pushState(null, "", location.pathname + address(ids));
  show(data);
  field.focus();
};

/** Add the model that was typed. @type {(data: import("./rows.mjs").Data) => void} */
const add = (data) => {
  const ids = parsed(location.search).filter((id) => Object.hasOwn(data.models, id));
  const id = named(data.models, field.value);
  if (ids.length >= MOST) return;
  if (!id) return say([`No single model is called “${field.value}”; choose one from the list.`]);
  field.value = "";
  change(data, ids.includes(id) ? ids : [...ids, id]);
};

const start = async () => {
  const answer = await fetch("models.json");
  if (!answer.ok) throw new Error(answer.statusText);
  const data = await answer.json();
  const names = Object.values(data.models).map(({ name }) => name);
  part("models").append(...[...new Set(names)].sort().map((value) => make("option", { value })));
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    add(data);
  });
  addEventListener("popstate", () => show(data));
  form.hidden = false;
  part("needs").hidden = true;
  show(data);
};

say(parsed(location.search).length ? ["Loading the models …"] : []);
start().catch(() => say(["The models could not be loaded; try again later."]));
