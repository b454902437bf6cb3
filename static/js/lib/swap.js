// Submit a form without leaving the page: the <main> of the answer takes the place of ours.

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
  markAsSending(form);
  return sent(form, body, {
    trying: () => button?.setAttribute("aria-busy", "true"),
    trouble: (why) => {
      button?.removeAttribute("aria-busy");
      say(form, `Not saved yet: ${why}. Trying again; press to try at once.`);
    },
  });
}

export const isSending = (form) => form.hasAttribute("data-sending");

export function fields(form, button) {
  const data = new FormData(form); // its second argument is newer than some of our browsers
  if (button?.name) data.append(button.name, button.value);
  return new URLSearchParams(data);
}

// Nothing may change under an answer that is on its way: what was sent is what counts.
function markAsSending(form) {
  form.setAttribute("data-sending", "");
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

/** The answer as {page, address}; `trying` is called before each attempt, `trouble` told why it
    brought none. The server takes the same post twice for one, so trying again is safe even if only
    its answer was lost. */
async function sent(form, body, { trying, trouble }) {
  for (let attempt = 0; form.isConnected; attempt++) {
    trying();
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

/** The response's status, address and text within `patience` ms; a status of 0 where none came. */
export async function post(address, body, accept, patience) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { Accept: accept },
      signal: waiting.signal,
    });
    return { status: response.status, address: response.url, text: await response.text() };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
  }
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
