"""A small HTTP client that keeps its connection and cookies, and fills in forms as a player may."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count, cycle
from urllib.parse import urlencode

from gevent import socket

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    """A response: its status, its headers by lower-case names, its body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()


_addresses = cycle(f"127.0.0.{number}" for number in range(2, 255))


class Browser:
    """One keep-alive connection to a server on this machine, from an address of its own (Linux has
    all of 127.0.0.0/8): what a server allows to one address is not what is measured."""

    def __init__(self, port: int) -> None:
        self.cookies: dict[str, str] = {}
        self._port = port
        self._own = (next(_addresses), 0) if sys.platform == "linux" else None
        self.connect()

    def connect(self) -> None:
        """Open a connection, also in place of one that the server has closed since it was idle."""
        self._socket = socket.create_connection(("127.0.0.1", self._port), 30, self._own)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> Reply:
        """Load a page."""
        return self.send(self.request("GET", path))

    def submit(self, path: str, fields: Fields) -> str:
        """Send a form and give the address it redirects to; exits if it does not."""
        reply = self.send(self.request("POST", path, fields))
        if reply.status != 303:
            raise SystemExit(f"Expected a redirect, got {reply.status}:\n{reply.text[:2000]}")
        return reply.headers["location"]

    def request(self, method: str, path: str, fields: Fields | None = None) -> bytes:
        """The bytes of a request, so that making them need not be measured."""
        body = urlencode(fields or []).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self._port}"]
        lines += ["Accept-Encoding: gzip"] if method == "GET" else []
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded"]
            lines += [f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body

    def send(self, request: bytes) -> Reply:
        """Send a request and wait for the whole response."""
        self._socket.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, body = data.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, value in (ln.split(": ", 1) for ln in lines)}
        if "set-cookie" in headers:
            name, value = headers["set-cookie"].split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        while len(body) < int(headers["content-length"]):
            body += self._more()
        return Reply(int(first.split()[1]), headers, body)

    def _more(self) -> bytes:
        data = self._socket.recv(65536)
        if not data:
            raise SystemExit("The server closed a connection.")
        return data


@dataclass
class Form(HTMLParser):
    """The fields of a page's form: hidden ones as they are, the others by what they offer."""

    hidden: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)
    selects: dict[str, list[str]] = field(default_factory=dict)
    gaps: int = 0
    _select: str = ""
    _text: str | None = None

    @classmethod
    def of(cls, page: str) -> "Form":
        """The form on this page."""
        form = cls()
        form.feed(page)
        return form

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field."""
        has = {key: value or "" for key, value in attrs}
        name, value, type_ = has.get("name", ""), has.get("value", ""), has.get("type", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            self._text = None if "value" in has else ""
            self.selects.setdefault(self._select, []).append(value)
        elif tag == "input" and type_ == "hidden":
            self.hidden[name] = value
        elif tag == "input" and type_ in {"radio", "checkbox"}:
            self.offered.setdefault(name, []).append(value)
        elif tag == "input":
            self.typed[name] = has.get("inputmode", "")
        self.gaps += tag == "button" and name == "gap"

    def handle_data(self, data: str) -> None:
        """An option without a value is sent as its text."""
        if self._text is not None:
            self.selects[self._select][-1] += data

    def handle_endtag(self, tag: str) -> None:
        """The text of an option ends."""
        if tag == "option":
            self._text = None

    def answered(self) -> Fields:
        """A real answer, right or wrong: first choices, selects in turn, numbers, a word."""
        fields = [*self.hidden.items()]
        fields += [(name, values[0]) for name, values in self.offered.items()]
        numbers = {"day": "5", "year": "2001"}
        fields += [
            (name, numbers.get(name, "12" if mode else "a word"))
            for name, mode in self.typed.items()
        ]
        return fields + list(self._selected())

    def _selected(self) -> Iterator[tuple[str, str]]:
        """Fields of one kind (place-0, place-1 …) each take another option: a true order."""
        turns: dict[str, count[int]] = {}
        for name, values in self.selects.items():
            wanted = [value for value in values if value]
            turn = next(turns.setdefault(name.split("-")[0], count()))
            yield name, wanted[turn % len(wanted)]
