// <live-reload data-version="…" data-address="/version">: loads the page again when the files it
// shows have changed; the browser keeps the place. Without it, the page refreshes itself.

const EVERY = 1000;

class LiveReload extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.look(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async look() {
    if (this.looking) return;
    this.looking = true;
    try {
      const response = await fetch(this.dataset.address, { cache: "no-store" });
      if (response.ok && (await response.text()) !== this.dataset.version) location.reload();
    } catch {
      // The server was stopped; it may come back.
    } finally {
      this.looking = false;
    }
  }
}

customElements.define("live-reload", LiveReload);
