/** Pagefind as its documentation has it used without its own interface. */

export const connect = () => {
  const loading = import("./pagefind/pagefind.js").then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  return {
    search: async (/** @type {string} */ query, /** @type {number} */ count) => {
      const pagefind = await loading;
      if (!query.trim()) return [];
      const { results } = await pagefind.search(query);
      const found = await Promise.all(results.slice(0, count).map((result) => result.data()));
      return found.map(({ url, meta }) => ({ url, title: meta.title, detail: meta.detail }));
    },
  };
};
