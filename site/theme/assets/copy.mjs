/** Buttons that copy text: `data-copy` names the id of the element whose text they copy. */

/** How long a button says that it has copied, in milliseconds. */
const PAUSE = 2000;

/** Copy by selecting, where the page may not use the clipboard itself. @type {(source: Element) => boolean} */
const copiedBySelection = (source) => {
  const selection = getSelection();
  selection?.selectAllChildren(source);
  const done = document.execCommand("copy");
  selection?.removeAllRanges();
  return done;
};

/** Whether the text of an element is in the clipboard now. @type {(source: Element) => Promise<boolean>} */
const copied = async (source) => {
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    return copiedBySelection(source);
  }
};

/** Let a button copy, and say so to eyes and ears. @type {(button: HTMLElement, status: HTMLElement) => void} */
export const enableCopy = (button, status) => {
  const source = document.getElementById(button.dataset.copy ?? "");
  if (!source) return;
  const label = button.textContent ?? "";
  let timer = 0;
  button.addEventListener("click", async () => {
    const said = (await copied(source)) ? "Copied" : "Select the text to copy it";
    button.textContent = said;
    status.textContent = said;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, PAUSE);
  });
};
