"""Streams of server-sent events, written straight to the sockets: the same bytes for everybody.

No greenlet wakes for an event: one loop writes finished bytes to thousands of sockets. What a
client cannot take at once cuts it: its browser comes back by itself and gets the present state.
"""

import errno
import os
import random
import socket
import ssl
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
LAST_CHUNK = b"0\r\n\r\n"
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


@dataclass
class Places:
    """How many streams this process may have, and how many it has: each is an open file."""

    most: int = 1000
    taken: int = 0


class Stream:
    """What one client hears; `shown` is the version of what it got last.

    Where its server tells the client's socket, the stream takes it over: the request ends without
    an end of its body, and nothing of it stays in memory but the number of an open file.
    """

    def __init__(self, environ: "WSGIEnvironment", left: Callable[["Stream"], None]) -> None:
        self.shown = ""
        self.is_open = True
        self._left = left
        self._is_chunked = environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
        self._socket = _socket_of(environ)
        self._file: int | None = None
        self._buffer = BUFFER
        self._waiting: deque[bytes] = deque()  # only where no socket is known
        self._woken = threading.Event() if self._socket is None else None

    def events(self, first: bytes, begun: Callable[["Stream"], None]) -> Iterator[bytes]:
        """The body of the response: `first`, and what is sent where no socket can be taken over.

        `begun` is called once nobody but `send` writes to the client, `left` when that has ended.
        Raises OSError when the server must leave the connection alone.
        """
        if self._socket is not None:
            yield first
            self._take_over(self._socket)
            begun(self)
            raise ConnectionResetError(
                errno.ECONNRESET, "the stream has its own hold of the socket"
            )
        begun(self)
        try:
            yield first
            yield from self._events()
        finally:
            self.end()

    def send(self, sent: Event) -> None:
        """Send an event at once; a client that cannot take it is cut, and comes back by itself."""
        if not self.is_open:
            return
        if self._file is None:
            self._waiting.append(sent.plain)
            self._wake()
            if len(self._waiting) > MOST_WAITING:
                self._waiting.clear()
                self.end()
        elif not self._write(sent.chunk if self._is_chunked else sent.plain):
            self._close()  # without the end of a body: half an event may have gone out

    def end_if_left(self) -> None:
        """Close the stream of a client that has closed its side, without waiting for an event."""
        try:
            if self._file is not None and self.is_open and not os.read(self._file, 1):
                self._close()
        except BlockingIOError:
            pass  # It listens.
        except OSError:
            self._close()

    def end(self) -> None:
        """End the stream after what was sent."""
        if self._file is not None and self.is_open and self._is_chunked:
            self._write(LAST_CHUNK)
        self._close()

    def _close(self) -> None:
        if not self.is_open:
            return
        self.is_open = False
        if self._file is not None:
            os.close(self._file)
        self._wake()
        self._left(self)

    def _wake(self) -> None:
        if self._woken is not None:
            self._woken.set()

    def _events(self) -> Iterator[bytes]:
        while self.is_open and self._woken is not None:
            self._woken.wait()
            self._woken.clear()
            while self._waiting:
                yield self._waiting.popleft()

    def _take_over(self, sock: socket.socket) -> None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
        self._file = os.dup(sock.fileno())
        os.set_blocking(self._file, False)
        self._socket = None

    def _write(self, data: bytes) -> bool:
        """Whether the system has taken all of this."""
        assert self._file is not None
        try:
            if self._buffer < 2 * len(data):
                self._buffer = 2 * len(data)
                _set_buffer(self._file, self._buffer)
            return os.write(self._file, data) == len(data)
        except OSError:
            return False


def send(streams: Iterable[Stream], sent: Event) -> None:
    """Send an event to each of these, others having their turn now and then."""
    for number, stream in enumerate(tuple(streams), 1):
        stream.send(sent)
        if number % AT_ONCE == 0:
            time.sleep(0)


def _set_buffer(file: int, size: int) -> None:
    sock = socket.socket(fileno=file)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size)
    finally:
        sock.detach()


def _socket_of(environ: "WSGIEnvironment") -> socket.socket | None:
    """The client's socket where its server tells it and it may be written to as it is.

    In HTTP/2 one carries many responses, TLS has its own state, and on Windows it is no file.
    """
    sock = environ.get("quizapp.socket") or environ.get("gunicorn.socket")
    is_plain = environ.get("SERVER_PROTOCOL") in {"HTTP/1.0", "HTTP/1.1"} and os.name == "posix"
    return sock if is_plain and not isinstance(sock, ssl.SSLSocket) else None
