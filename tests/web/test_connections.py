"""Connections to a real server: how long a client may take, malformed requests, the end."""

import http.client
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

import pytest

from quizapp.settings import Settings
from tests.serving import Server, serving

PATIENT = 20  # seconds, for machines that do something else
PROGRAM = """
from gevent import monkey
monkey.patch_all()
import logging, os
from quizapp.settings import Settings
from quizapp.web import server
from quizapp.web.connections import Patience
logging.basicConfig(level=logging.INFO)
server.run(Settings.from_environment(os.environ), "127.0.0.1", 0, Patience({}))
"""
FEW_FILES = ["sh", "-c", 'ulimit -Sn 128; exec "$@"', "sh"]
WHOLE = b"GET /games HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = (
    b"POST /games/deletion HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory, content) -> Iterator[Server]:
    """A server without patience."""
    settings = Settings(tmp_path_factory.mktemp("instance"), content)
    hurry = line("head=0.4, idle=0.8, body=0.5, response=0.8")
    with serving(settings, hurry) as one:
        yield one


def line(patience: str) -> list[str]:
    """The command line of a server with another patience."""
    return [sys.executable, "-c", PROGRAM.format(patience)]


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=PATIENT)


def rest(connection: socket.socket) -> bytes:
    """All that comes until the server ends the connection."""
    received = b""
    with suppress(ConnectionResetError):
        while part := connection.recv(1 << 16):
            received += part
    return received


def answer(server: Server, sent: bytes) -> bytes:
    """What the server answers to these bytes before it ends the connection."""
    with closing(connected(server)) as connection:
        connection.sendall(sent)
        return rest(connection)


def page(connection: socket.socket) -> bytes:
    """One whole answer on a connection that stays."""
    response = http.client.HTTPResponse(connection)
    response.begin()
    return response.read()


def test_a_client_that_says_nothing_is_left(server):
    assert answer(server, b"") == answer(server, b"GE") == b""


@pytest.mark.parametrize("half", [b"GET / HTTP/1.1\r\n", WHOLE[:-2]])
def test_half_a_request_is_told_that_it_is_late(server, half):
    assert answer(server, half).startswith(b"HTTP/1.1 408 ")


def test_headers_that_trickle_in_win_no_time(server):
    with closing(connected(server)) as connection:
        begun = time.monotonic()
        with suppress(OSError):
            for sign in WHOLE:
                connection.sendall(bytes([sign]))
                time.sleep(0.1)
        assert time.monotonic() - begun < 2


def test_a_connection_may_rest_longer_than_a_request_may_take_but_not_for_ever(server):
    with closing(connected(server)) as connection:
        connection.sendall(WHOLE)
        assert b"My games" in page(connection)
        time.sleep(0.6)
        connection.sendall(WHOLE)
        assert b"My games" in page(connection)
        assert rest(connection) == b""


def test_a_body_that_stalls_is_refused_and_its_rest_is_no_request(server):
    with closing(connected(server)) as connection:
        connection.sendall(POST + b"csrf_token=")
        time.sleep(0.7)
        with suppress(OSError):
            connection.sendall(WHOLE)
        received = rest(connection)
    assert received.startswith(b"HTTP/1.1 400 ")
    assert received.count(b"HTTP/1.1 ") == 1


def test_who_does_not_read_is_left(server):
    with closing(socket.socket()) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(PATIENT)
        connection.connect(("127.0.0.1", server.port))
        asked = 3000
        connection.sendall(WHOLE.replace(b"/games", b"/topics/everything/article") * asked)
        time.sleep(1.2)
        assert 0 < rest(connection).count(b"HTTP/1.1 ") < asked


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\n\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"GET / HTTP/x\r\n\r\n", 400),
        (b"GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET http://[::1/ HTTP/1.1\r\n\r\n", 400),
        (b"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", 400),
        (b"POST /games/deletion HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + (b"a: " + b"b" * 9000 + b"\r\n") * 9 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: a..b\r\nConnection: close\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400),
        (b"GET http://a..b/ HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        (b"GET http://a.example HTTP/1.1\r\nConnection: close\r\n\r\n", 200),
        (b"GET https://a.example/games?a=b HTTP/1.1\r\nConnection: close\r\n\r\n", 200),
        (b"GET /games HTTP/1.0\r\n\r\n", 200),
        (b"GET /\xff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404),
    ],
)
def test_whatever_is_sent_is_answered_with_all_headers_and_not_logged(server, request_, status):
    before = list(server.log)
    received = answer(server, request_)
    assert received.startswith(f"HTTP/1.1 {status} ".encode())
    for header in (b"Content-Security-Policy: ", b"X-Content-Type-Options: ", b"Cache-Control: "):
        assert header in received
    assert server.log == before


def test_no_log_holds_a_client_s_address(server):
    for sent in (b"nonsense\r\n\r\n", WHOLE[:-2], POST):
        answer(server, sent)
    log = "".join(server.log)
    assert "127.0.0.1" not in log.partition("(Ctrl+C ends it)")[2]
    assert "Traceback" not in log


@pytest.fixture(scope="module")
def patient(tmp_path_factory, content: Path) -> Iterator[Server]:
    """A server that may have few files open unless it raises the limit."""
    settings = Settings(tmp_path_factory.mktemp("instance"), content)
    with serving(settings, [*FEW_FILES, *line("body=60, ending=60")]) as one:
        yield one


def test_idle_connections_stop_nobody(patient):
    with ExitStack() as stack:
        idle = [stack.enter_context(closing(connected(patient))) for _ in range(300)]
        with closing(connected(patient)) as connection:
            connection.sendall(WHOLE)
            assert b"My games" in page(connection)
        with DefaultSelector() as told:  # select() takes no more than 1,024 files
            for one in idle:
                told.register(one, EVENT_READ)
            assert told.select(0) == []  # None was closed to make room.


def test_what_is_in_flight_is_finished_and_who_rests_is_let_go(patient):
    # The last test of this server: it is gone afterwards.
    with closing(connected(patient)) as busy, closing(connected(patient)) as resting:
        resting.sendall(WHOLE)
        page(resting)
        busy.sendall(POST)
        time.sleep(0.2)
        patient.process.send_signal(signal.SIGTERM)
        assert rest(resting) == b""
        with pytest.raises(OSError):  # noqa: PT011  # refused or reset: it depends on the system
            connected(patient).recv(1)
        busy.sendall(b"x" * 100)
        received = rest(busy)
    assert received.startswith(b"HTTP/1.1 400 ")
    assert b"Connection: close" in received
    assert received.endswith(b"</html>")
    assert patient.process.wait(PATIENT) == 0


def test_what_does_not_end_in_time_is_cut(tmp_path, content):
    with (
        serving(Settings(tmp_path, content), line("body=60, ending=0.5")) as one,
        closing(connected(one)) as busy,
    ):
        busy.sendall(POST)
        time.sleep(0.2)
        one.process.send_signal(signal.SIGINT)
        assert rest(busy) == b""
        assert one.process.wait(PATIENT) == 0


def test_a_second_signal_ends_at_once(tmp_path, content):
    with (
        serving(Settings(tmp_path, content), line("body=60, ending=60")) as one,
        closing(connected(one)) as busy,
    ):
        busy.sendall(POST)
        time.sleep(0.2)
        one.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        one.process.send_signal(signal.SIGTERM)
        assert one.process.wait(PATIENT) != 0
