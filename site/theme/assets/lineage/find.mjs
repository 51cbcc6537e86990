/** The field that finds a model by its name. */

/** Offer the names, and tell which model is meant. @type {(field: HTMLInputElement, names: HTMLElement, graph: import("./graph.mjs").Graph, found: (id: string) => void) => void} */
export const enableFind = (field, names, graph, found) => {
  field.addEventListener("focus", () => {
    const options = [...graph.models.values()].map((model) => new Option("", model.name));
    names.replaceChildren(...options);
  }, { once: true });
  const pick = (/** @type {boolean} */ exact) => {
    const models = graph.named(field.value);
    const is = models.length === 1 && models[0].name.toLowerCase() === field.value.trim().toLowerCase();
    if (models.length && (is || !exact)) found(models[0].id);
  };
  field.addEventListener("input", () => pick(true));
  field.addEventListener("change", () => pick(false));
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    pick(false);
  });
};
