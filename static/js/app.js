// What the game pages gain by JavaScript. Each part improves a page that works without it.
import "./elements/answer-form.js";
import "./elements/copy-text.js";
import "./elements/count-down.js";
import "./elements/order-list.js";
import "./elements/timeline-board.js";

// After Back, the browser may bring a page out of its memory: a question that has been answered
// since would stand there open.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
