// While something is dragged, scroll towards the edge that the pointer is near.

const EDGE = 56; // px from the edge
const FASTEST = 14; // px in a frame

/** How fast to scroll for a pointer at `at` between two edges: below 0 is back, above 0 is on. */
function pull(at, start, end) {
  const back = Math.min(1, Math.max(0, (start + EDGE - at) / EDGE));
  const on = Math.min(1, Math.max(0, (at - end + EDGE) / EDGE));
  return FASTEST * (on - back);
}

/** Scroll the page, whose lower edge may be hidden below `bottom`. */
export function scrollPage(pointer, bottom) {
  scrollBy({ top: pull(pointer.clientY, 0, bottom), behavior: "instant" });
}

/** Scroll a row sideways, if it has more than it shows. */
export function scrollRow(pointer, row) {
  if (row.scrollWidth <= row.clientWidth) return;
  const { left, right } = row.getBoundingClientRect();
  const speed = pull(pointer.clientX, Math.max(left, 0), Math.min(right, innerWidth));
  row.scrollBy({ left: speed, behavior: "instant" });
}
