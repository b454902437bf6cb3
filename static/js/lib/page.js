// What elements add to any page: words to be spoken, and our line icons.

// One polite region for the whole page, which screen readers speak. It stands outside <main> and
// from the start: a region that arrives together with its text is often not spoken.

const region = document.createElement("p");
region.className = "visually-hidden";
region.setAttribute("role", "status");
document.body.append(region);

export function announce(text) {
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 100); // so that the same words count as new
}

const SVG = "http://www.w3.org/2000/svg";
// Beside this file, so the address carries the version that the assets carry.
const SPRITE = new URL("../../img/icons.svg", import.meta.url).pathname;

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** An icon of the sprite, as the templates draw it. */
export function icon(name) {
  const drawing = svg("svg", { class: "icon", "aria-hidden": "true", focusable: "false" });
  drawing.append(svg("use", { href: `${SPRITE}#${name}` }));
  return drawing;
}
