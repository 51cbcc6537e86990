/** The engine of the page: one worker, however many fields ask it. */

import { connect } from "./client.mjs";
import { ROOT } from "./site.mjs";

/** @type {ReturnType<typeof connect> | undefined} */
let connected;

/** The engine; it starts when it is first asked, with a worker that was started before if there is one. @type {(started?: Worker) => ReturnType<typeof connect>} */
export const engine = (started) => (connected ??= connect(ROOT.href, started));
