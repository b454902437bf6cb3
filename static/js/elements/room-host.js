// <room-host> around the host's buttons: each has a key, and a press changes the page in place.
// Without it, every button loads the page again.

const ON = "room-keys";
const NEXT = new Set([" ", "ArrowRight", "PageDown"]); // a presenter's clicker sends Page Down

class RoomHost extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.press(event), { signal });
    this.addEventListener("submit", (event) => this.send(event), { signal });
    const choice = this.querySelector("[data-keys]");
    if (!choice) return;
    choice.closest("[hidden]")?.removeAttribute("hidden");
    choice.checked = stored() !== "off";
    choice.addEventListener("change", () => store(choice.checked ? "on" : "off"), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  press(event) {
    const { key, target } = event;
    if (event.defaultPrevented || event.repeat || stored() === "off") return;
    if (event.altKey || event.ctrlKey || event.metaKey || isForText(target)) return;
    if (NEXT.has(key) && !(key === " " && target.closest("a, button, summary, label"))) {
      event.preventDefault();
      this.querySelector("[data-next]")?.click();
    } else if (/^[a-z+]$/i.test(key)) this.querySelector(`[data-key="${key.toLowerCase()}"]`)?.click();
  }

  /** The stream brings what has changed, but who pressed sees it at once. Of what the host saw, one
      press is sent: the server would take a second one for doubled, too. */
  async send(event) {
    const { submitter, target } = event;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(target));
    const press = `${submitter.formAction} ${body.get("after")}`;
    if (press === this.sending) return;
    this.sending = press;
    submitter.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(submitter.formAction, { method: "POST", body });
      this.take(new DOMParser().parseFromString(await response.text(), "text/html"), response.url);
    } catch {
      this.closest("live-room").link(false);
    }
    if (press === this.sending) this.sending = null;
    submitter.removeAttribute("aria-busy");
  }

  take(page, address) {
    const part = page.querySelector("live-room [data-version]");
    if (!part) return location.assign(address);
    this.closest("live-room").show(part.dataset.version, part.innerHTML);
  }
}

const isForText = (target) => target.matches("select, textarea, input:not([type=checkbox], [type=radio])");

function stored() {
  try {
    return localStorage.getItem(ON);
  } catch {
    return null;
  }
}

function store(value) {
  try {
    localStorage.setItem(ON, value);
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
}

customElements.define("room-host", RoomHost);
