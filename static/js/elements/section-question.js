// <section-question> around the link to the question on a section. As the reader comes near, the
// question itself takes the link's place, is answered there, and its proof is underlined above.
// Without it, the link leads to a page with that section and its question.
import { answerTo } from "../lib/swap.js";

const NEAR = "400px 0px"; // so far from the screen it changes out of sight

// One request after the other: the first brings the cookie that the others' forms hold good for.
let turn = Promise.resolve();
const inTurn = (work) => (turn = turn.then(work, work));

class SectionQuestion extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("submit", (event) => this.send(event));
    this.coming = new IntersectionObserver(
      ([seen]) => seen.isIntersecting && this.load().catch(() => {}),
      { rootMargin: NEAR },
    );
    if (this.link) this.coming.observe(this);
    else this.underline();
  }

  disconnectedCallback() {
    this.coming.disconnect();
  }

  get link() {
    return this.querySelector(".asked__link");
  }

  /** The link leads to its page where the question cannot be had. */
  press(event) {
    const link = event.target.closest(".asked__link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.load()
      .then(() => this.querySelector("input:not([type=hidden]), .asked__verdict").focus())
      .catch(() => location.assign(link.href));
  }

  load() {
    this.coming.disconnect();
    if (!this.loading) {
      this.loading = inTurn(() => this.fetched());
      this.loading.catch(() => (this.loading = null));
    }
    return this.loading;
  }

  async fetched() {
    const response = await fetch(this.link.href, { credentials: "same-origin" });
    this.show(new DOMParser().parseFromString(await response.text(), "text/html"));
  }

  async send(event) {
    event.preventDefault();
    const answer = await inTurn(() => answerTo(event.target, event.submitter));
    if (!answer) return;
    try {
      this.show(answer.page);
    } catch {
      location.assign(answer.address);
    }
    this.querySelector(".asked__verdict")?.focus({ preventScroll: true });
  }

  /** Take the question from its own page; throws where that has none. */
  show(page) {
    const part = page.querySelector(".asked__part");
    if (!part) throw new Error("a page without the question");
    withOwnIds(part, this.id);
    this.replaceChildren(part);
    this.underline();
  }

  underline() {
    for (const quotation of this.querySelectorAll("[data-proof]")) {
      const paragraph = document.getElementById(quotation.dataset.proof);
      if (paragraph) underline(paragraph, quotation.textContent);
    }
  }
}

/** An article has many of these forms, each with the same ids as on its page. */
function withOwnIds(part, prefix) {
  const own = new Map();
  for (const element of part.querySelectorAll("[id]")) {
    own.set(element.id, `${prefix}-${element.id}`);
    element.id = own.get(element.id);
  }
  for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
    for (const element of part.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name).split(/\s+/);
      element.setAttribute(name, ids.map((id) => own.get(id) ?? id).join(" "));
    }
  }
}

/** Mark these words of a paragraph, whatever links stand among them. */
function underline(paragraph, words) {
  const start = paragraph.textContent.indexOf(words);
  if (start < 0) return;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let at = 0; texts.nextNode(); at += texts.currentNode.length) {
    const [from, to] = [start - at, start + words.length - at];
    if (to > 0 && from < texts.currentNode.length) pieces.push([texts.currentNode, from, to]);
  }
  for (const [text, from, to] of pieces) {
    const mark = document.createElement("mark");
    const piece = from > 0 ? text.splitText(from) : text;
    if (to - Math.max(0, from) < piece.length) piece.splitText(to - Math.max(0, from));
    piece.replaceWith(mark);
    mark.append(piece);
  }
}

/** Who came from between two rounds of guesses has the way back at hand, and no other. */
function leadBack() {
  const from = document.referrer && new URL(document.referrer).pathname;
  const bar = document.querySelector(".play-bar");
  if (!bar || !/\/guess-first\/[\w-]{16}$/.test(from)) return;
  const link = document.createElement("a");
  link.className = "button button--small";
  link.href = from;
  link.textContent = "I have read it";
  bar.replaceChildren(link); // a quiz meanwhile would tell what is to be found by reading
}

customElements.define("section-question", SectionQuestion);
leadBack();
