// Submit a form without leaving the page: the <main> of the answer takes the place of ours.
import { post } from "./post.js";

const PATIENCE = 20_000; // for one attempt, in ms
const LONGEST_PAUSE = 15_000;
const HEADINGS = ["verdict-word", "hand-title", "question-text", "main"];
const here = () => location.href.split("#")[0];
let shown = here();

// The page we left by pushState is not kept, so the server shows it again. A jump to a #fragment
// fires this event too and leaves the page as it is.
addEventListener("popstate", () => {
  if (here() !== shown) location.reload();
});

/** Send the form as `button` would. `before(page)` and `after(main)` stand around the change. */
export async function submit(form, button, { before = () => {}, after = () => {} } = {}) {
  const answer = await answerTo(form, button);
  if (!answer) return;
  before(answer.page);
  show(answer);
  moveFocus();
  after(document.querySelector("main"));
}

/** The page that answers the form as {page, address}; null if it is being sent already or is gone. */
export async function answerTo(form, button) {
  if (isSending(form)) return null;
  const body = fields(form, button);
  markAsSending(form, button);
  return sent(form, body, (why) => say(form, `Not saved yet: ${why}. Trying again…`));
}

export const isSending = (form) => form.hasAttribute("data-sending");

export function fields(form, button) {
  const data = new FormData(form); // its second argument is newer than some of our browsers
  if (button?.name) data.append(button.name, button.value);
  return new URLSearchParams(data);
}

// Nothing may change under an answer that is on its way: what was sent is what counts.
function markAsSending(form, button) {
  form.setAttribute("data-sending", "");
  button?.setAttribute("aria-busy", "true");
  for (const group of form.querySelectorAll("fieldset")) group.inert = true;
}

function say(form, text) {
  const status = form.querySelector("[role=status]");
  if (status && status.textContent !== text) status.textContent = text;
}

function show({ page, address }) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  // Games have no colophon, the pages after them do.
  document.querySelector(".colophon")?.remove();
  const colophon = page.querySelector(".colophon");
  if (colophon) document.querySelector("main").after(colophon);
  if (address !== here()) history.pushState(null, "", address);
  shown = here();
  document.dispatchEvent(new Event("page-shown"));
}

function moveFocus() {
  const heading = HEADINGS.map((id) => document.getElementById(id)).find(Boolean);
  if (!heading) return;
  heading.focus({ preventScroll: true });
  if (heading.id === "main") scrollTo({ top: 0, behavior: "instant" });
  else heading.scrollIntoView({ block: "nearest", behavior: "instant" });
}

/** The answer as {page, address}; `trouble` is told why it is not there yet. The server takes the
    same post twice for one, so trying again is safe even if only its answer was lost. */
async function sent(form, body, trouble) {
  for (let attempt = 0; form.isConnected; attempt++) {
    const answer = await answered(form.action, body);
    if (answer.page) return answer;
    trouble(answer.why);
    await pause(attempt, form);
  }
  return null;
}

/** The page that answers, or why there is none. */
async function answered(address, body) {
  const response = await post(address, body, "text/html", PATIENCE);
  if (!response.status) return { why: "no connection" };
  if (response.status >= 500) return { why: "the server has trouble" };
  const page = new DOMParser().parseFromString(response.text, "text/html");
  if (page.querySelector("main")) return { page, address: response.address };
  return { why: "something else than this site answered" };
}

/** 1, 2, 4, 8, then 15 s, each a little off so that a class does not come back as one; less when
    the network returns or the player presses again. */
export function pause(attempt, form) {
  const length = Math.min(1000 * 2 ** attempt, LONGEST_PAUSE) * (0.8 + 0.4 * Math.random());
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, length);
    addEventListener("online", end, { signal: over.signal });
    form.addEventListener("submit", end, { signal: over.signal });
  });
}
