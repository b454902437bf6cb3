// Motion that explains, and none where the player asked for none.

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Let an element, already at its new place, glide there from so many pixels away. */
export function glideFrom(element, x, y) {
  if (isStill() || (!x && !y)) return;
  const from = { transform: `translate(${x}px, ${y}px)` };
  element.animate([from, { transform: "none" }], { duration: 220, easing: "ease-out" });
}

let latest;

/** Change the page; where the browser can, what has the same name before and after glides. All
    else changes at once: what is part of a transition cannot be pressed until it is over. */
export async function changed(change) {
  if (isStill() || !document.startViewTransition) return change();
  const page = document.documentElement;
  page.style.viewTransitionName = "none";
  const transition = document.startViewTransition(change);
  latest = transition;
  transition.ready.catch(() => {}); // skipped, as in a hidden tab: the change is made all the same
  await transition.finished;
  if (transition === latest) page.style.viewTransitionName = "";
}
