/** Which models are compared, and how they stand in an address: pure. */

export const MOST = 6;

/** The ids in the query part of an address, each once. @type {(search: string) => string[]} */
export const parsed = (search) => {
  const ids = new URLSearchParams(search).getAll("models").join(",").split(",");
  return [...new Set(ids.map((id) => id.trim()).filter(Boolean))].slice(0, MOST);
};

/** The query part of an address with these ids. @type {(ids: string[]) => string} */
export const address = (ids) => (ids.length ? `?models=${ids.map(encodeURIComponent).join(",")}` : "");

/** The id of the model that a reader names: by its name or id, or by the only name that begins so. @type {(models: Record<string, {name: string}>, text: string) => string | undefined} */
export const named = (models, text) => {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return undefined;
  const all = Object.entries(models).map(([id, { name }]) => ({ id, name: name.toLowerCase() }));
  const exact = all.find(({ id, name }) => id === wanted || name === wanted);
  if (exact) return exact.id;
  const begun = all.filter(({ name }) => name.startsWith(wanted));
  return begun.length === 1 ? begun[0].id : undefined;
};
