// <order-list> around a list to put in order. Without it, every row has a select for its place;
// with it, the rows move and the selects follow.
import { draggable, scrollPage } from "../lib/drag.js";
import { glideFrom } from "../lib/motion.js";
import { announce, icon } from "../lib/page.js";

const STEPS = { up: -1, down: 1, ArrowUp: -1, ArrowDown: 1 };

class OrderList extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    this.list = this.querySelector(".order");
    this.follow();
    for (const row of this.rows) this.furnish(row);
    this.number();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  get rows() {
    return [...this.list.children];
  }

  /** The selects were filled by others, as after a mistake; rows without a place stay last. */
  follow() {
    const last = this.rows.length + 1;
    const place = (row) => Number(select(row).value) || last;
    this.list.append(...this.rows.sort((one, other) => place(one) - place(other)));
  }

  furnish(row) {
    select(row).hidden = true;
    const moves = part("order__moves");
    moves.append(this.button(row, "up"), this.button(row, "down"));
    const handle = part("order__handle");
    handle.append(icon("grip"));
    row.append(moves, handle);
    const settled = () => this.settled(row);
    letRowBeDragged(row, { handle, settled }, this.leaving.signal);
  }

  button(row, direction) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "order__move";
    button.dataset.direction = direction;
    button.setAttribute("aria-label", `Move “${words(row)}” ${direction}`);
    button.append(icon(direction));
    button.addEventListener("click", () => this.move(row, STEPS[direction]));
    button.addEventListener("keydown", (event) => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      this.move(row, STEPS[event.key]);
    });
    return button;
  }

  move(row, step) {
    const neighbour = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (neighbour) {
      const was = row.offsetTop;
      pass(row, neighbour);
      glideFrom(row, 0, was - row.offsetTop);
    }
    this.settled(row);
  }

  settled(row) {
    this.number();
    this.dispatchEvent(new Event("input", { bubbles: true }));
    announce(`“${words(row)}”, now ${this.rows.indexOf(row) + 1} of ${this.rows.length}`);
  }

  /** The selects say what will be sent. Edge buttons are not disabled: one may hold the focus. */
  number() {
    this.rows.forEach((row, place) => {
      select(row).value = String(place + 1);
      const [up, down] = row.querySelectorAll(".order__move");
      up.setAttribute("aria-disabled", String(place === 0));
      down.setAttribute("aria-disabled", String(place === this.rows.length - 1));
    });
  }
}

const select = (row) => row.querySelector("select");
const words = (row) => row.querySelector(".order__text").textContent.trim();

function part(name) {
  const span = document.createElement("span");
  span.className = name;
  return span;
}

/** Let a row of a list be dragged up or down; the rows it passes make way.
    A mouse takes the row anywhere, a finger by its handle only: elsewhere it scrolls. */
function letRowBeDragged(row, { handle, settled }, signal) {
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
function pass(row, neighbour) {
  const was = neighbour.offsetTop;
  if (neighbour === row.previousElementSibling) row.after(neighbour);
  else row.before(neighbour);
  glideFrom(neighbour, 0, was - neighbour.offsetTop);
}

customElements.define("order-list", OrderList);
