/** Makes Pagefind's files: node pagefind-index.mjs NODE_MODULES ENTRIES.json FOLDER. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, entries, outputPath] = process.argv.slice(2);
const { createIndex, close } = await import(pathToFileURL(`${modules}/pagefind/lib/index.js`).href);
const { index } = await createIndex({});
for (const { url, title, names, people, labels, detail } of JSON.parse(readFileSync(entries, "utf8"))) {
  const content = [title, names, people, labels, detail].filter(Boolean).join(". ");
  const { errors } = await index.addCustomRecord({ url: `/${url}`, content, language: "en", meta: { title, detail } });
  if (errors.length) throw new Error(errors.join("\n"));
}
await index.writeFiles({ outputPath });
await close();
