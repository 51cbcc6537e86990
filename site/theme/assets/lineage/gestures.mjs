/** Moving and zooming with mouse, fingers, wheel and keys. */

/**
 * @typedef {object} Moves
 * @property {(dx: number, dy: number) => void} move By pixels of the window.
 * @property {(factor: number, x: number, y: number) => boolean} zoom Round a point of the window; false where there is nothing to zoom.
 * @property {() => void} fit
 */

const STEP = 60;
const FACTOR = 1.3;
const SLIP = 4;

/** Let the window be moved and zoomed. @type {(window: HTMLElement, moves: Moves) => void} */
export const enableGestures = (view, moves) => {
  enablePointers(view, moves);
  view.addEventListener("wheel", (event) => {
    const { x, y } = within(view, event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016));
    if (moves.zoom(factor, x, y)) event.preventDefault();
  }, { passive: false });
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyed(event.key, view, moves, event.target === view);
    if (!act) return;
    event.preventDefault();
    act();
  });
};

/** What a key does; arrows move only when no model has the focus. @type {(key: string, view: HTMLElement, moves: Moves, arrows: boolean) => (() => void) | undefined} */
const keyed = (key, view, moves, arrows) => {
  const [x, y] = [view.clientWidth / 2, view.clientHeight / 2];
  /** @type {Record<string, () => void>} */
  const zooms = {
    "+": () => moves.zoom(FACTOR, x, y),
    "=": () => moves.zoom(FACTOR, x, y),
    "-": () => moves.zoom(1 / FACTOR, x, y),
    0: moves.fit,
  };
  /** @type {Record<string, () => void>} */
  const ways = {
    ArrowLeft: () => moves.move(STEP, 0),
    ArrowRight: () => moves.move(-STEP, 0),
    ArrowUp: () => moves.move(0, STEP),
    ArrowDown: () => moves.move(0, -STEP),
  };
  return zooms[key] ?? (arrows ? ways[key] : undefined);
};

/** One pointer moves, two zoom; a click that slipped is no click. @type {(view: HTMLElement, moves: Moves) => void} */
const enablePointers = (view, moves) => {
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  let slipped = 0;
  view.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!down.size) slipped = 0;
    down.set(event.pointerId, within(view, event));
  });
  view.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = within(view, event);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    slipped += Math.abs(dx) + Math.abs(dy);
    if (slipped > SLIP && !view.hasPointerCapture(event.pointerId)) view.setPointerCapture(event.pointerId);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    if (!other) {
      if (slipped > SLIP) moves.move(dx, dy);
      return;
    }
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(now.x - other.x, now.y - other.y);
    if (was > 0 && is > 0) moves.zoom(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
    moves.move(dx / 2, dy / 2);
  });
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    view.addEventListener(name, (event) => down.delete(event.pointerId));
  }
  view.addEventListener("dragstart", (event) => event.preventDefault());
  view.addEventListener("click", (event) => {
    if (slipped <= SLIP) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
};

/** Where an event is in the window. @type {(view: HTMLElement, event: MouseEvent) => {x: number, y: number}} */
const within = (view, { clientX, clientY }) => {
  const { left, top } = view.getBoundingClientRect();
  return { x: clientX - left - view.clientLeft, y: clientY - top - view.clientTop };
};
