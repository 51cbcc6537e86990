/**
 * Files over HTTP/2, compressed by type as the usual hosts of static sites do, and counted.
 * Usage: node server.mjs FOLDER KEY CERTIFICATE. The first line said is the port.
 * GET /-/log answers with what was asked for since it was last asked, and when.
 */

import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, key, cert] = process.argv.slice(2);
const TYPES = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
  ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm",
};
const HEAD = 60; // bytes of the head of an answer, about what HPACK leaves of it

/** @type {Map<string, {type: string, body: Buffer, gzipped: boolean}>} */
const files = new Map();
/** @type {{url: string, asked: number, bytes: number}[]} */
let log = [];

const fileAt = (/** @type {string} */ path) => {
  const known = files.get(path);
  if (known) return known;
  const name = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
  const type = TYPES[/** @type {keyof TYPES} */ (extname(name))];
  const raw = readFileSync(name);
  const file = { type: type ?? "application/octet-stream", body: type ? gzipSync(raw, { level: 6 }) : raw, gzipped: Boolean(type) };
  files.set(path, file);
  return file;
};

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert), allowHTTP1: true });
server.on("request", (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "https://host/").pathname);
  if (path === "/-/log") {
    response.end(JSON.stringify(log));
    log = [];
    return;
  }
  try {
    const { type, body, gzipped } = fileAt(path);
    log.push({ url: path, asked: Date.now(), bytes: body.length + HEAD });
    response.writeHead(200, {
      "content-type": type, "content-length": body.length, "cache-control": "max-age=600",
      ...(gzipped ? { "content-encoding": "gzip" } : {}),
    });
    response.end(body);
  } catch {
    response.writeHead(404);
    response.end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(/** @type {any} */ (server.address()).port));
