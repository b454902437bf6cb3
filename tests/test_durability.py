"""A real server, killed in the middle: whatever it had acknowledged is there afterwards."""

import http.client
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from quizapp.settings import Settings
from tests.postgresql import DATABASES
from tests.serving import QUESTIONS, Browser, Server, at_once, many_questions, serving

PLAYERS = 6


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A folder with one topic of many questions."""
    return many_questions(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module", params=DATABASES)
def server(request, databases, tmp_path_factory, many) -> Iterator[Server]:
    """A server that these tests share, for a start takes long."""
    address = databases.address(request.param)
    with serving(Settings(tmp_path_factory.mktemp("instance"), many, database=address)) as server:
        yield server


def test_the_same_answer_fifty_times_at_once_is_one_row_and_fifty_acknowledgements(server):
    player = Browser(server.port).begin()
    statuses: list[int] = []
    windows = [player.twin() for _ in range(50)]
    at_once([lambda w=window: statuses.append(w.answer(1, "Compass")) for window in windows])
    assert statuses == [303] * 50
    game = player.game.rpartition("/")[2]
    assert [key for key in server.answers() if key[0] == game] == [(game, "q1")]


def test_of_different_answers_at_once_one_counts_and_the_others_are_refused(server):
    player = Browser(server.port).begin()
    statuses: dict[str, int] = {}
    windows = {f"Answer {n}": player.twin() for n in range(20)}

    def send(text: str, window: Browser) -> None:
        statuses[text] = window.answer(2, text)

    at_once([lambda t=text, w=window: send(t, w) for text, window in windows.items()])
    assert sorted(statuses.values()) == [303] + [409] * 19
    winner = next(text for text, status in statuses.items() if status == 303)
    assert server.answers()[player.game.rpartition("/")[2], "q2"] == f'"{winner}"'


def test_others_are_served_while_one_client_writes_slowly(server):
    port = server.port
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as slow:
        slow.sendall(b"POST /games/deletion HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n")
        player = Browser(port).begin()
        slow.sendall(b"Content-Type: application/x-www-form-urlencoded\r\n\r\ncsrf_to")
        assert player.answer(3, "Compass") == 303
        slow.sendall(b"ken=x&".ljust(93, b"x"))
        assert slow.recv(100).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
def test_two_servers_over_one_postgresql_play_the_same_games(server):
    with serving(server.settings) as other:
        player = Browser(server.port).begin()
        statuses: dict[str, int] = {}
        windows = {f"Answer {n}": player.twin((server, other)[n % 2].port) for n in range(20)}

        def send(text: str, window: Browser) -> None:
            statuses[text] = window.answer(2, text)

        at_once([lambda t=text, w=window: send(t, w) for text, window in windows.items()])
        assert sorted(statuses.values()) == [303] + [409] * 19
        winner = next(text for text, status in statuses.items() if status == 303)
        assert server.answers()[player.game.rpartition("/")[2], "q2"] == f'"{winner}"'
        for one in (server, other):
            assert winner in player.twin(one.port).get(f"{player.game}/questions/2")


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_a_held_database_costs_other_pages_nothing_and_is_told(server):
    players = [Browser(server.port).begin() for _ in range(3)]
    statuses: list[int] = []
    slowest = 0.0
    with closing(sqlite3.connect(server.settings.instance / "quizapp.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        jobs = [
            threading.Thread(target=lambda p=player: statuses.append(p.answer(1, "Compass")))
            for player in players
        ]
        for job in jobs:
            job.start()
        while any(job.is_alive() for job in jobs):
            before = time.monotonic()
            Browser(server.port).get("/")
            players[0].twin().get(f"{players[0].game}/questions/2")
            slowest = max(slowest, time.monotonic() - before)
            time.sleep(0.2)
    assert statuses == [503] * 3
    assert time.monotonic() - begun < 10  # together, not one after the other
    assert slowest < 1
    assert players[0].answer(1, "Compass") == 303


def test_every_acknowledged_answer_survives_a_kill(server, make_app, many):
    # The last test of this server: nobody can use it afterwards.
    acknowledged: list[tuple[Browser, int, str]] = []
    players = [Browser(server.port).begin() for _ in range(PLAYERS)]
    enough = threading.Event()

    def play(player: Browser) -> None:
        with suppress(OSError, http.client.HTTPException):
            for number in range(1, QUESTIONS + 1):
                text = f"given {number} in {player.game}"
                if player.answer(number, text) == 303:
                    acknowledged.append((player, number, text))
                if len(acknowledged) >= PLAYERS * QUESTIONS // 2:
                    enough.set()

    def kill() -> None:
        enough.wait(10)
        server.kill()

    at_once([kill, *(lambda player=player: play(player) for player in players)])
    assert PLAYERS * QUESTIONS // 2 <= len(acknowledged) < PLAYERS * QUESTIONS
    rows = server.answers()
    after = make_app(server.settings.instance, many, database=server.settings.database)
    for player, number, text in acknowledged:
        assert rows[player.game.rpartition("/")[2], f"q{number}"] == f'"{text}"'
    for player in players:
        again = after.test_client()
        again.set_cookie("quizapp", player.cookie.partition("=")[2])
        mine = [(number, text) for one, number, text in acknowledged if one is player]
        for number, text in mine[-2:]:
            assert text in again.get(f"{player.game}/questions/{number}").text
    assert server.answers() == rows
