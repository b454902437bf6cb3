// What a room tells its pages: by a stream of server-sent events, or by asking now and then where
// no stream comes through. Nothing here needs a secure context: a class plays over plain HTTP.
import { Tabs } from "./room-tabs.js";

const A_BEAT_LATE = 40_000; // ms; the server is heard at least every 15 s
const FIRST_WORD = 8_000; // a stream that is silent from its start is held up by something between
const ASK_EVERY = 3_000; // while there is no stream
const LONGEST_PAUSE = 20_000;

const chance = () => 0.5 + Math.random(); // a whole room must not come back at once

/** Follow the room at `address` until `signal` aborts. `heard.now(version, html)` gets each new
    state of the part, `heard.count(text)` each count; `heard.own()` says that this player's seat has
    changed, `heard.linked(is)` whether the room is heard. `version()` says which state the page shows. */
export function follow(address, version, heard, signal) {
  const tell = ({ type, id, data }) => {
    if (type === "now" && id !== version()) heard.now(id, data);
    if (type === "count") heard.count(data);
    if (type === "own") heard.own();
    if (type === "linked") heard.linked(data);
  };
  const stream = new Stream(address, version, (message) => {
    tell(message);
    tabs.pass(message);
  });
  const tabs = new Tabs(address, {
    lead: () => stream.open(),
    rest: () => stream.close(),
    latest: () => stream.latest,
    tell,
  });
  const leave = () => {
    tabs.leave();
    stream.close();
  };
  // A page that was out of sight may have slept through the end of its stream.
  const wake = () => document.visibilityState === "visible" && stream.wake();
  document.addEventListener("visibilitychange", wake, { signal });
  addEventListener("online", wake, { signal });
  addEventListener("pagehide", leave, { signal });
  signal.addEventListener("abort", leave);
  tabs.join();
}

class Stream {
  constructor(address, version, tell) {
    Object.assign(this, { address, version, tell, failed: 0, isOpen: false, timers: {} });
  }

  open() {
    this.isOpen = true;
    this.connect();
  }

  close() {
    this.isOpen = false;
    this.source?.close();
    Object.values(this.timers).forEach(clearTimeout);
  }

  wake() {
    if (!this.isOpen) return;
    if (this.failed) this.connect();
    this.ask();
  }

  connect() {
    this.source?.close();
    this.source = new EventSource(`${this.address}/events`);
    for (const type of ["now", "count", "own", "beat"]) {
      this.source.addEventListener(type, (event) => this.hear(type, event));
    }
    this.source.addEventListener("error", () => this.lose());
    this.later("silence", FIRST_WORD, () => this.lose());
  }

  hear(type, { data, lastEventId: id }) {
    this.failed = 0;
    clearTimeout(this.timers.ask);
    clearTimeout(this.timers.connect);
    this.later("silence", A_BEAT_LATE, () => this.lose());
    this.say({ type: "linked", data: true });
    if (type !== "beat") this.say({ type, id, data });
  }

  /** The stream has failed: again later, and ask meanwhile. */
  lose() {
    this.source.close();
    this.failed += 1;
    clearTimeout(this.timers.silence);
    const pause = Math.min(1000 * 2 ** (this.failed - 1), LONGEST_PAUSE);
    this.later("connect", pause * chance(), () => this.connect());
    if (this.failed === 1) this.later("ask", ASK_EVERY * chance(), () => this.ask());
  }

  async ask() {
    try {
      const response = await fetch(`${this.address}/now`, { cache: "no-cache" });
      if (response.status === 404) return location.reload(); // sent out: the page says where to
      if (!response.ok) throw new Error(String(response.status));
      const id = (response.headers.get("ETag") ?? "").replace(/^W\/|"/g, "");
      const data = await response.text();
      this.say({ type: "linked", data: true });
      this.say({ type: "now", id, data });
    } catch {
      this.say({ type: "linked", data: false });
    }
    if (this.isOpen && this.failed) this.later("ask", ASK_EVERY * chance(), () => this.ask());
  }

  say(message) {
    if (!this.isOpen) return;
    if (message.type === "now") this.latest = message;
    this.tell(message);
  }

  later(name, pause, then) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(then, pause);
  }
}
