/** Copying and downloading of papers in the formats of the index. */

import { counted, make } from "./dom.mjs";
import { assembled, collected, shardsOf } from "./shards.mjs";
import { at } from "./site.mjs";

const FOLDER = "data/entries/";

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** A file of the exports, asked for once; a failure may be tried again. @type {(path: string) => Promise<any>} */
const file = (path) => {
  const found = kept.get(path) ?? fetch(at(FOLDER + path)).then((response) => {
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return response.json();
  });
  kept.set(path, found);
  found.catch(() => kept.delete(path));
  return found;
};

/** The papers in a format. @type {(keys: string[], name: string) => Promise<{text: string, format: import("./shards.mjs").Format, missing: string[]}>} */
const exported = async (keys, name) => {
  const { shards: count, formats } = await file("formats.json");
  const shards = await Promise.all(shardsOf(keys, count).map((shard) => file(`${name}/${shard}.json`)));
  const { entries, missing } = collected(keys, shards);
  return { text: assembled(formats[name], entries), format: formats[name], missing };
};

/** Hand a text to the reader as a file. @type {(text: string, format: import("./shards.mjs").Format, name: string) => void} */
const download = (text, format, name) => {
  const url = URL.createObjectURL(new Blob([text], { type: format.media_type }));
  make("a", { href: url, download: `${name}${format.extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** A choice of format with buttons to copy and download; `keys` is asked when one is pressed. @type {(keys: () => Promise<string[]>, name: string) => HTMLElement} */
export const exportBar = (keys, name) => {
  const select = make("select", { ariaLabel: "Format" });
  const said = make("p", { className: "export-said", role: "status" });
  const run = async (/** @type {(text: string, format: import("./shards.mjs").Format) => unknown} */ use, /** @type {string} */ done) => {
    said.textContent = "Putting it together …";
    try {
      const wanted = await keys();
      const { text, format, missing } = await exported(wanted, select.value);
      await use(text, format);
      const lost = missing.length ? ` No longer in the index: ${missing.join(", ")}.` : "";
      said.textContent = `${done} ${counted(wanted.length - missing.length, "paper")} as ${format.title}.${lost}`;
    } catch {
      said.textContent = "That did not work: a file could not be loaded, or the browser keeps its clipboard closed. Try again.";
    }
  };
  const copy = () => run((text) => navigator.clipboard.writeText(text), "Copied");
  const save = () => run((text, format) => download(text, format, name), "Downloaded");
  file("formats.json").then(
    ({ formats }) => select.append(...Object.keys(formats).map((key) => new Option(formats[key].title, key))),
    () => { said.textContent = "The formats could not be loaded."; },
  );
  return make(
    "div",
    { className: "export" },
    select,
    make("button", { type: "button", onclick: copy }, "Copy"),
    make("button", { type: "button", onclick: save }, "Download"),
    said,
  );
};
