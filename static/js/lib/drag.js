// Dragging with a mouse, a pen or a finger. A finger drags only what has touch-action: none;
// everywhere else it scrolls.

const THRESHOLD = 6; // px, so that a press with a trembling hand is no drag
const EDGE = 56; // px from an edge, where the page begins to scroll
const FASTEST = 14; // px in a frame
const A_LINE = 40; // px, for wheels that count in lines

/** Follow whoever drags `handle`: `lift(down)` once, `move(pointer)` in every frame, because the
    page moves under a resting pointer too, then `drop()`, or `putBack()` after Escape.
    `may(down)` says whether a drag can begin there. */
export function draggable(handle, { may, lift, move, drop, putBack }, signal) {
  const begin = (down) => {
    if (!down.isPrimary || down.button !== 0 || !may(down)) return;
    const over = new AbortController();
    let pointer, frame;

    const on = (target, type, listener) =>
      target.addEventListener(type, listener, { signal: over.signal });
    const isOurs = (event) => event.pointerId === down.pointerId;
    const follow = () => {
      move(pointer);
      frame = requestAnimationFrame(follow);
    };
    const stop = () => {
      over.abort();
      cancelAnimationFrame(frame);
    };
    const end = (finish) => {
      stop();
      if (pointer) finish();
    };

    signal.addEventListener("abort", stop, { once: true });
    on(document, "pointermove", (event) => {
      if (!isOurs(event)) return;
      const way = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!pointer && way < THRESHOLD) return;
      const isFirst = !pointer;
      pointer = event;
      if (isFirst) {
        handle.setPointerCapture(down.pointerId); // not before: a mere press belongs to what it hits
        lift(down);
        follow();
      }
    });
    on(document, "pointerup", (event) => {
      if (!isOurs(event)) return;
      if (pointer) move((pointer = event)); // it may have come far since the last frame
      end(drop);
    });
    on(document, "pointercancel", (event) => isOurs(event) && end(putBack));
    on(document, "keydown", (event) => event.key === "Escape" && end(putBack));
    for (const type of ["selectstart", "dragstart"]) on(document, type, (event) => event.preventDefault());
  };
  handle.addEventListener("pointerdown", begin, { signal });
}

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

/** Let a row that has more than it shows be panned by a mouse: dragged, but for where `may(down)` says
    no, or by the wheel, which gives way to the page at its ends. Fingers scroll it by themselves. */
export function letRowBePanned(row, signal, may = () => true) {
  const hasMore = () => row.scrollWidth > row.clientWidth + 1;
  const to = (left) => row.scrollTo({ left, behavior: "instant" });
  let from;

  const letGo = () => delete row.dataset.dragging;
  draggable(row, {
    may: (down) => down.pointerType === "mouse" && hasMore() && may(down),
    lift: (down) => {
      from = row.scrollLeft + down.clientX;
      row.dataset.dragging = "true";
    },
    move: (pointer) => to(from - pointer.clientX),
    drop: letGo,
    putBack: letGo,
  }, signal);

  row.addEventListener("wheel", (event) => {
    if (!hasMore() || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    const was = row.scrollLeft;
    to(was + event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? A_LINE : 1));
    if (row.scrollLeft !== was) event.preventDefault();
  }, { signal, passive: false });
}
