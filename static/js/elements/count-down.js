// <count-down data-seconds="300" data-total="600">: the time left. Without it, the page says how
// much was left when it was loaded. The server's clock decides; this one only shows.
import { announce } from "../lib/page.js";

const MOMENTS = [[60, "One minute left."], [30, "30 seconds left."], [0, "The time is up."]];

class CountDown extends HTMLElement {
  connectedCallback() {
    this.seconds = Number(this.dataset.seconds);
    if (!(this.seconds > 0)) return;
    this.began = { here: performance.now(), outside: Date.now() };
    this.said = this.seconds;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    // Timers sleep in hidden tabs.
    document.addEventListener("visibilitychange", () => this.tick(), { signal });
    this.tick();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.leaving?.abort();
  }

  tick() {
    clearTimeout(this.timer);
    const left = this.seconds - this.elapsed / 1000;
    const whole = Math.max(0, Math.ceil(left));
    const seconds = String(whole % 60).padStart(2, "0");
    this.textContent = `${Math.floor(whole / 60)}:${seconds} left`;
    this.speak(whole);
    if (whole) this.timer = setTimeout(() => this.tick(), 1000 * (left - whole + 1) + 5);
    else this.end();
  }

  // performance.now() cannot be set by anybody, but on some phones it sleeps with the screen. The
  // longer of the two never shows more time than there is.
  get elapsed() {
    return Math.max(performance.now() - this.began.here, Date.now() - this.began.outside);
  }

  /** Each moment once, after a sleep only the latest, and none that was over on arrival. */
  speak(left) {
    const half = Math.floor(Number(this.dataset.total ?? 0) / 2);
    const moments = new Map([[half, "Half of the time is left."], ...MOMENTS]);
    const passed = [...moments.keys()].filter((at) => left <= at && at < this.said);
    if (!passed.length) return;
    this.said = Math.min(...passed);
    announce(moments.get(this.said));
  }

  end() {
    this.leaving.abort();
    this.timer = setTimeout(() => this.showWhatCounted(), 1500); // long enough to be spoken
  }

  // An answer on its way brings its own page, and offline there is none to load.
  showWhatCounted() {
    if (document.querySelector("form[data-sending]")) return;
    if (navigator.onLine) location.reload();
    else addEventListener("online", () => location.reload(), { once: true });
  }
}

customElements.define("count-down", CountDown);
