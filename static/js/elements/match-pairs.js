// <match-pairs> around rows that each have a select for their answer. With it, items and answers are
// two columns of buttons: one of each makes a pair, which lies in one row, and the selects follow.
import { glideFrom } from "../lib/motion.js";
import { announce } from "../lib/page.js";

const HINT = "Press one, then its match. Press a pair to part it.";

class MatchPairs extends HTMLElement {
  connectedCallback() {
    this.querySelector(".ask-hint").textContent = HINT;
    this.querySelector(".match").classList.add("match--two");
    const [first] = this.rows;
    [...select(first).options].slice(1).forEach((option, place) => this.furnish(this.rows[place], option));
    this.addEventListener("keydown", (event) => this.walk(event));
    this.follow();
  }

  get rows() {
    return [...this.querySelectorAll(".match__pair")];
  }

  furnish(row, option) {
    row.querySelector("label").hidden = true;
    row.append(this.button(row.querySelector(".match__left").textContent, "item"));
    row.append(this.button(option.text, option.value));
  }

  button(words, value) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "match__one";
    button.value = value;
    button.textContent = words.trim();
    button.addEventListener("click", (event) => this.press(button, event.detail > 0));
    return button;
  }

  /** The selects were filled by others: lay each chosen answer beside its item. */
  follow() {
    const chosen = this.rows.map((row) => select(row).value);
    this.rows.forEach((row, place) => {
      const value = chosen.indexOf(chosen[place]) === place ? chosen[place] : "";
      const from = value && this.rows.find((other) => answer(other).value === value);
      if (from) exchange(row, from);
      select(row).value = value;
    });
    this.hold(null);
  }

  press(button, isByPointer) {
    const { held } = this;
    const row = button.parentElement;
    const isAnswer = button === answer(row);
    let next = button;
    if (held === button) this.hold(null);
    else if (held && isAnswer !== (held === answer(held.parentElement))) {
      next = isAnswer ? this.join(held, button) : this.join(button, held);
    } else {
      if (isJoined(row)) this.part(row);
      this.hold(button);
      next = this.free(isAnswer ? item : answer, row) ?? button;
    }
    next.focus({ preventScroll: isByPointer });
  }

  /** Lay an answer beside an item; gives what to press next: on the side that was chosen first, or
      the form's button, since Enter on a pair would part it. */
  join(one, other) {
    const side = this.held === other ? answer : item;
    const [to, from] = [one.parentElement, other.parentElement];
    const was = [to, from].map((row) => answer(row).getBoundingClientRect().top);
    select(from).value = "";
    exchange(to, from);
    [to, from].forEach((row, place) => glideFrom(answer(row), 0, was[1 - place] - was[place]));
    select(to).value = other.value;
    this.hold(null);
    const open = this.rows.filter((row) => !isJoined(row)).length;
    this.changed(`${words(one)} matched with ${words(other)}. ${open ? `${open} still open` : "All are matched"}.`);
    return this.free(side, to) ?? this.closest("form").querySelector(".button--go") ?? one;
  }

  part(row) {
    select(row).value = "";
    this.changed(`${words(item(row))}: not yet matched`);
  }

  changed(told) {
    this.dispatchEvent(new Event("input", { bubbles: true }));
    announce(told);
  }

  /** The first on this side that is in no pair, from this row on. */
  free(side, row) {
    const from = this.rows.indexOf(row);
    const open = [...this.rows.slice(from), ...this.rows.slice(0, from)].find((one) => !isJoined(one));
    return open && side(open);
  }

  hold(button) {
    this.held = button;
    for (const row of this.rows) {
      const [one, other] = [item(row), answer(row)];
      row.toggleAttribute("data-joined", isJoined(row));
      say(one, isJoined(row) ? `: matched with ${words(other)}` : ": not yet matched", button);
      say(other, isJoined(row) ? `: matched with ${words(one)}` : ": not used yet", button);
    }
  }

  /** Arrows lead up and down a side, and across; Escape lets go of what is held. */
  walk(event) {
    const row = event.target.closest(".match__pair");
    if (event.altKey || event.ctrlKey || event.metaKey || !row) return;
    const here = event.target === item(row) ? item : answer;
    const rows = this.rows;
    const at = rows.indexOf(row);
    const to = {
      ArrowUp: here(rows[at - 1] ?? row),
      ArrowDown: here(rows[at + 1] ?? row),
      ArrowLeft: item(row),
      ArrowRight: answer(row),
      Escape: this.held,
    }[event.key];
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (event.key === "Escape") this.hold(null);
  }
}

const select = (row) => row.querySelector("select");
const item = (row) => row.querySelectorAll("button")[0];
const answer = (row) => row.querySelectorAll("button")[1];
const isJoined = (row) => select(row).value !== "";
const words = (button) => button.textContent;

function exchange(one, other) {
  const [first, second] = [answer(one), answer(other)];
  one.append(second);
  other.append(first);
}

function say(button, state, held) {
  button.setAttribute("aria-label", words(button) + state);
  button.setAttribute("aria-pressed", String(button === held));
}

customElements.define("match-pairs", MatchPairs);
