// Our line icons, as the macro of the templates draws them.

const SVG = "http://www.w3.org/2000/svg";
// Beside this file, so the address carries the version that the assets carry.
const SPRITE = new URL("../../img/icons.svg", import.meta.url).pathname;

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function icon(name) {
  const drawing = svg("svg", { class: "icon", "aria-hidden": "true", focusable: "false" });
  drawing.append(svg("use", { href: `${SPRITE}#${name}` }));
  return drawing;
}
