// <live-room data-address="/rooms/CODE" data-now="1790000000"> around the part of a page that a room
// changes. Without it, the page loads itself again. The part is the same for all; what is the
// player's own is asked for after it, spread over a moment.
import { glide, placesOf } from "../lib/motion.js";
import { announce } from "../lib/page.js";
import { follow } from "../lib/room-stream.js";

const LONGEST_PRESS = 5000; // ms, should the end of a press never be told

class LiveRoom extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const [{ responseStart: here }] = performance.getEntriesByType("navigation");
    const outside = Date.now() - (performance.now() - here);
    this.began = { room: 1000 * Number(this.dataset.now), here, outside };
    this.hasExtraTime = "extra" in this.dataset;
    const heard = {
      now: (version, html) => this.show(version, html),
      count: (text) => this.count(text),
      own: () => this.renew(),
      linked: (is) => this.link(is),
    };
    const { signal } = this.leaving;
    document.addEventListener("answer-saved", () => this.tellSaved(), { signal });
    for (const start of ["pointerdown", "keydown"]) {
      this.addEventListener(start, () => this.press(), { signal });
    }
    for (const end of ["pointerup", "pointercancel", "keyup"]) {
      document.addEventListener(end, () => setTimeout(() => this.release()), { signal }); // after its click
    }
    follow(this.dataset.address, () => this.part.dataset.version, heard, signal);
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  get part() {
    return this.querySelector("[data-version]");
  }

  get phase() {
    return this.part.firstElementChild;
  }

  /** The room's time in ms, by the server's clock. On some phones performance.now() sleeps with the
      screen, and Date can be set. */
  get now() {
    const { room, here, outside } = this.began;
    return room + Math.max(performance.now() - here, Date.now() - outside);
  }

  /** What is pressed stays there until it is let go: else a button that is replaced meanwhile would
      not be pressed. */
  press() {
    this.isPressed = true;
    clearTimeout(this.pressing);
    this.pressing = setTimeout(() => this.release(), LONGEST_PRESS);
  }

  release() {
    this.isPressed = false;
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting) this.show(...waiting);
  }

  /** Show a part, unless a newer one is shown: the answer to a press can be late. */
  show(version, html) {
    if (revision(version) < revision(this.part.dataset.version)) return;
    if (this.isPressed) {
      this.waiting = [version, html];
      return;
    }
    const page = document.createElement("template");
    page.innerHTML = html;
    const next = page.content.firstElementChild;
    const before = this.phase;
    this.part.dataset.version = version;
    this.hasExtraTime = this.hasExtraTime || this.querySelector("[data-extra]") !== null;
    const { form } = before.dataset;
    if (form && form === next.dataset.form) {
      keepForm(before, next);
      return document.dispatchEvent(new Event("page-shown")); // a clock may be new
    }
    if (form && form === next.dataset.late && this.hasExtraTime) return; // for us it is not closed
    const isNew = next.dataset.phase !== before.dataset.phase;
    const hadFocus = before.contains(document.activeElement) ? document.activeElement.id || true : false;
    const places = placesOf(this.querySelectorAll(".card"));
    keepOwn(before, next);
    keepFolds(before, next);
    this.part.replaceChildren(next);
    if (before.querySelector("form[data-saved]")) this.tellSaved();
    if (next.dataset.title) document.title = next.dataset.title;
    if (isNew) this.arrive(next, before, hadFocus);
    else if (hadFocus) giveFocusBack(next, hadFocus);
    document.dispatchEvent(new Event("page-shown"));
    if ("moves" in next.dataset) glide(next.querySelectorAll(".card"), places);
    const isReopened = before.dataset.late && before.dataset.late === next.dataset.form;
    this.askForOwn(next, isReopened || this.hasExtraTime);
  }

  /** A phase has begun: one announcement; the focus goes to a new question, once. */
  arrive(next, before, hadFocus) {
    const isNewQuestion = next.dataset.question && next.dataset.question !== before.dataset.question;
    if (isNewQuestion) {
      next.querySelector("#question-text").focus({ preventScroll: true });
      scrollTo({ top: 0, behavior: "instant" });
    } else if (hadFocus) giveFocusBack(next, hadFocus);
    if (next.dataset.say) announce(next.dataset.say);
    if (!this.closest(".main--screen")) return;
    // Nobody scrolls a projector.
    const placed = next.querySelector(".card[data-last]");
    if (placed) placed.scrollIntoView({ block: "center", behavior: "instant" });
    else scrollTo({ top: 0, behavior: "instant" });
  }

  /** What is the player's own, at a moment of our own within the seconds that the room spreads
      its askers over. Where a form has come, at once and only for who has something in it or
      beside it: an answer from before, or a clock of their own. */
  askForOwn(phase, isInForm) {
    const { own } = phase.dataset;
    clearTimeout(this.timer);
    if (this.dataset.mine && own !== undefined) {
      this.timer = setTimeout(() => this.fetchOwn(), 1000 * Number(own) * Math.random());
    } else if (this.dataset.mine && phase.dataset.form && isInForm) this.fetchOwn();
  }

  /** The player has another name, or more time: the page is loaded again, unless a choice is in it. */
  renew() {
    if (this.querySelector("room-answer")) this.fetchOwn();
    else location.reload();
  }

  async fetchOwn() {
    try {
      const response = await fetch(this.dataset.mine, { cache: "no-store" });
      if (!response.ok) throw new Error(String(response.status));
      const slot = this.querySelector("[data-slot]");
      if (slot) slot.innerHTML = await response.text();
      this.querySelector("room-answer")?.fill?.();
    } catch {
      this.timer = setTimeout(() => this.fetchOwn(), 2000 + 4000 * Math.random());
    }
  }

  /** A question that has closed takes its form away, which told so before. */
  tellSaved() {
    const slot = this.phase.dataset.late && this.querySelector("[data-slot]");
    if (slot) slot.textContent = "Your answer is saved.";
  }

  count(text) {
    const [answered, of] = text.trim().split(/\s+/);
    for (const place of this.querySelectorAll("[data-answered]")) place.textContent = answered;
    for (const place of this.querySelectorAll("[data-of]")) place.textContent = of;
  }

  link(is) {
    const status = this.querySelector("[data-link]");
    const text = is ? "" : status.dataset.link;
    if (status.textContent !== text) status.textContent = text;
  }
}

const revision = (version) => Number(version.split("-")[0]);

/** The same question goes on: what was chosen stays, all around it is new. */
function keepForm(before, next) {
  for (const name of Object.keys(before.dataset)) if (!(name in next.dataset)) delete before.dataset[name];
  Object.assign(before.dataset, next.dataset);
  const fresh = (phase) => phase.querySelectorAll("[data-fresh]");
  const places = [...fresh(before)];
  [...fresh(next)].forEach((part, place) => places[place].replaceWith(part));
  for (const field of before.querySelectorAll("fieldset, .action-bar button")) {
    field.disabled = next.querySelector("fieldset").disabled;
  }
}

/** Until it is asked for again, what was the player's own stays with its question. */
function keepOwn(before, next) {
  const [old, slot] = [before, next].map((phase) => phase.querySelector("[data-slot]"));
  if (old && slot && before.dataset.phase === next.dataset.phase) slot.replaceChildren(...old.childNodes);
}

function keepFolds(before, next) {
  for (const { id } of before.querySelectorAll("details[id][open]")) {
    next.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  }
}

function giveFocusBack(next, id) {
  const same = typeof id === "string" && next.querySelector(`#${CSS.escape(id)}`);
  (same || next.querySelector("h1, [tabindex]"))?.focus({ preventScroll: true });
}

customElements.define("live-room", LiveRoom);
