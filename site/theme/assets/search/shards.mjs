/** Exports put together in the browser: the same bytes as `codelm export` writes; pure. */

/** @typedef {{title: string, extension: string, media_type: string, head: string, separator: string, tail: string}} Format */

/** The shard of a key: its FNV-1a hash of 32 bits, modulo the number of shards. @type {(key: string, count: number) => number} */
export const shardOf = (key, count) => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % count;
};

/** The shards that hold the keys. @type {(keys: string[], count: number) => number[]} */
export const shardsOf = (keys, count) => [...new Set(keys.map((key) => shardOf(key, count)))];

/** The text of the entries in a format. @type {(format: Format, entries: string[]) => string} */
export const assembled = ({ head, separator, tail }, entries) => head + entries.join(separator) + tail;

/** The entries of the keys, in their order, and the keys that have none. @type {(keys: string[], shards: Record<string, string>[]) => {entries: string[], missing: string[]}} */
export const collected = (keys, shards) => {
  const all = new Map(shards.flatMap((shard) => Object.entries(shard)));
  return {
    entries: keys.flatMap((key) => all.get(key) ?? []),
    missing: keys.filter((key) => !all.has(key)),
  };
};
