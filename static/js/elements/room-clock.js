// <room-clock data-ends="1790000060" data-limit="60">: the time left in a room, as a number and
// as a ring. Without it, nothing of it shows. The server's clock decides; this one only shows.
import { announce } from "../lib/page.js";
import "./live-room.js"; // whose clock it shows

const SOON = 10; // s; said once, and to those only whose answer is not saved

class RoomClock extends HTMLElement {
  connectedCallback() {
    this.figure = this.querySelector("[data-left]");
    this.ring = this.querySelector("[data-ring]");
    const left = this.left;
    this.isToBeSaid = left > SOON + 5 && "say" in this.dataset;
    this.tick();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  get left() {
    return Number(this.dataset.ends) - this.closest("live-room").now / 1000;
  }

  tick() {
    const { left } = this;
    const whole = Math.max(0, Math.ceil(left));
    this.figure.textContent = whole >= 100 ? `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}` : whole;
    this.ring?.setAttribute("stroke-dashoffset", 100 * (1 - Math.min(1, whole / Number(this.dataset.limit))));
    this.toggleAttribute("data-soon", whole <= SOON);
    if (this.isToBeSaid && whole <= SOON) this.speak();
    if (whole) this.timer = setTimeout(() => this.tick(), 1000 * (left - whole + 1) + 5);
  }

  speak() {
    this.isToBeSaid = false;
    if (!document.querySelector("form[data-saved]")) announce(`${SOON} seconds left.`);
  }
}

customElements.define("room-clock", RoomClock);
