/** What the pages of the atlas run. */

import { enhance } from "./table-view.mjs";

for (const table of document.querySelectorAll("table.atlas")) enhance(table);

for (const opener of document.querySelectorAll("[data-open-search]")) {
  opener.addEventListener("click", () => {
    document.querySelector("[data-md-component=search-query]")?.focus();
  });
}
