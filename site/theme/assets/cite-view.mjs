/** The entry of a paper in the format that a reader chooses; without JavaScript it is BibTeX. */

import { fileName, shardAddress, whole } from "./cite.mjs";
import { enableCopy } from "./copy.mjs";

/** What an address holds. @type {(address: string) => Promise<any>} */
const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
};

/** One element within another. @type {(parent: Element, selector: string) => any} */
const one = (parent, selector) => parent.querySelector(selector);

/** The text of the paper in a format, with the name and type of its file. @type {(data: DOMStringMap, name: string) => Promise<{text: string, file: string, type: string}>} */
const entryOf = async (data, name) => {
  const [{ formats }, entries] = await Promise.all([
    fetched(data.formats ?? ""),
    fetched(shardAddress(data.entries ?? "", name)),
  ]);
  const format = formats[name];
  const key = data.key ?? "";
  return {
    text: whole(format, entries[key]),
    file: fileName(format, key),
    type: format.media_type,
  };
};

/** Let readers choose the format, copy the entry and download it. @type {(part: HTMLElement) => void} */
export const enableCiting = (part) => {
  const status = one(part, "[role=status]");
  const shown = one(part, "pre");
  const link = one(part, "a[download]");
  const own = { text: shown.textContent, file: link.textContent, href: link.getAttribute("href") };
  const buttons = [...part.querySelectorAll("[data-format]")];

  /** @type {(entry: {text: string, file: string, href: string}) => void} */
  const show = ({ text, file, href }) => {
    if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
    shown.textContent = text.trimEnd();
    Object.assign(link, { textContent: file, href, download: file });
  };
  /** @type {(chosen: HTMLElement) => Promise<void>} */
  const choose = async (chosen) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
    status.textContent = "";
    if (chosen === buttons[0]) return show(own);
    try {
      const entry = await entryOf(part.dataset, chosen.dataset.format ?? "");
      if (chosen.getAttribute("aria-pressed") !== "true") return;
      show({ ...entry, href: URL.createObjectURL(new Blob([entry.text], { type: entry.type })) });
    } catch {
      if (chosen.getAttribute("aria-pressed") !== "true") return;
      await choose(buttons[0]);
      status.textContent = "The entry could not be loaded.";
    }
  };
  for (const button of buttons) button.addEventListener("click", () => choose(button));
  for (const button of part.querySelectorAll("[data-copy]")) enableCopy(button, status);
  for (const hidden of part.querySelectorAll("[hidden]")) hidden.hidden = false;
};
