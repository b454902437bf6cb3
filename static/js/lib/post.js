// Post a form's fields, waiting only so long for one attempt.

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
