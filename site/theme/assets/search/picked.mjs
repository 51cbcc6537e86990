/** The basket that the modules of one page share. */

import { Basket } from "./basket.mjs";
import { ROOT } from "./site.mjs";

export const basket = new Basket(ROOT);
