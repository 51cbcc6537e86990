/** MiniSearch in a worker, which makes the index of the records. */

export const connect = () => {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  const records = fetch(new URL("records.json", import.meta.url)).then((answer) => answer.text());
  const started = records.then((text) => worker.postMessage({ text }));
  return {
    search: async (/** @type {string} */ query, /** @type {number} */ count) => {
      await started;
      worker.postMessage({ query, count });
      return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
    },
  };
};
