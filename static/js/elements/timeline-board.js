// <timeline-board> around the form of the timeline game. Without it, every gap is a button that
// places the card in hand and loads the next page; with it, the card can be dragged, arrows walk
// from gap to gap, the row is panned, and every card glides to its place.
import { letRowBePanned } from "../lib/drag.js";
import { letHandBeDragged } from "../lib/hand.js";
import { glide, glideFrom, isStill, middle, placesOf } from "../lib/motion.js";
import { isSending, submit } from "../lib/swap.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const START = "#hand-title, #verdict-word"; // where the focus is when a card has been dealt
const A_TOUCH = 20; // ms
const A_STEP = 0.7; // of what is seen, so that some of it still is

class TimelineBoard extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.form = this.querySelector("form");
    this.card = this.querySelector(".card--hand");
    this.addEventListener("submit", (event) => this.send(event), { signal });
    document.addEventListener("keydown", (event) => this.walk(event), { signal });
    const may = () => !isSending(this.form);
    letHandBeDragged(this.form, { may, place: (gap) => gap.click() }, signal);
    const row = this.querySelector(".row-scroll");
    letRowBePanned(row, signal, (down) => !down.target.closest(".gap"));
    furnish(this.querySelectorAll(".pan"), row, signal);
    if (document.activeElement === document.body) {
      showLast(this);
      this.querySelector("#hand-title").focus({ preventScroll: true });
    }
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  send(event) {
    event.preventDefault();
    const gap = event.submitter;
    if (!isSending(this.form) && !this.card.dataset.dragging) layOn(gap, this.card);
    let was;
    const before = (page) => (was = this.whereabouts(gap, page));
    submit(this.form, gap, { before, after: (main) => arrive(main, was) });
  }

  /** Where the row, the gap and the cards are, the card in hand under the name that it gets. */
  whereabouts(gap, nextPage) {
    const cards = placesOf(this.querySelectorAll(".row .card"));
    cards.set(nextPage.querySelector(".card[data-last]")?.dataset.card, middle(this.card));
    return { cards, gap: middle(gap), scrolled: this.querySelector(".row-scroll").scrollLeft };
  }

  walk(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { activeElement: at } = document;
    const gaps = [...this.querySelectorAll(".gap")];
    const here = gaps.indexOf(at);
    if (here < 0 && !at.matches(START)) return;
    const gap = nextGap(event, here, gaps.length);
    if (gap === null) return;
    event.preventDefault();
    gaps[gap].focus();
  }
}

/** Where a key leads from a gap, or from outside the row (-1); null if nowhere. */
function nextGap({ key, repeat }, here, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "Enter") return here < 0 && !repeat ? Math.floor(count / 2) : null;
  if (!(key in STEPS)) return null;
  if (here < 0) return STEPS[key] > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, here + STEPS[key]));
}

/** Lay the card in hand on a gap at once; what the server says of it comes later. */
function layOn(gap, card) {
  if (isStill()) return;
  const [from, to] = [middle(card), middle(gap)];
  const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
  card.style.transform = `translate(${x}px, ${y}px)`;
  glideFrom(card, -x, -y);
}

/** Show the card that was just placed, let all cards glide from where they were, and let it be felt.
    A wrong card goes by the gap in which it was laid. */
function arrive(main, { cards, gap, scrolled }) {
  const row = main.querySelector(".row-scroll");
  if (row) row.scrollLeft = scrolled;
  const last = showLast(main);
  const isWrong = (card) => card === last && card.dataset.outcome === "wrong";
  glide(main.querySelectorAll(".row .card"), cards, (card) => (isWrong(card) ? gap : null));
  const isRight = main.querySelector('.verdict[data-verdict="right"]');
  if (isRight && !isStill()) navigator.vibrate?.(A_TOUCH);
}

function showLast(board) {
  const last = board.querySelector(".row .card[data-last]");
  last?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  return last;
}

/** A button at each end of a row leads on, as long as there is more. */
function furnish(buttons, row, signal) {
  const show = () => {
    const [at, most] = [Math.round(row.scrollLeft), row.scrollWidth - row.clientWidth];
    for (const button of buttons) button.hidden = button.dataset.way < 0 ? at <= 0 : at >= most - 1;
  };
  const sized = new ResizeObserver(show);
  for (const one of [row, row.firstElementChild]) sized.observe(one);
  signal.addEventListener("abort", () => sized.disconnect());
  row.addEventListener("scroll", show, { signal });
  for (const button of buttons) {
    const left = () => A_STEP * button.dataset.way * row.clientWidth;
    const behavior = isStill() ? "instant" : "smooth";
    button.addEventListener("click", () => row.scrollBy({ left: left(), behavior }), { signal });
  }
}

customElements.define("timeline-board", TimelineBoard);
