// The tabs of a browser that show the same page of a room: one has the stream and passes on what it
// hears, for a browser opens no more than six connections to a server.

const ASK_EVERY = 5_000; // ms; whether the tab that has the stream is still awake
const AN_ANSWER = 1_500;

/** `lead()` opens the stream here, `rest()` closes it, `latest()` is what it told last, `tell`
    takes what another tab has heard. */
export class Tabs {
  constructor(address, { lead, rest, latest, tell }) {
    Object.assign(this, { lead, rest, latest, tell, leads: false });
    this.id = crypto.getRandomValues(new Uint32Array(2)).join("-");
    if (!("BroadcastChannel" in window)) return; // then every tab has its own
    this.channel = new BroadcastChannel(`room ${address}`);
    this.channel.onmessage = ({ data }) => this.hear(data);
  }

  join() {
    if (!this.channel) return this.take();
    this.askWhoLeads(AN_ANSWER / 5);
    this.timer = setInterval(() => {
      if (!this.leads && !document.hidden) this.askWhoLeads(AN_ANSWER);
    }, ASK_EVERY);
  }

  askWhoLeads(patience) {
    this.post({ is: "who" });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.take(), patience * (0.5 + Math.random()));
  }

  take() {
    this.leads = true;
    this.post({ is: "leading" });
    this.lead();
  }

  hear({ is, from, message }) {
    if (is === "who" && this.leads) this.post({ is: "leading", message: this.latest() });
    if (is === "leading") this.another(from, message);
    if (is === "told" && !this.leads) this.tell(message);
    if (is === "left" && !this.leads) this.askWhoLeads(AN_ANSWER / 5);
  }

  /** Another tab has the stream. Of two that do, the one with the lower id keeps it. */
  another(from, message) {
    clearTimeout(this.waiting);
    if (this.leads && this.id < from) return this.post({ is: "leading", message: this.latest() });
    if (this.leads) this.rest();
    this.leads = false;
    if (message) this.tell(message);
  }

  pass(message) {
    this.post({ is: "told", message });
  }

  leave() {
    clearInterval(this.timer);
    clearTimeout(this.waiting);
    if (this.leads) this.post({ is: "left" });
    this.leads = false;
    this.channel?.close();
    this.channel = null;
  }

  post(message) {
    this.channel?.postMessage({ from: this.id, ...message });
  }
}
