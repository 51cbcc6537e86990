/** What the pages of the atlas run. */

import { enableCiting } from "./cite-view.mjs";
import { enhance } from "./table-view.mjs";

for (const table of document.querySelectorAll("table.atlas")) enhance(table);

for (const part of document.querySelectorAll(".cite")) enableCiting(part);

for (const opener of document.querySelectorAll("[data-open-search]")) {
  opener.addEventListener("click", () => {
    document.querySelector("[data-md-component=search-query]")?.focus();
  });
}

// The theme makes a landmark of each button that copies code, and gives them no names.
addEventListener("load", () => {
  for (const [index, nav] of document.querySelectorAll(".md-code__nav").entries()) {
    nav.ariaLabel = `Code ${index + 1}`;
  }
});
