// <room-answer> around the form of a question that a room is asked. Without it, the form loads the
// page again. Each answer is sent until it is acknowledged; the last one counts.
import { fields, pause, post } from "../lib/swap.js";
import { AnswerForm } from "./answer-form.js";

const PATIENCE = 10_000; // ms, for one attempt
const NOT_SENT = "Not sent yet. Your earlier answer counts until you send this one.";

class RoomAnswer extends AnswerForm {
  connectedCallback() {
    super.connectedCallback();
    this.form = this.querySelector("form");
    this.button = this.querySelector(".button--go");
    const { signal } = this.leaving;
    this.addEventListener("input", () => this.changed(), { signal });
    this.fill();
  }

  /** Choose again what was saved before this form came, unless something else is chosen already. */
  fill() {
    const saved = this.querySelector("[data-filled]");
    if (!saved || this.isTouched || saved.dataset.asked !== this.form.elements.after.value) return;
    saved.hidden = true; // the status below says so
    for (const [name, values] of Object.entries(JSON.parse(saved.dataset.filled))) {
      for (const field of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) put(field, values);
    }
    this.querySelector("order-list, match-pairs")?.follow?.();
    this.saved(false);
  }

  changed() {
    this.isTouched = this.isChanged = true;
    if (this.form.dataset.saved === undefined) return;
    delete this.form.dataset.saved;
    this.say(NOT_SENT);
  }

  async send(event) {
    event.preventDefault();
    this.wanted = fields(this.form, event.submitter);
    this.isChanged = false;
    if (this.isSending) return;
    this.isSending = true;
    this.button.setAttribute("aria-busy", "true");
    for (let attempt = 0; this.wanted && this.isConnected; attempt++) {
      const body = this.wanted;
      const answer = await post(this.form.action, body, "text/plain", PATIENCE);
      if (this.wanted !== body) attempt = -1; // changed meanwhile: that one is sent, too
      else if (this.take(answer)) this.wanted = null;
      else await pause(attempt, this.form);
    }
    this.isSending = false;
    this.button.removeAttribute("aria-busy");
  }

  /** Whether this answers the answer; else it is sent again. */
  take({ status, text }) {
    if (status === 204) this.saved(true);
    else if (status >= 400 && status < 500) this.say(text);
    else {
      this.say("Not saved yet: no connection. Trying again…");
      return false;
    }
    return true;
  }

  saved(isNew) {
    // The last one to answer closes the question, and the form may be gone already.
    if (isNew) document.dispatchEvent(new Event("answer-saved"));
    if (this.isChanged) return this.say(NOT_SENT);
    this.form.dataset.saved = "";
    this.say("Saved. You can change it until the question closes.");
  }

  get status() {
    return this.querySelector("[role=status]");
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

function put(field, values) {
  if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
  else [field.value] = values;
}

customElements.define("room-answer", RoomAnswer);
