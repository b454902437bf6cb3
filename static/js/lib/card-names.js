// Names by which the browser knows a card again on the next page, so that it glides to its place.

const name = (id) => `card-${CSS.escape(id)}`;
const cards = (root) => root.querySelectorAll(".card[data-card]");

export function nameCards(root) {
  for (const card of cards(root)) card.style.viewTransitionName = name(card.dataset.card);
}

/** The card in hand is what the next page calls its last card. */
export function nameHand(hand, nextPage) {
  const last = nextPage.querySelector(".card[data-last]");
  if (last) hand.style.viewTransitionName = name(last.dataset.card);
}

export function unnameCards(root) {
  for (const card of cards(root)) card.style.viewTransitionName = "";
}
