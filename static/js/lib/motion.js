// Motion that explains, and none where the player asked for none.

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Let an element, already at its new place, glide there from so many pixels away; on its way it
    comes by a place as many pixels away as `by` says. */
export function glideFrom(element, x, y, by = null) {
  if (isStill() || (!x && !y && !by)) return;
  const stops = [[x, y], ...(by ? [by] : [])];
  const path = stops.map(([left, top]) => ({ transform: `translate(${left}px, ${top}px)` }));
  const duration = by ? 340 : 220;
  element.animate([...path, { transform: "none" }], { duration, easing: "ease-out" });
}

/** The middle of an element, as a pointer would be there. */
export function middle(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { clientX: (left + right) / 2, clientY: (top + bottom) / 2 };
}

/** Where the cards of a page are, by their ids. */
export function placesOf(cards) {
  return new Map([...cards].map((card) => [card.dataset.card, middle(card)]));
}

/** Let cards glide from where they were before the page changed; `by(card)` may tell a place on the
    way. The cards of the page itself move, so that what lies over them stays over them, and can be
    pressed meanwhile. */
export function glide(cards, places, by = () => null) {
  const ways = [...cards].map((card) => {
    const [from, stop, to] = [places.get(card.dataset.card), by(card), middle(card)];
    const way = (point) => point && [point.clientX - to.clientX, point.clientY - to.clientY];
    return { card, from: way(from), stop: way(stop) };
  });
  for (const { card, from, stop } of ways) if (from) glideFrom(card, ...from, stop);
}
