import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../../site/theme/assets/lineage/graph.mjs";
import { address, initial, parsed, unfiltered } from "../../site/theme/assets/lineage/state.mjs";
import { corner, first, held, least, level, moved, round, whole, zoomed } from "../../site/theme/assets/lineage/view.mjs";

const model = (id, released = "2023-05", family = "f") => ({
  id, name: id.toUpperCase(), released, family, architecture: "decoder", organizations: [family], sizes: [], open_weights: true,
});
const edge = (source, target, relation = "fine-tuned-from") => ({ source, target, relation, evidence: "x", check: "read" });
const graph = new Graph({
  nodes: [model("a", "2020-01"), model("b"), model("c"), model("d", "2024-01", "g"), model("alone")],
  edges: [edge("a", "b"), edge("b", "c"), edge("b", "d", "successor-of"), edge("a", "d")],
});
const window = { width: 1000, height: 500 };
const picture = { width: 4000, height: 3000 };

test("a line holds all ancestors and descendants, but not the siblings", () => {
  assert.deepEqual([...graph.line("b").models].sort(), ["a", "b", "c", "d"]);
  assert.deepEqual([...graph.line("c").models].sort(), ["a", "b", "c"]);
  assert.equal(graph.line("c").edges.size, 2);
  assert.deepEqual([...graph.line("alone").models], ["alone"]);
});

test("a line does not follow relations that are hidden", () => {
  assert.deepEqual([...graph.line("b", new Set(["successor-of"])).models].sort(), ["a", "b", "c"]);
});

test("a filter without wishes leaves all, others what has every value", () => {
  const none = { family: "", architecture: "", organization: "", from: "", to: "" };
  assert.equal(graph.chosen(none), null);
  assert.deepEqual([...graph.chosen({ ...none, family: "g" })], ["d"]);
  assert.deepEqual([...graph.chosen({ ...none, from: "2021", to: "2023" })], ["b", "c", "alone"]);
  assert.equal(graph.chosen({ ...none, family: "g", to: "2020" }).size, 0);
});

test("names are found whole, then by their start, then by a part", () => {
  assert.deepEqual(graph.named("a").map(({ id }) => id), ["a"]);
  assert.deepEqual(graph.named("al").map(({ id }) => id), ["alone"]);
  assert.deepEqual(graph.named("on e").map(({ id }) => id), ["alone"]);
  assert.deepEqual(graph.named(" - "), []);
});

test("a state survives its address", () => {
  const state = { ...initial(), model: "b", family: "f", from: "2020", hidden: ["rl-from", "successor-of"], data: true, at: { x: 10, y: 20, scale: 0.5 } };
  assert.deepEqual(parsed(address(state)), state);
  assert.equal(address(initial()), "");
});

test("an address that makes no sense is the state nobody has touched", () => {
  assert.deepEqual(parsed("?at=1_x_2&nonsense=1&at=5"), initial());
  assert.deepEqual(parsed("?at=1_2_-3"), initial());
});

test("clearing filters keeps the model and the place", () => {
  const state = { ...initial(), model: "b", family: "f", hidden: ["rl-from"], at: { x: 1, y: 2, scale: 1 } };
  assert.deepEqual(unfiltered(state), { ...initial(), model: "b", at: { x: 1, y: 2, scale: 1 } });
});

test("zooming holds the point under the pointer still", () => {
  const place = { x: 2000, y: 1500, scale: 1 };
  const at = ({ x, y, scale }) => [x + (300 - 500) / scale, y + (100 - 250) / scale];
  const after = zoomed(place, 1.5, 300, 100, window, picture);
  assert.equal(after.scale, 1.5);
  assert.deepEqual(at(after).map(Math.round), at(place).map(Math.round));
});

test("the picture never leaves the window, and is never smaller than it must be", () => {
  for (const [dx, dy] of [[9e4, 0], [-9e4, 0], [0, 9e4], [0, -9e4]]) {
    const { left, top } = corner(moved({ x: 2000, y: 1500, scale: 1 }, dx, dy, window, picture), window);
    assert.ok(left <= 0 && left >= window.width - picture.width);
    assert.ok(top <= 0 && top >= window.height - picture.height);
  }
  assert.equal(held({ x: 0, y: 0, scale: 0.001 }, window, picture).scale, least(window, picture));
  assert.equal(whole(window, picture).x, 2000);
});

test("the first view is as wide as the window, or large enough to read", () => {
  assert.equal(first({ width: 1400, height: 800 }, picture).scale, 0.35);
  assert.equal(first({ width: 380, height: 600 }, picture).scale, 0.3);
});

test("a view round points shows them all", () => {
  const points = [{ x: 1000, y: 1000 }, { x: 2500, y: 1800 }];
  const { x, y, scale } = round(points, window, picture);
  for (const point of points) {
    assert.ok(Math.abs(point.x - x) * scale <= window.width / 2);
    assert.ok(Math.abs(point.y - y) * scale <= window.height / 2);
  }
});

test("the nearer the picture, the more names", () => {
  assert.deepEqual([0.2, 0.6, 1].map(level), ["far", "mid", "near"]);
});
