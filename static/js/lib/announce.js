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
