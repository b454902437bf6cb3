// <copy-text> around a line and an address to share. Without it, one selects and copies them.

class CopyText extends HTMLElement {
  connectedCallback() {
    if (this.querySelector(".share__copy")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet share__copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => this.copy());
    this.status = document.createElement("span");
    this.status.className = "share__status";
    this.status.setAttribute("role", "status");
    this.append(button, this.status);
  }

  async copy() {
    const address = this.querySelector("input");
    this.status.textContent = ""; // so that the same word counts as new
    const line = this.querySelector(".share__line").textContent.trim();
    const isCopied = await copy(`${line}\n${address.value}`);
    this.status.textContent = isCopied ? "Copied" : "Not copied. The address is selected.";
    if (!isCopied) address.select();
  }
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
