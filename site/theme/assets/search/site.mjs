/** Where the site is. */

/** The root of the site: these modules stand two folders below it. */
export const ROOT = new URL("../../", import.meta.url);

/** The address of a page of the site. @type {(path: string) => string} */
export const at = (path) => `${ROOT.href}${path}`;
