// Send a form's body until the server has answered it. The server takes the same post twice for
// one, so trying again is safe even if only the answer was lost.

const PATIENCE = 20_000; // for one attempt, in ms
const LONGEST_PAUSE = 15_000;

/** The answer as {page, address}; `trouble` is told why it is not there yet. */
export async function sent(form, body, trouble) {
  for (let attempt = 0; form.isConnected; attempt++) {
    const answer = await post(form.action, body);
    if (answer.page) return answer;
    trouble(answer.why);
    await pause(attempt, form);
  }
  return null;
}

async function post(address, body) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { Accept: "text/html" },
      signal: patience.signal,
    });
    if (response.status >= 500) return { why: "the server has trouble" };
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (page.querySelector("main")) return { page, address: response.url };
    return { why: "something else than this site answered" };
  } catch {
    return { why: "no connection" };
  } finally {
    clearTimeout(timer);
  }
}

/** 1, 2, 4, 8, then 15 s, each a little off so that a class does not come back as one; less when
    the network returns or the player presses again. */
function pause(attempt, form) {
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
