/** The drawing in the page: what is lit, what is left out, and which part is seen. */

import { corner, level } from "./view.mjs";

/** @typedef {{element: SVGElement, x: number, y: number}} Spot */

export class Picture {
  /** @param {SVGSVGElement} svg @param {HTMLElement} years */
  constructor(svg, years) {
    this.svg = svg;
    this.sheet = /** @type {HTMLElement} */ (svg.parentElement);
    const [, , width, height] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    this.size = { width, height };
    this.heights = (svg.dataset.heights ?? "").split(" ").map(Number);
    /** @type {Map<string, Spot>} */
    this.spots = new Map();
    for (const element of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll(".nodes .node"))) {
      const dot = element.querySelector("circle");
      this.spots.set(element.dataset.id ?? "", { element, x: Number(dot?.getAttribute("cx")), y: Number(dot?.getAttribute("cy")) });
    }
    /** @type {Map<string, SVGElement>} */
    this.paths = new Map();
    for (const path of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll(":scope > .edges .edge"))) {
      this.paths.set(key(path.dataset.from ?? "", path.dataset.to ?? "", path.classList[1]), path);
    }
    this.sets = [.../** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll(".data .edge"))];
    /** @type {SVGElement[]} */
    this.lit = [];
    this.years = yearLabels(svg, years);
  }

  /** Show this part of the picture. @param {import("./view.mjs").Place} place @param {import("./view.mjs").Size} window */
  show(place, window) {
    const { left, top } = corner(place, window);
    this.sheet.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px) scale(${place.scale.toFixed(4)})`;
    const seen = level(place.scale);
    if (this.svg.dataset.level !== seen) this.svg.dataset.level = seen;
    for (const { label, x0, x1 } of this.years) {
      const start = Math.max(left + x0 * place.scale, 0);
      const room = left + x1 * place.scale - start;
      label.style.transform = `translateX(${start.toFixed(1)}px)`;
      label.hidden = room < 34 || start > window.width;
    }
  }

  /** Light a line and dim the rest; nothing lit dims nothing. @param {{models: Iterable<string>, edges: Iterable<import("./graph.mjs").Edge>} | null} line @param {string} here */
  light(line, here) {
    for (const element of this.lit) element.classList.remove("lit", "here");
    this.lit = [];
    this.svg.classList.toggle("dim", Boolean(line));
    if (!line) return;
    const models = new Set(line.models);
    const sets = this.sets.filter((path) => models.has(path.dataset.to ?? ""));
    this.lit = [
      ...[...models].map((id) => this.spots.get(id)?.element),
      ...[...line.edges].map((edge) => this.paths.get(key(edge.source, edge.target, edge.relation))),
      ...sets,
    ].filter((element) => element !== undefined);
    for (const element of this.lit) element.classList.add("lit");
    this.spots.get(here)?.element.classList.add("here");
  }

  /** Leave out what a filter and the legend do not want. @param {Set<string> | null} chosen @param {Set<string>} hidden */
  filter(chosen, hidden) {
    for (const [id, { element }] of this.spots) element.classList.toggle("out", Boolean(chosen) && !chosen?.has(id));
    for (const path of [...this.paths.values(), ...this.sets]) {
      const { from = "", to = "" } = path.dataset;
      const isKin = this.spots.has(from) ? !chosen || chosen.has(from) : true;
      path.classList.toggle("out", hidden.has(path.classList[1]) || !isKin || Boolean(chosen && !chosen.has(to)));
    }
  }

  /** Show the data sets below, or not. @param {boolean} on */
  withData(on) {
    this.svg.classList.toggle("with-data", on);
    const height = this.heights[on ? 1 : 0] ?? this.size.height;
    this.size = { width: this.size.width, height };
    this.svg.setAttribute("viewBox", `0 0 ${this.size.width} ${height}`);
    this.svg.setAttribute("height", String(height));
  }

  /** The model that an event is about. @param {EventTarget | null} target @returns {string} */
  idAt(target) {
    const node = target instanceof Element ? target.closest(".nodes .node") : null;
    return node instanceof SVGElement ? (node.dataset.id ?? "") : "";
  }

  /** Let the key Tab stop at one model only. @param {string} id */
  stopAt(id) {
    for (const [each, { element }] of this.spots) element.setAttribute("tabindex", each === id ? "0" : "-1");
  }
}

/** @type {(from: string, to: string, relation: string) => string} */
const key = (from, to, relation) => `${from} ${to} ${relation}`;

/** The labels of the years above the window, which stay when the picture moves. @type {(svg: SVGSVGElement, bar: HTMLElement) => {label: HTMLElement, x0: number, x1: number}[]} */
const yearLabels = (svg, bar) =>
  [...svg.querySelectorAll("rect.year")].map((rect, index) => {
    const x0 = Number(rect.getAttribute("x"));
    const label = document.createElement("span");
    label.textContent = svg.querySelectorAll("text.year")[index].textContent;
    bar.append(label);
    return { label, x0, x1: x0 + Number(rect.getAttribute("width")) };
  });
