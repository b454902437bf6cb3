// <answer-form> around a question, asked or explained: a digit chooses, Enter goes on. Without it, the
// form loads a new page for the verdict; options and buttons work by Tab, arrows, space and Enter.
import { submit } from "../lib/swap.js";

export class AnswerForm extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.addEventListener("submit", (event) => this.send(event), { signal });
    this.addEventListener("click", (event) => this.go(event), { signal });
    document.addEventListener("keydown", (event) => this.press(event), { signal });
    this.options.slice(0, 9).forEach((option, place) => {
      if (!option.closest(".option")) return;
      option.closest(".option").setAttribute("data-key", place + 1);
      option.setAttribute("aria-keyshortcuts", place + 1);
    });
    // Keys count only while <main> has the focus, so give it to a question that has just opened.
    if (document.activeElement === document.body) {
      const heading = this.querySelector("#verdict-word") ?? this.querySelector("#question-text");
      heading?.focus({ preventScroll: true });
    }
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  /** What digits choose: where each row has its own radio fields, those of the first open row. */
  get options() {
    const rows = [...this.querySelectorAll(".segments")];
    const among = rows.length ? rows.find((row) => !row.querySelector(":checked")) : this;
    return [...(among?.querySelectorAll(":is([type=radio], [type=checkbox]):not(.sentence__input)") ?? [])];
  }

  send(event) {
    event.preventDefault();
    submit(event.target, event.submitter);
  }

  /** The next page may take its time: the press is seen at once. */
  go(event) {
    event.target.closest("a.button--go")?.setAttribute("aria-busy", "true");
  }

  press(event) {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || !target.closest("main")) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "Enter" && !target.closest("a, button, select, summary, textarea")) {
      event.preventDefault();
      if (!event.repeat) this.querySelector(".button--go").click();
    }
    if (/^[1-9]$/.test(key) && !isForText(target)) this.choose(Number(key));
  }

  choose(number) {
    const option = this.options[number - 1];
    if (!option || option.closest("[inert]")) return;
    option.focus();
    option.click();
  }
}

const isForText = (element) =>
  element.matches("select, textarea, input:not([type=radio], [type=checkbox])");

customElements.define("answer-form", AnswerForm);
