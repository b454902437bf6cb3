// What the game pages gain by JavaScript. Each part improves a page that works without it, and is
// loaded only where its element stands.

const ELEMENTS = [
  "answer-form", "copy-text", "count-down", "live-reload", "live-room", "match-pairs", "order-list", "room-answer",
  "room-clock", "room-host", "term-notes", "timeline-board", "timeline-view",
];

function load() {
  for (const name of ELEMENTS) {
    if (document.querySelector(name)) import(`./elements/${name}.js`);
  }
}

load();
document.addEventListener("page-shown", load);

// After Back, the browser may bring a page out of its memory: a question that has been answered
// since would stand there open.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
