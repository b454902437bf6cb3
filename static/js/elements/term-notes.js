// <term-notes> around a glossary. Words that lead to an entry show it beside them: while the pointer
// is on either, while the word has the focus, or from a tap on. Without it, they are plain links.
// On a phone a long glossary is folded, unless the address leads into it.

const GAP = 6; // px between the word and its card
const PATIENCE = 250; // ms for the pointer's way from the word to its card

class TermNotes extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const on = (type, handler, more) =>
      document.addEventListener(type, handler, { signal: this.leaving.signal, ...more });
    on("pointerover", (event) => this.hover(event));
    on("focusin", (event) => this.focus(event));
    on("click", (event) => this.click(event));
    on("keydown", (event) => event.key === "Escape" && this.dismiss());
    on("scroll", (event) => event.target !== document && this.close(), { capture: true });
    addEventListener("resize", () => this.close(), { signal: this.leaving.signal });
    addEventListener("hashchange", () => this.unfold(), { signal: this.leaving.signal });
    if (this.fold && matchMedia("(max-width: 47.99rem)").matches) this.fold.open = false;
    this.unfold();
  }

  get fold() {
    return this.closest("details");
  }

  unfold() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && this.fold?.contains(target)) this.fold.open = true;
  }

  disconnectedCallback() {
    this.close();
    this.leaving.abort();
  }

  hover(event) {
    if (event.pointerType !== "mouse") return;
    const word = wordAt(event);
    if (word && word === this.dismissed) return;
    this.dismissed = null;
    if (word || this.card?.contains(event.target)) clearTimeout(this.timer);
    if (word) this.open(word);
    else if (this.card && !this.card.contains(event.target) && !this.isPinned) this.closeSoon();
  }

  focus(event) {
    const word = wordAt(event);
    if (word?.matches(":focus-visible")) this.open(word, true);
    else if (!word) this.close();
  }

  /** A tap or a click keeps the card; the Enter key follows the link to the glossary. */
  click(event) {
    const word = wordAt(event);
    const isPlain = event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (word && isPlain) {
      event.preventDefault();
      if (this.word === word && this.isPinned) this.close();
      else this.open(word, true);
    } else if (!this.card?.contains(event.target)) this.close();
  }

  open(word, isPinned = false) {
    clearTimeout(this.timer);
    this.isPinned = isPinned || (this.isPinned && this.word === word);
    if (this.word === word) return;
    const wasPinned = this.isPinned;
    this.close();
    const entry = document.getElementById(word.hash.slice(1));
    if (!entry) return;
    this.isPinned = wasPinned;
    this.word = word;
    this.card = cardOf(entry);
    word.dataset.open = "";
    document.body.append(this.card);
    place(this.card, word);
  }

  /** The pointer may still be on the word; it must leave before the card shows again. */
  dismiss() {
    this.dismissed = this.word;
    this.close();
  }

  closeSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), PATIENCE);
  }

  close() {
    clearTimeout(this.timer);
    this.card?.remove();
    this.word?.removeAttribute("data-open");
    this.card = this.word = null;
    this.isPinned = false;
  }
}

const wordAt = (event) => event.target.closest?.("a.term");

/** What the entry says. Readers by ear have it by the word's `aria-describedby`. */
function cardOf(entry) {
  const card = document.createElement("div");
  card.className = "term-card";
  card.setAttribute("aria-hidden", "true");
  for (const name of ["glossary__term", "glossary__meaning"]) {
    const line = document.createElement("p");
    line.className = name;
    line.append(...entry.querySelector(`.${name}`).cloneNode(true).childNodes);
    card.append(line);
  }
  return card;
}

/** Below the line where the word ends, or above the one where it begins if there is more room. */
function place(card, word) {
  const lines = [...word.getClientRects()];
  const first = lines[0];
  const last = lines[lines.length - 1];
  const { offsetWidth: width, offsetHeight: height } = card;
  const page = document.documentElement;
  const isAbove = last.bottom + GAP + height > page.clientHeight && first.top > height + GAP;
  const left = Math.max(12, Math.min((isAbove ? first : last).left, page.clientWidth - width - 12));
  const top = isAbove ? first.top - GAP - height : last.bottom + GAP;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

customElements.define("term-notes", TermNotes);
