"""Connections: how long a client may take, what it gets for a request that is none, and the end."""

import io
import logging
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import gevent
from flask import Flask
from gevent.pool import Pool
from gevent.pywsgi import WSGIHandler, WSGIServer

from quizapp.web.security import plain

LARGEST_HEAD = 64 * 1024
"""Bytes that a request may have before its body."""
AT_ONCE = 0.05
"""Seconds for what has come already when the server ends."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Patience:
    """How long a client may take, in seconds."""

    head: float = 15
    """From connecting, or from the first byte, until the headers are complete."""
    idle: float = 75
    """Between two requests: longer than proxies keep theirs, or they would meet a closed one."""
    body: float = 30
    response: float = 60
    """To take what one call sends."""
    ending: float = 5
    """What is in flight when the server ends."""


class TooLarge(OSError):
    """A request whose headers are larger than LARGEST_HEAD."""


class Incoming(io.RawIOBase):
    """What a client sends; raises TimeoutError for what is late and OSError for what is wrong."""

    def __init__(self, sock: socket.socket) -> None:
        self.socket = sock
        self.failed = False
        self._deadline = self._room = 0.0
        self._in_head = False

    def await_within(self, seconds: float, in_head: bool = False) -> None:
        """Everything from now on must come within so many seconds."""
        self._deadline = time.monotonic() + seconds
        self._room, self._in_head = LARGEST_HEAD, in_head

    def readable(self) -> bool:
        """Whether it can be read: for io.BufferedReader."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come, at least a byte; 0 at the end."""
        try:
            return self._received(buffer)
        except OSError:
            self.failed = True  # What comes later is the rest of something, and no request.
            raise

    def _received(self, buffer: Any) -> int:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.socket.settimeout(left)
        size = self.socket.recv_into(buffer)
        if self._in_head:
            self._room -= size
            if self._room < 0:
                raise TooLarge
            if size == 0:  # Half a request would be taken for a whole one.
                raise ConnectionResetError
        return size


class Handler(WSGIHandler):
    """One connection. Whatever its client does, no address of it reaches a log."""

    server: "Server"

    def __init__(self, sock: socket.socket, address: Any, server: "Server") -> None:
        self.incoming = Incoming(sock)
        rfile = io.BufferedReader(self.incoming)
        super().__init__(sock, address, server, rfile)  # type: ignore[call-arg]  # stubs lack it
        self._awaited = server.patience.head
        self._together: bytearray | None = None

    def handle(self) -> None:
        """Serve the connection until either side ends it."""
        try:
            # With Nagle's algorithm each answer would wait 40 ms.
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().handle()
        except OSError:
            pass  # The client has gone.
        except Exception:
            log.exception("A connection failed")

    def handle_one_request(self) -> Any:
        """Serve one request, after the others who wait: a quick client would starve them."""
        gevent.sleep(0)
        if not self._begins():
            return None
        result = super().handle_one_request()
        if isinstance(result, tuple):
            return result[0], _closing(int(result[0]))
        return None if self.incoming.failed else result

    def read_request(self, raw_requestline: str) -> Any:
        """Read the headers; raises ValueError or OSError."""
        read = super().read_request(raw_requestline)
        if self.headers.defects:  # What follows such a line would not count as a header.
            raise ValueError("a line that is no header")
        target = str(self.path)
        if not target.startswith("/"):
            self._take_absolute_form(target)
        self.incoming.await_within(self.server.patience.body)
        return read

    def get_environ(self) -> dict[str, Any]:
        """The request as WSGI has it, with the socket, which streams write to by themselves."""
        environ: dict[str, Any] = super().get_environ()
        environ["quizapp.socket"] = self.socket
        return environ

    def start_response(self, status: str, headers: Any, exc_info: Any = None) -> Any:
        """Take the answer's head, and say that no further request is taken, if the server ends."""
        if self.server.ending:
            headers = [*headers, ("Connection", "close")]
        return super().start_response(status, headers, exc_info)

    def write(self, data: bytes) -> None:
        """Send this; TimeoutError if the client does not take it in time."""
        self.socket.settimeout(self.server.patience.response)
        self._together = together = bytearray()
        try:
            super().write(data)
        finally:
            self._together = None
        self._sendall(together)

    def _sendall(self, data: bytes | bytearray) -> None:
        # The head and the body come one by one; sent together, they wake the client once.
        if self._together is None:
            super()._sendall(data)  # type: ignore[misc]  # stubs lack it
        else:
            self._together += data

    def log_error(self, msg: str, *args: Any) -> None:
        """Nothing: a malformed request is its client's affair, and many would fill the disk."""

    def handle_error(self, t: Any, v: Any, tb: Any) -> None:
        """End the connection after a mistake of ours or when the client is gone or too slow."""
        self.close_connection = True
        if issubclass(t, OSError | gevent.GreenletExit):
            return
        log.error("A request failed outside the app", exc_info=(t, v, tb))
        self._send_error_response_if_possible(500)

    def _begins(self) -> bool:
        """Whether a request begins to arrive in time."""
        self.incoming.await_within(AT_ONCE if self.server.ending else self._awaited)
        self.server.idle.add(self)
        try:
            begins = bool(self.rfile.peek(1))
        except OSError:
            return False
        finally:
            self.server.idle.discard(self)
        self._awaited = self.server.patience.idle
        self.incoming.await_within(self.server.patience.head, in_head=True)
        return begins

    def _take_absolute_form(self, target: str) -> None:
        """Read `GET http://host/path` as RFC 9112, 3.2.2 has it; ValueError for other targets."""
        parts = urlsplit(target)
        if parts.scheme not in {"http", "https"}:
            raise ValueError("a target that is no address")
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        del self.headers["Host"]
        self.headers["Host"] = parts.netloc

    def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
        late, large = isinstance(ex, TimeoutError), isinstance(ex, TooLarge)
        return "408" if late else "431" if large else "400", b""

    def _send_error_response_if_possible(self, error_code: int) -> None:
        self.close_connection = True
        if not self.response_length:
            with suppress(OSError):
                self.socket.sendall(_closing(error_code))


class Server(WSGIServer):
    """A server of so many connections, from a bound socket; it ends what is in flight in time."""

    def __init__(
        self, listener: Any, app: Flask, most: int, patience: Patience | None = None
    ) -> None:
        self.patience = patience or Patience()
        self.idle: set[Handler] = set()
        self.ending = False
        self.stop_timeout = self.patience.ending
        # Not the name that the resolver has for this address: to ask would be a call outside.
        environ = {"SERVER_NAME": listener.getsockname()[0]}
        super().__init__(
            listener,
            app,
            log=None,
            error_log=None,
            spawn=Pool(most),
            handler_class=Handler,
            environ=environ,
        )

    def stop(self, timeout: float | None = None) -> None:
        """Take no more requests, wait for those in flight, then cut what is left."""
        self.ending = True
        for handler in tuple(self.idle):
            with suppress(OSError):  # A request that has come already is still read.
                handler.socket.shutdown(socket.SHUT_RD)
        super().stop(timeout)


def _closing(status: int) -> bytes:
    """A whole response in bytes, after which the connection ends."""
    response = plain(status)
    response.headers["Connection"] = "close"
    head = "".join(f"{name}: {value}\r\n" for name, value in response.headers)
    return f"HTTP/1.1 {response.status}\r\n{head}\r\n".encode() + response.get_data()
