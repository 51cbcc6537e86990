/** The engine of the page: one worker, however many fields ask it. */

import { connect } from "./client.mjs";
import { ROOT } from "./site.mjs";

/** @type {ReturnType<typeof connect> | undefined} */
let connected;

/** The engine; it starts when it is first asked. */
export const engine = () => (connected ??= connect(ROOT.href));
