// <copy-text> around a line and an address to send: by what the device sends with, or by copying.
// Without it, one selects and copies them.

class CopyText extends HTMLElement {
  connectedCallback() {
    if (this.querySelector(".share__copy")) return;
    if (navigator.share) this.append(button("Send", () => this.send()));
    this.status = document.createElement("span");
    this.status.className = "share__status";
    this.status.setAttribute("role", "status");
    this.append(button("Copy", () => this.copy()), this.status);
  }

  get line() {
    return this.querySelector(".share__line").textContent.trim();
  }

  /** The field with the address that is to be sent: with a score to beat, or without. */
  get address() {
    const scored = this.querySelector(".share__with-score")?.checked;
    return this.querySelector(scored ? ".share__label--scored input" : ".share__label:not(.share__label--scored) input");
  }

  /** By what the device sends with; who changes their mind has sent nothing. */
  async send() {
    try {
      await navigator.share({ text: this.line, url: this.address.value });
    } catch (error) {
      if (error.name !== "AbortError") await this.copy();
    }
  }

  async copy() {
    this.status.textContent = ""; // so that the same word counts as new
    const isCopied = await copy(`${this.line}\n${this.address.value}`);
    this.status.textContent = isCopied ? "Copied" : "Not copied. The address is selected.";
    if (!isCopied) this.address.select();
  }
}

function button(word, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--quiet share__copy";
  made.textContent = word;
  made.addEventListener("click", press);
  return made;
}

/** Copy, and say whether it worked. On plain HTTP browsers have no clipboard, only the old way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
}

function copyBySelecting(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "visually-hidden";
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return isCopied;
}

customElements.define("copy-text", CopyText);
