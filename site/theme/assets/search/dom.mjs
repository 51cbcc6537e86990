/** Making of elements: text is always set as text. */

/** An element with properties and children; `aria` and `data` are mappings of attributes. @type {(name: string, properties?: Record<string, any>, ...children: (Node | string)[]) => any} */
export const make = (name, { aria = {}, data = {}, ...properties } = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(aria)) element.setAttribute(`aria-${key}`, value);
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
};

/** The text with marked ranges. @type {(text: string, ranges: [number, number][]) => (Node | string)[]} */
export const marked = (text, ranges) => {
  const parts = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (start < from || end <= start) continue;
    parts.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)].filter(Boolean);
};

/** Replace the children, and keep the focus on the one that had it. @type {(parent: Element, children: Node[]) => void} */
export const refill = (parent, children) => {
  const focused = document.activeElement;
  parent.replaceChildren(...children);
  if (focused instanceof HTMLElement && focused !== document.activeElement && parent.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
};

/** The number with its noun. @type {(count: number, noun: string, nouns?: string) => string} */
export const counted = (count, noun, nouns = `${noun}s`) =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : nouns}`;
