"""Streams of server-sent events, written straight to the sockets: the same bytes for everybody.

No greenlet wakes for an event: one loop writes finished bytes to thousands of sockets. What a
client cannot take at once cuts it: its browser comes back by itself and gets the present state.
"""

import errno
import random
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp import clock

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

HEARTBEAT = 15
"""Seconds between two signs of life; each write also finds out who has left without a word."""
BUFFER = 64 * 1024
"""Bytes that the system holds for one client, at least twice what one event has."""
MOST_WAITING = 64
"""Events that wait for a client whose socket is not known."""
AT_ONCE = 250
"""Sockets that are written to before others have their turn."""
LONGEST_RETRY = 8000
"""Milliseconds over which the browsers of thousands come back, each at a moment of its own."""
HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx would hold back what comes
}


@dataclass(frozen=True)
class Event:
    """An event in bytes, and as a chunk of an HTTP/1.1 body."""

    plain: bytes
    chunk: bytes


def event(name: str, data: bytes, version: str = "") -> Event:
    """An event as the HTML standard has it (9.2.6)."""
    head = f"event: {name}\n" + (f"id: {version}\n" if version else "")
    lines = b"".join(b"data: %b\n" % line for line in data.splitlines() or [b""])
    plain = b"%b%b\n" % (head.encode(), lines)
    return Event(plain, b"%x\r\n%b\r\n" % (len(plain), plain))


def beat() -> Event:
    """A sign of life, with the server's clock in seconds: that of a phone may be wrong."""
    return event("beat", str(clock.now()).encode())


def retry(streams: int) -> bytes:
    """When a browser shall come back after its stream has ended: by chance, later where many do."""
    longest = min(LONGEST_RETRY, 1000 + 2 * streams)
    return b"retry: %d\n\n" % random.randint(500, longest)


class Stream:
    """What one client hears; `shown` is the version of what it got last."""

    def __init__(self, environ: "WSGIEnvironment") -> None:
        self.shown = ""
        self.is_open = True
        self._is_cut = False
        self._is_chunked = environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
        self._socket = _socket_of(environ)
        self._buffer = 0
        self._waiting: deque[bytes] = deque()  # only where no socket is known
        self._woken = threading.Event()

    def events(self, first: bytes, begun: Callable[[], None]) -> Iterator[bytes]:
        """The body of the response: `first`, and all that is sent until the stream ends.

        `begun` is called once nobody but `send` writes to the client. Raises OSError for a client
        that was cut: half an event may have gone out, which no proper end may follow.
        """
        yield first
        before = self._socket.gettimeout() if self._socket else None
        try:
            if self._socket:
                self._socket.settimeout(0)
            begun()
            while self.is_open:
                self._woken.wait()
                self._woken.clear()
                while self._waiting:
                    yield self._waiting.popleft()
        finally:
            self.is_open = False
            if self._socket and not self._is_cut:
                self._socket.settimeout(before)
        if self._is_cut:
            raise ConnectionResetError(errno.ECONNRESET, "the client does not take its events")

    def send(self, sent: Event) -> None:
        """Send an event at once; a client that cannot take it is cut."""
        if not self.is_open:
            return
        if self._socket is None:
            self._waiting.append(sent.plain)
            self._woken.set()
            if len(self._waiting) > MOST_WAITING:
                self._cut()
            return
        data = sent.chunk if self._is_chunked else sent.plain
        try:
            self._make_room(2 * len(data))
            if self._socket.send(data) < len(data):
                self._cut()
        except OSError:
            self._cut()

    def end(self) -> None:
        """End the stream after what was sent."""
        self.is_open = False
        self._woken.set()

    def _cut(self) -> None:
        self._is_cut = True
        self._waiting.clear()
        self.end()

    def _make_room(self, size: int) -> None:
        if self._buffer < size and self._socket:
            self._buffer = max(size, BUFFER)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, self._buffer)


def send(streams: Iterable[Stream], sent: Event) -> None:
    """Send an event to each of these, others having their turn now and then."""
    for number, stream in enumerate(tuple(streams), 1):
        stream.send(sent)
        if number % AT_ONCE == 0:
            time.sleep(0)


def _socket_of(environ: "WSGIEnvironment") -> socket.socket | None:
    """The client's socket, where its server tells; in HTTP/2 one carries many responses."""
    if environ.get("SERVER_PROTOCOL") not in {"HTTP/1.0", "HTTP/1.1"}:
        return None
    return environ.get("quizapp.socket") or environ.get("gunicorn.socket")
