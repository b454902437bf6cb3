// Dragging with a mouse, a pen or a finger. A finger drags only what has touch-action: none;
// everywhere else it scrolls.

const THRESHOLD = 6; // px, so that a press with a trembling hand is no drag

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
    on(handle, "pointermove", (event) => {
      if (!isOurs(event)) return;
      const way = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!pointer && way < THRESHOLD) return;
      const isFirst = !pointer;
      pointer = event;
      if (isFirst) {
        lift(down);
        follow();
      }
    });
    on(handle, "pointerup", (event) => {
      if (!isOurs(event)) return;
      if (pointer) move((pointer = event)); // it may have come far since the last frame
      end(drop);
    });
    on(handle, "pointercancel", (event) => isOurs(event) && end(putBack));
    on(document, "keydown", (event) => event.key === "Escape" && end(putBack));
    on(document, "selectstart", (event) => event.preventDefault());
    handle.setPointerCapture(down.pointerId); // the pointer may outrun the handle
  };
  handle.addEventListener("pointerdown", begin, { signal });
}
