// <timeline-board> around the form of the timeline game. Without it, every gap is a button that
// places the card in hand and loads the next page; with it, the card can be dragged, arrows walk
// from gap to gap, and the card glides to its true place.
import { nameCards, nameHand, unnameCards } from "../lib/card-names.js";
import { letHandBeDragged } from "../lib/hand.js";
import { isStill } from "../lib/motion.js";
import { isSending, submit } from "../lib/swap.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const START = "#hand-title, #verdict-word"; // where the focus is when a card has been dealt
const A_TOUCH = 20; // ms

class TimelineBoard extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.form = this.querySelector("form");
    this.addEventListener("submit", (event) => this.send(event), { signal });
    document.addEventListener("keydown", (event) => this.walk(event), { signal });
    const may = () => !isSending(this.form);
    letHandBeDragged(this.form, { may, place: (gap) => gap.click() }, signal);
    if (document.activeElement === document.body) {
      this.querySelector("#hand-title").focus({ preventScroll: true });
    }
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  async send(event) {
    event.preventDefault();
    let scrolled;
    const before = (page) => {
      scrolled = this.querySelector(".row").scrollLeft;
      this.nameAll(page);
    };
    const after = (main) => arrive(main, scrolled);
    await submit(this.form, event.submitter, { before, after });
    // A quick player has sent the next card already, which needs the names.
    if (!document.querySelector("form[data-sending]")) unnameCards(document);
  }

  nameAll(nextPage) {
    nameCards(this);
    nameHand(this.querySelector(".card--hand"), nextPage);
  }

  walk(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { activeElement: at } = document;
    const gaps = [...this.querySelectorAll(".gap")];
    const here = gaps.indexOf(at);
    if (here < 0 && !at.matches(START)) return;
    const gap = nextGap(event.key, here, gaps.length);
    if (gap === null) return;
    event.preventDefault();
    gaps[gap].focus();
  }
}

/** Where a key leads from a gap, or from outside the row (-1); null if nowhere. */
function nextGap(key, here, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (!(key in STEPS)) return null;
  if (here < 0) return STEPS[key] > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, here + STEPS[key]));
}

/** Show the card that was just placed, from where the row stood before, and let it be felt. */
function arrive(main, scrolled) {
  nameCards(main);
  const row = main.querySelector(".row");
  if (row) row.scrollLeft = scrolled;
  const last = main.querySelector(".card[data-last]");
  last?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const isRight = main.querySelector('.verdict[data-verdict="right"]');
  if (isRight && !isStill()) navigator.vibrate?.(A_TOUCH);
}

customElements.define("timeline-board", TimelineBoard);
