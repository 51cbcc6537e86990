/** Entries of papers in all formats, put together from the shards of the site. */

/**
 * How entries make a whole.
 * @typedef {{extension: string, media_type: string, head: string, tail: string}} Format
 */

/** The file of one paper in a format. @type {(format: Format, entry: string) => string} */
export const whole = ({ head, tail }, entry) => `${head}${entry}${tail}`;

/** The name of that file. @type {(format: Format, key: string) => string} */
export const fileName = ({ extension }, key) => `${key}${extension}`;

/** The address of a shard; `{format}` stands in the pattern. @type {(pattern: string, name: string) => string} */
export const shardAddress = (pattern, name) => pattern.replace("{format}", name);
