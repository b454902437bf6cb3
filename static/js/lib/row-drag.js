// A row of a list, dragged up or down; the rows it passes make way.
import { draggable } from "./drag.js";
import { scrollPage } from "./edge-scroll.js";
import { glideFrom } from "./motion.js";

/** A mouse takes the row anywhere, a finger by its handle only: elsewhere it scrolls. */
export function letRowBeDragged(row, { handle, settled }, signal) {
  const list = row.parentElement;
  let from, before, shift;

  // Where the row lies without its transform, up to a constant.
  const top = () => list.getBoundingClientRect().top + row.offsetTop;
  const end = (one) => one.offsetTop + one.offsetHeight;

  function may({ target, pointerType }) {
    if (target.closest("button")) return false;
    return pointerType === "mouse" || handle.contains(target);
  }

  function lift(down) {
    before = [...list.children];
    from = down.clientY - top();
    row.dataset.dragging = "true";
  }

  function move(pointer) {
    scrollPage(pointer, innerHeight);
    for (;;) {
      shift = pointer.clientY - from - top();
      const { previousElementSibling: upper, nextElementSibling: lower } = row;
      if (upper && shift < (upper.offsetTop - row.offsetTop) / 2) pass(row, upper);
      else if (lower && shift > (end(lower) - end(row)) / 2) pass(row, lower);
      else break;
    }
    row.style.transform = `translateY(${shift}px)`;
  }

  function drop() {
    delete row.dataset.dragging;
    row.style.transform = "";
    glideFrom(row, 0, shift);
    settled();
  }

  function putBack() {
    list.append(...before);
    drop();
  }

  handle.style.touchAction = "none";
  draggable(row, { may, lift, move, drop, putBack }, signal);
}

/** Change places with a neighbour. Only the neighbour moves in the document: so the row keeps the
    focus and the pointer. */
export function pass(row, neighbour) {
  const was = neighbour.offsetTop;
  if (neighbour === row.previousElementSibling) row.after(neighbour);
  else row.before(neighbour);
  glideFrom(neighbour, 0, was - neighbour.offsetTop);
}
