/** Notes when results come; runs in every measured page before its own scripts. */

(({ results, result }) => {
  const probe = { focused: 0, first: 0, last: 0, longest: 0, typed: 0, shown: 0 };
  let changed = () => {};
  /** Milliseconds from the last key to the change of the results; null where that takes too long. */
  const change = (/** @type {number} */ patience) => new Promise((resolve) => {
    const answer = () => resolve(probe.shown ? probe.shown - probe.typed : null);
    setTimeout(answer, probe.shown ? 0 : patience);
    changed = answer;
  });
  Object.assign(globalThis, { probe: Object.assign(probe, { change }) });
  document.addEventListener("focusin", () => (probe.focused ||= performance.now()), true);
  document.addEventListener("input", () => Object.assign(probe, { typed: performance.now(), shown: 0 }), true);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longest = Math.max(probe.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  new MutationObserver((changes) => {
    const now = performance.now();
    if (!probe.first && document.querySelector(result)) Object.assign(probe, { first: now, at: performance.timeOrigin + now });
    const place = document.querySelector(results);
    if (!place || !changes.some(({ target, addedNodes }) => addedNodes.length && place.contains(target))) return;
    probe.last = now;
    if (!probe.shown) {
      probe.shown = now;
      changed();
    }
  }).observe(document, { subtree: true, childList: true });
})
