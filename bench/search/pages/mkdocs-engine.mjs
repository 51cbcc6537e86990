/** The search worker of mkdocs-material, spoken to as its own page does. */

export const connect = () => {
  const worker = new Worker(new URL("worker.js", import.meta.url));
  /** @type {(answer: any) => void} */
  let answered = () => {};
  const ready = new Promise((resolve) => {
    worker.addEventListener("message", ({ data: { type, data } }) => {
      if (type === 1) resolve(null);
      if (type === 3) answered(data);
    });
  });
  fetch(new URL("search_index.json", import.meta.url))
    .then((answer) => answer.json())
    .then((data) => worker.postMessage({ type: 0, data: { ...data, options: { suggest: false } } }));
  return {
    search: async (/** @type {string} */ query, /** @type {number} */ count) => {
      await ready;
      if (!query.trim()) return [];
      // What its page makes of a text before it asks the worker.
      const asked = query.trim().split(/\s+/).map((word) => (/^[+-]|["*~^]$/.test(word) ? word : `${word}*`)).join(" ");
      worker.postMessage({ type: 2, data: asked });
      const { items } = await new Promise((resolve) => (answered = resolve));
      return items.slice(0, count).map(([{ location, title, text }]) => ({ url: location, title, detail: text }));
    },
  };
};
