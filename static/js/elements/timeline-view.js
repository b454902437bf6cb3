// <timeline-view> around the events to explore. On a wide screen their line pans by wheel, by drag,
// by keys and by two buttons; on any, the years above it follow what is in view and lead there.
// Without it, the line scrolls as any box does, and the years are links.

import { letRowBePanned } from "../lib/drag.js";
import { icon } from "../lib/page.js";

const SLACK = 6; // px that an event may be off and still be the first
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
const LEAPS = { PageDown: 1, PageUp: -1 };
const ENDS = { Home: 0, End: -1 };

class TimelineView extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector(".explore__scroll");
    this.years = this.querySelector(".years__list");
    this.seek();
    this.leaving = new AbortController();
    letRowBePanned(this.box, this.leaving.signal);
    this.box.addEventListener("keydown", (event) => this.key(event));
    if (!this.years) return;
    this.years.addEventListener("pointermove", (event) => this.scrub(event));
    this.addArrows();
    this.watch();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  /** Of very many events, this page shows one era; an address may name an event of another. */
  seek() {
    const id = decodeURIComponent(location.hash.slice(1));
    const isElsewhere = "paged" in this.dataset && id && !document.getElementById(id);
    if (isElsewhere) location.replace(`${this.dataset.address}?event=${encodeURIComponent(id)}#${id}`);
  }

  get isWide() {
    return this.box.scrollWidth > this.box.clientWidth + 1;
  }

  key(event) {
    if (event.target !== this.box || !this.isWide) return;
    const events = [...this.querySelectorAll(".event")];
    const eras = [...this.querySelectorAll(".era")];
    if (event.key in STEPS) this.step(events, STEPS[event.key]);
    else if (event.key in LEAPS) this.step(eras, LEAPS[event.key]);
    else if (event.key in ENDS) this.show(events.at(ENDS[event.key]));
    else return;
    event.preventDefault();
  }

  /** To the next of these, or to the one before, seen from the left edge. */
  step(all, by) {
    const start = this.box.getBoundingClientRect().left + parseFloat(getComputedStyle(this.box).scrollPaddingLeft);
    const place = (one) => one.getBoundingClientRect().left - start;
    const next = by > 0 ? all.find((one) => place(one) > SLACK) : all.findLast((one) => place(one) < -SLACK);
    this.show(next ?? all.at(by > 0 ? -1 : 0));
  }

  show(one, behavior = "auto") {
    one.scrollIntoView({ inline: "start", block: "nearest", behavior });
  }

  scrub(event) {
    if (event.pointerType !== "mouse" || !(event.buttons & 1)) return;
    const link = document.elementFromPoint(event.clientX, event.clientY)?.closest(".years__link");
    const era = link && document.getElementById(link.hash.slice(1));
    if (era) this.show(era, "instant");
  }

  addArrows() {
    const arrows = document.createElement("div");
    arrows.className = "explore__arrows";
    for (const [name, words, by] of [["back", "Earlier events", -1], ["forth", "Later events", 1]]) {
      const button = document.createElement("button");
      button.className = "explore__arrow";
      button.setAttribute("aria-label", words);
      button.append(icon(name));
      button.addEventListener("click", () => this.step([...this.querySelectorAll(".event")], by));
      arrows.append(button);
    }
    this.years.after(arrows);
  }

  /** The years of what is in view are marked, and stay in view themselves. */
  watch() {
    const seen = new Set();
    const watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target.id);
      this.mark(seen);
    }, { rootMargin: "-30% 0px -40% 0px" });
    for (const era of this.querySelectorAll(".era")) watcher.observe(era);
  }

  mark(seen) {
    if ("paged" in this.dataset || !seen.size) return;
    const links = [...this.years.querySelectorAll(".years__link")];
    for (const link of links) link.toggleAttribute("data-seen", seen.has(link.hash.slice(1)));
    const first = links.find((link) => "seen" in link.dataset);
    const strip = this.years;
    if (strip.scrollWidth > strip.clientWidth) strip.scrollTo({ left: first.offsetLeft - strip.clientWidth / 3 });
  }
}

customElements.define("timeline-view", TimelineView);
