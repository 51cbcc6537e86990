/** The picture as it is filtered and lit now, as a PNG of twice its size. */

const SCALE = 2;

/** @type {(svg: SVGSVGElement, style: string) => Promise<Blob | null>} */
export const png = async (svg, style) => {
  const [, , width, height] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([standalone(svg, style)], { type: "image/svg+xml" }));
  try {
    await image.decode();
    return (await raster(image, width, height, SCALE)) ?? (await raster(image, width, height, 1));
  } finally {
    URL.revokeObjectURL(image.src);
  }
};

/** The picture with its style sheet and the colours of the page's scheme. @type {(svg: SVGSVGElement, style: string) => string} */
const standalone = (svg, style) => {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const colours = getComputedStyle(svg);
  copy.removeAttribute("style");
  copy.removeAttribute("data-level");
  for (const name of new Set(style.match(/--picture-[\w-]+(?=:)/g))) {
    copy.style.setProperty(name, colours.getPropertyValue(name));
  }
  const sheet = document.createElementNS(svg.namespaceURI, "style");
  sheet.textContent = style.slice(style.indexOf("}", style.indexOf("data-md-color-scheme")) + 1);
  copy.prepend(sheet);
  return new XMLSerializer().serializeToString(copy);
};

/** @type {(image: HTMLImageElement, width: number, height: number, scale: number) => Promise<Blob | null>} */
const raster = async (image, width, height, scale) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};
