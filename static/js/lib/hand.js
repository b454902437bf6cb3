// The card in hand, dragged over the row: the gap nearest to the pointer opens and takes it.
import { draggable, scrollPage, scrollRow } from "./drag.js";
import { glideFrom, middle } from "./motion.js";

const NEAR = 48; // px around the row that still count as on it

/** Let the hand of this form be dragged; `place(gap)` is called with the button of the gap. */
export function letHandBeDragged(form, { may, place }, signal) {
  const hand = form.querySelector(".hand");
  const card = hand.querySelector(".card--hand");
  const row = form.querySelector(".row-scroll");
  const gaps = [...row.querySelectorAll(".gap")];
  let grip, open, room, shift;

  function lift(down) {
    const at = hand.getBoundingClientRect();
    grip = { x: down.clientX - at.left, y: down.clientY - at.top };
    const { left, right } = card.getBoundingClientRect();
    room = { left, right: document.documentElement.clientWidth - right };
    card.dataset.dragging = "true";
  }

  function move(pointer) {
    const at = hand.getBoundingClientRect();
    const isAway = distance(at, pointer) > 0; // over its own place the card goes back
    if (isAway) {
      scrollPage(pointer, Math.min(innerHeight, at.top));
      scrollRow(pointer, row);
    }
    carry(pointer);
    const isOnRow = distance(row.getBoundingClientRect(), pointer) <= NEAR;
    openGap(isAway && isOnRow ? nearestGap(pointer, at) : null);
  }

  function carry(pointer) {
    const at = hand.getBoundingClientRect(); // again: scrolling may have moved it
    shift = { x: pointer.clientX - grip.x - at.left, y: pointer.clientY - grip.y - at.top };
    shift.x = between(-room.left, shift.x, room.right); // beyond the edge it would widen the page
    card.style.transform = `translate(${shift.x}px, ${shift.y}px)`;
  }

  function nearestGap(pointer, hidden) {
    const way = (gap) => distance(gap.getBoundingClientRect(), pointer);
    const seen = gaps.filter((gap) => distance(hidden, middle(gap)) > 0);
    return seen.sort((one, other) => way(one) - way(other))[0] ?? null;
  }

  function openGap(gap) {
    if (gap === open) return;
    open?.removeAttribute("data-open");
    gap?.setAttribute("data-open", "true");
    open = gap;
  }

  // The card stays where it was dropped: from there it glides to where it belongs.
  function drop() {
    if (open) place(open);
    else putBack();
  }

  function putBack() {
    openGap(null);
    delete card.dataset.dragging;
    card.style.transform = "";
    glideFrom(card, shift.x, shift.y);
  }

  draggable(card, { may, lift, move, drop, putBack }, signal);
}

const between = (least, value, most) => Math.max(least, Math.min(value, most));

/** From a pointer to a box; 0 inside it. */
function distance({ left, right, top, bottom }, { clientX, clientY }) {
  const sideways = Math.max(left - clientX, 0, clientX - right);
  return Math.hypot(sideways, Math.max(top - clientY, 0, clientY - bottom));
}
