// Motion that explains, and none where the player asked for none.

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Let an element, already at its new place, glide there from so many pixels away. */
export function glideFrom(element, x, y) {
  if (isStill() || (!x && !y)) return;
  const from = { transform: `translate(${x}px, ${y}px)` };
  element.animate([from, { transform: "none" }], { duration: 220, easing: "ease-out" });
}

/** Change the page; where the browser can, what has the same name before and after glides. */
export async function changed(change) {
  if (isStill() || !document.startViewTransition) return change();
  const transition = document.startViewTransition(change);
  transition.ready.catch(() => {}); // skipped, as in a hidden tab: the change is made all the same
  await transition.finished;
}
