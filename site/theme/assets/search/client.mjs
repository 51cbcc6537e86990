/**
 * The search of the site, for its pages: fetches the records and asks the core in its worker.
 *
 * Results come as soon as the first file of records is there; a second one with the rest of long
 * author lists follows. Until then `complete` is false in results, and who shows one should ask
 * again when `engine.complete` is fulfilled.
 *
 * @typedef {import("./core.mjs").Request} Request
 * @typedef {import("./core.mjs").Result} Result
 * @typedef {import("./core.mjs").Hit} Hit
 *
 * @typedef {object} Engine
 * @property {(request: Request) => Promise<Result>} search
 * @property {(request: Request) => Promise<string[]>} keys Citation keys of all papers of the result.
 * @property {(query: string, perKind: number) => Promise<{ groups: { kind: string, hits: Hit[] }[],
 *   corrected: string | null, error: Result["error"], total: number, complete: boolean }>} quick
 * @property {Promise<void>} complete Fulfilled when everything can be searched; nothing is fetched for it.
 */

/** Connects to the search of the site at `root`; nothing is fetched until it is first asked. @type {(root: string) => Engine} */
export const connect = (root) => {
  /** @type {Promise<Started> | null} */
  let starting = null;
  /** @type {() => void} */
  let completed = () => {};
  const complete = new Promise((resolve) => (completed = () => resolve(undefined)));

  const started = () => {
    starting ??= start(new URL("search/", new URL(root, location.href)), completed).catch((error) => {
      starting = null;
      throw error;
    });
    return starting;
  };

  /** @param {"search" | "quick"} verb @param {string} query @param {unknown[]} given @returns {Promise<any>} */
  const answered = async (verb, query, ...given) => {
    const { ask, rest } = await started();
    const first = await ask(verb, given);
    const fetching = rest();
    if (first.complete || first.error || (first.total > 0 && !/author:/i.test(query))) return first;
    await fetching;
    return ask(verb, given);
  };

  return {
    search: (request) => answered("search", request.query, request),
    quick: (query, perKind) => answered("quick", query, query, perKind),
    keys: async (request) => {
      const { ask, rest } = await started();
      await rest();
      return ask("keys", [request]);
    },
    complete,
  };
};

/**
 * @typedef {object} Started
 * @property {(verb: string, given: unknown[], moved?: Transferable[]) => Promise<any>} ask
 * @property {() => Promise<void>} rest Fetches what the first results do without, once.
 */

/** @type {(folder: URL, completed: () => void) => Promise<Started>} */
const start = async (folder, completed) => {
  const ask = asking(new Worker(new URL("worker.mjs", import.meta.url), { type: "module" }));
  const manifest = await (await fetched(new URL("manifest.json", folder), "no-cache")).json();
  /** @param {"records" | "rest"} name */
  const hand = async (name) => {
    const bytes = await (await fetched(new URL(manifest[name], folder))).arrayBuffer();
    await ask(name, [bytes], [bytes]);
  };
  await hand("records");
  /** @type {Promise<void> | null} */
  let resting = null;
  const rest = () => {
    resting ??= hand("rest").then(completed, () => {
      resting = null;
    });
    return resting;
  };
  return { ask, rest };
};

/** @type {(url: URL, cache?: RequestCache) => Promise<Response>} */
const fetched = async (url, cache = "default") => {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response;
};

/** Questions to the worker, each with the promise of its answer. @type {(worker: Worker) => Started["ask"]} */
const asking = (worker) => {
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  const open = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { number, answer, failed } }) => {
    const waiting = open.get(number);
    open.delete(number);
    if (failed === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(failed));
  });
  worker.addEventListener("error", (event) => {
    for (const { reject } of open.values()) reject(new Error(event.message || "the search failed"));
    open.clear();
  });
  return (verb, given, moved = []) =>
    new Promise((resolve, reject) => {
      open.set(++last, { resolve, reject });
      worker.postMessage({ number: last, verb, given }, moved);
    });
};
