/**
 * The search of the site, for its pages: fetches the records and asks the core in its worker.
 *
 * The records come in three files. A quick answer needs the first alone; the search and its counts
 * need all documents; the rest of long author lists comes last. An answer from part of them has a
 * promise `later`: ask again when it says that more can be searched.
 *
 * @typedef {import("./core.mjs").Request} Request
 * @typedef {import("./core.mjs").Result} CoreResult
 * @typedef {import("./core.mjs").Hit} Hit
 *
 * @typedef {{ later: Promise<boolean> | null }} Later
 * @typedef {CoreResult & Later} Result
 * @typedef {{ groups: { name: string, hits: Hit[] }[], corrected: string | null,
 *   error: Result["error"], total: number, complete: boolean } & Later} Quick
 *
 * @typedef {object} Engine
 * @property {(request: Request) => Promise<Result>} search
 * @property {(request: Request) => Promise<string[]>} keys Citation keys of all papers of the result.
 * @property {(query: string, perKind: number) => Promise<Quick>} quick
 * @property {() => void} warm Fetches what a quick answer needs, before it is asked for.
 */

import { at } from "./site.mjs";

/** The files of records in their order, each with what the worker does with it; the first names the others. @type {[string, string][]} */
const FILES = [["first", "records"], ["more", "records"], ["rest", "rest"]];
const [FIRST, MORE, REST] = FILES.keys();

/** @type {Engine | undefined} */
let connected;

/** The search of the site: one worker, however many fields ask it, and one that was started before if there is one. @type {(started?: Worker) => Engine} */
export const engine = (started) => (connected ??= connect(started));

/** An engine; nothing is fetched until it is asked or warmed. @type {(started?: Worker) => Engine} */
const connect = (started) => {
  let idle = started;
  /** @type {ReturnType<typeof session> | undefined} */
  let current;
  /** After a failure all begins anew. @type {(work: (open: ReturnType<typeof session>) => Promise<any>) => Promise<any>} */
  const opened = (work) => work((current ??= session(idle ?? newWorker()))).catch((error) => {
    current = idle = undefined;
    throw error;
  });
  return {
    search: (request) => opened(({ answered }) => answered("search", MORE, request.query, request)),
    quick: (query, perKind) => opened(({ answered }) => answered("quick", FIRST, query, query, perKind)),
    keys: (request) => opened(({ keys }) => keys(request)),
    warm: () => void opened(({ warm }) => warm()).catch(() => {}),
  };
};

const newWorker = () => new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });

/** A worker, and the records as far as it has them. @param {Worker} worker */
const session = (worker) => {
  const ask = asking(worker);
  /** @type {Record<string, string>} */
  const names = { first: "first.json" };
  let reached = -1;

  /** Each file once, and one after the other: the first results wait for no other. */
  const steps = FILES.map(([name, verb], place) => once(async () => {
    if (place > FIRST) await steps[place - 1]();
    const answer = await fetched(at(`search/${names[name]}`), place > FIRST ? "default" : "no-cache");
    const bytes = await answer.arrayBuffer();
    Object.assign(names, await ask(verb, [bytes], [bytes]));
    reached = place;
  }));

  /** Whether the file came, asked for when the answer before it is shown. @type {(place: number) => Promise<boolean>} */
  const later = async (place) => {
    await new Promise((shown) => setTimeout(shown, 0));
    return steps[place]().then(() => true, () => false);
  };

  /** @param {"search" | "quick"} verb @param {number} least @param {string} query @param {unknown[]} given @returns {Promise<any>} */
  const answered = async (verb, least, query, ...given) => {
    await steps[least]();
    for (;;) {
      const place = reached;
      const answer = await ask(verb, given);
      if (place === REST) return { ...answer, later: null };
      const enough = answer.error || (answer.total > 0 && !/author:/i.test(query));
      const next = later(place + 1);
      if (enough || !(await next)) return { ...answer, later: next };
    }
  };

  const keys = async (/** @type {Request} */ request) => {
    await steps[REST]();
    return ask("keys", [request]);
  };
  return { answered, keys, warm: steps[FIRST] };
};

/** A work that is done once; when it fails it may be tried again. @type {(work: () => Promise<void>) => () => Promise<void>} */
const once = (work) => {
  /** @type {Promise<void> | null} */
  let done = null;
  return () => (done ??= work().catch((error) => {
    done = null;
    throw error;
  }));
};

/** @type {(url: string, cache?: RequestCache) => Promise<Response>} */
const fetched = async (url, cache = "default") => {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
};

/** Questions to the worker, each with the promise of its answer. @type {(worker: Worker) => (verb: string, given: unknown[], moved?: Transferable[]) => Promise<any>} */
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
