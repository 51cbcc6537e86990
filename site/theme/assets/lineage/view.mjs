/** Which part of the picture is seen, and how large. Pure. */

/**
 * @typedef {object} Place The point of the picture in the middle of the window, and the scale.
 * @property {number} x
 * @property {number} y
 * @property {number} scale
 *
 * @typedef {object} Size
 * @property {number} width
 * @property {number} height
 */

const LARGEST = 3;
/** Room for names beside the outermost dots. */
const ROOM = 160;

/** The smallest scale: all of the picture is seen. @type {(window: Size, picture: Size) => number} */
export const least = (window, picture) =>
  Math.min(window.width / picture.width, window.height / picture.height, 1);

/** The scale at which the picture is as wide as the window, but names can be read. @type {(window: Size, picture: Size) => Place} */
export const first = (window, picture) => {
  const wide = window.width / picture.width;
  const scale = Math.max(wide, 0.3);
  return held({ x: scale > wide ? picture.width : 0, y: window.width < 700 ? picture.height / 2 : 0, scale }, window, picture);
};

/** All of the picture. @type {(window: Size, picture: Size) => Place} */
export const whole = (window, picture) =>
  held({ x: picture.width / 2, y: picture.height / 2, scale: least(window, picture) }, window, picture);

/** The place at which all these points are seen. @type {(points: {x: number, y: number}[], window: Size, picture: Size) => Place} */
export const round = (points, window, picture) => {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(window.width / (x1 - x0 + 2 * ROOM), window.height / (y1 - y0 + ROOM), 1.2);
  return held({ x: (x0 + x1 + ROOM) / 2, y: (y0 + y1) / 2, scale }, window, picture);
};

/** The place, kept within the picture. @type {(place: Place, window: Size, picture: Size) => Place} */
export const held = ({ x, y, scale }, window, picture) => {
  const size = Math.min(Math.max(scale, least(window, picture)), LARGEST);
  return { x: within(x, window.width / size, picture.width), y: within(y, window.height / size, picture.height), scale: size };
};

/** The middle of a part that lies within the whole, or in its middle where it is longer. @type {(middle: number, part: number, all: number) => number} */
const within = (middle, part, all) =>
  part >= all ? all / 2 : Math.min(Math.max(middle, part / 2), all - part / 2);

/** The place after zooming by a factor, with the point at (px, py) of the window held still. @type {(place: Place, factor: number, px: number, py: number, window: Size, picture: Size) => Place} */
export const zoomed = (place, factor, px, py, window, picture) => {
  const scale = Math.min(Math.max(place.scale * factor, least(window, picture)), LARGEST);
  const dx = px - window.width / 2;
  const dy = py - window.height / 2;
  const x = place.x + dx / place.scale - dx / scale;
  const y = place.y + dy / place.scale - dy / scale;
  return held({ x, y, scale }, window, picture);
};

/** The place after moving the picture by pixels of the window. @type {(place: Place, dx: number, dy: number, window: Size, picture: Size) => Place} */
export const moved = ({ x, y, scale }, dx, dy, window, picture) =>
  held({ x: x - dx / scale, y: y - dy / scale, scale }, window, picture);

/** Where the upper left corner of the picture comes to stand in the window. @type {(place: Place, window: Size) => {left: number, top: number}} */
export const corner = ({ x, y, scale }, window) => ({
  left: window.width / 2 - x * scale,
  top: window.height / 2 - y * scale,
});

/** How much the names say at a scale. @type {(scale: number) => "far" | "mid" | "near"} */
export const level = (scale) => (scale < 0.48 ? "far" : scale < 0.78 ? "mid" : "near");
