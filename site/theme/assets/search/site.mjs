/** What the modules of one page share: the root of the site, and its basket. */

import { Basket } from "./basket.mjs";

/** The root of the site: these modules stand two folders below it. */
export const ROOT = new URL("../../", import.meta.url);

export const basket = new Basket(ROOT);

/** The address of a page of the site. @type {(path: string) => string} */
export const at = (path) => new URL(path, ROOT).href;
