"""Streams over real connections: of our own server, and under gunicorn."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection

import pytest

PATIENT = 60
PROGRAM = """
from gevent import monkey
monkey.patch_all()
from tests.web.rooms.stream_server import main
main()
"""
OWN = [sys.executable, "-c", PROGRAM]
GUNICORN = [
    *(sys.executable, "-m", "gunicorn", "-k", "gevent", "-b", "127.0.0.1:0", "--no-control-socket"),
    "tests.web.rooms.stream_server:for_gunicorn()",
]


class Server:
    """A process that serves streams."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self.process, self.port = process, port

    def listen(self, version: str = "HTTP/1.1", buffer: int = 0) -> socket.socket:
        """A client with a stream, of which it has read the beginning."""
        client = socket.socket()
        if buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        client.settimeout(PATIENT)
        client.connect(("127.0.0.1", self.port))
        client.sendall(f"GET /events {version}\r\nHost: localhost\r\n\r\n".encode())
        until(client, b": begun\n\n\r\n" if version == "HTTP/1.1" else b": begun\n\n")
        return client

    def ask(self, method: str, address: str, body: bytes = b"") -> tuple[int, int]:
        """How many streams there are now, and the most memory so far, in kB."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENT)) as connection:
            connection.request(method, address, body)
            streams, memory = connection.getresponse().read().split()
            return int(streams), int(memory)

    def send(self, body: bytes) -> int:
        """Send an event to all streams; how many are left."""
        return self.ask("POST", "/send", body)[0]


def until(client: socket.socket, end: bytes) -> bytes:
    """What comes, up to and with this."""
    received = b""
    while not received.endswith(end):
        part = client.recv(1 << 16)
        assert part, received
        received += part
    return received


def rest(client: socket.socket) -> bytes:
    received = b""
    while part := client.recv(1 << 16):
        received += part
    return received


@contextmanager
def serving(line: list[str]) -> Iterator[Server]:
    process = subprocess.Popen(line, stderr=subprocess.PIPE, text=True)
    try:
        told = next(filter(None, (re.search(r"127\.0\.0\.1:(\d+)", row) for row in process.stderr)))
        yield Server(process, int(told[1]))
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture(scope="module", params=[OWN, GUNICORN], ids=["own", "gunicorn"])
def server(request) -> Iterator[Server]:
    with serving(request.param) as one:
        yield one


def test_everybody_gets_the_same_bytes(server):
    with closing(server.listen()) as one, closing(server.listen()) as other:
        server.send("<p>둘\n</p>".encode())
        heard = until(one, b"\n\n\r\n")
        assert heard == until(other, b"\n\n\r\n")
    assert "event: now\ndata: <p>둘\ndata: </p>\n\n".encode() in heard


def test_a_client_of_http_1_0_gets_no_chunks(server):
    with closing(server.listen("HTTP/1.0")) as client:
        server.send(b"a")
        assert until(client, b"\n\n") == b"event: now\ndata: a\n\n"


def test_who_does_not_read_is_cut_and_costs_no_memory_and_the_others_hear_all(server):
    large = b"x" * 50_000
    with closing(server.listen(buffer=4096)) as slow, closing(server.listen()) as good:
        before = server.ask("GET", "/memory")[1]
        for number in range(60):
            left = server.send(large + b"%d" % number)
            until(good, b"%d\n\n\r\n" % number)
        assert left == 1
        assert server.ask("GET", "/memory")[1] - before < 10_000
        assert not rest(slow).endswith(b"0\r\n\r\n")  # no proper end after half an event


def test_an_event_larger_than_the_usual_buffer_reaches_a_client_that_reads(server):
    with closing(server.listen()) as client:
        server.send(b"x" * 150_000)
        assert len(until(client, b"\n\n\r\n")) > 150_000


def test_who_left_without_a_word_is_noticed_at_the_next_events(server):
    server.listen().close()
    server.send(b"a")
    time.sleep(0.05)
    assert server.send(b"b") == 0


def test_who_has_closed_a_stream_is_noticed_without_an_event_and_who_listens_stays(server):
    with closing(server.listen()) as there:
        server.listen().close()
        assert server.ask("GET", "/memory")[0] == 2
        assert server.ask("POST", "/look")[0] == 1
        server.send(b"a")
        until(there, b"data: a\n\n\r\n")


def test_streams_end_properly_when_the_server_is_stopped(server):
    # The last test of this server: it is gone afterwards.
    with closing(server.listen()) as client:
        server.process.send_signal(signal.SIGTERM)
        assert rest(client) == b"0\r\n\r\n"
        assert server.process.wait(PATIENT) == 0
