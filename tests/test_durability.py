"""A real server, killed in the middle: whatever it had acknowledged is there afterwards."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.builders import a_question, a_topic, write_topic

QUESTIONS = 24
PLAYERS = 6


@contextmanager
def serving(instance: Path, content: Path) -> Iterator[tuple[int, subprocess.Popen]]:
    """A server process of its own: its port, and the process."""
    folders = {"QUIZAPP_INSTANCE": str(instance), "QUIZAPP_CONTENT": str(content)}
    command = [sys.executable, "-m", "quizapp", "serve", "--port", "0"]
    process = subprocess.Popen(command, env=os.environ | folders, stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr:
            told = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if told:
                break
        assert told, "the server did not tell its address"
        yield int(told[1]), process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


class Browser:
    """A browser with one cookie."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port = port
        self.cookie = cookie
        self.token = ""
        self.game = ""

    def get(self, address: str) -> str:
        """The text of a page."""
        status, text = self._asked("GET", address)
        assert status == 200, text
        return text

    def post(self, address: str, data: dict[str, Any]) -> int:
        """The status of what answered a form."""
        body = urlencode(data | {"csrf_token": self.token})
        return self._asked("POST", address, body)[0]

    def begin(self) -> "Browser":
        """Begin a quiz over all questions."""
        page = self.get("/topics/many/quiz")
        self.token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]
        assert (
            self.post("/topics/many/quiz", {"set": "questions", "length": 0, "minutes": 0}) == 303
        )
        return self

    def answer(self, number: int, text: str) -> int:
        """The status of what answered an answer."""
        return self.post(f"{self.game}/questions/{number}", {"answer": text})

    def twin(self) -> "Browser":
        """Another window of the same browser."""
        twin = Browser(self.port, self.cookie)
        twin.token, twin.game = self.token, self.game
        return twin

    def _asked(self, method: str, address: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookie = cookie.partition(";")[0]
        found = re.match(r"/quiz/[^/]+", response.headers.get("Location", ""))
        self.game = found[0] if found else self.game
        return response.status, text


def at_once(jobs: list[Callable[[], object]]) -> None:
    """Do all of this, each in a thread of its own."""
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def stored(instance: Path) -> dict[tuple[str, str], str]:
    """All answers in the database, by game and question."""
    with closing(sqlite3.connect(instance / "quizapp.sqlite3")) as database:
        rows = database.execute("SELECT game, question, given FROM answers").fetchall()
    assert len({row[:2] for row in rows}) == len(rows)
    return {(game, question): given for game, question, given in rows}


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A folder with one topic of many questions."""
    questions = [
        a_question("short-answer", id=f"q{n}", question=f"Number {n}?")
        for n in range(1, QUESTIONS + 1)
    ]
    folder = tmp_path_factory.mktemp("content")
    write_topic(folder, a_topic(*questions), "many")
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory, many) -> Iterator[tuple[int, Path, subprocess.Popen]]:
    """A server that these tests share, for a start takes long: its port, folder and process."""
    instance = tmp_path_factory.mktemp("instance")
    with serving(instance, many) as (port, process):
        yield port, instance, process


def test_the_same_answer_fifty_times_at_once_is_one_row_and_fifty_acknowledgements(server):
    port, instance, _ = server
    player = Browser(port).begin()
    statuses: list[int] = []
    windows = [player.twin() for _ in range(50)]
    at_once([lambda w=window: statuses.append(w.answer(1, "Compass")) for window in windows])
    assert statuses == [303] * 50
    game = player.game.rpartition("/")[2]
    assert [key for key in stored(instance) if key[0] == game] == [(game, "q1")]


def test_of_different_answers_at_once_one_counts_and_the_others_are_refused(server):
    port, instance, _ = server
    player = Browser(port).begin()
    statuses: dict[str, int] = {}
    windows = {f"Answer {n}": player.twin() for n in range(20)}

    def send(text: str, window: Browser) -> None:
        statuses[text] = window.answer(2, text)

    at_once([lambda t=text, w=window: send(t, w) for text, window in windows.items()])
    assert sorted(statuses.values()) == [303] + [409] * 19
    winner = next(text for text, status in statuses.items() if status == 303)
    assert stored(instance)[player.game.rpartition("/")[2], "q2"] == f'"{winner}"'


def test_others_are_served_while_one_client_writes_slowly(server):
    port, _, _ = server
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as slow:
        slow.sendall(b"POST /games/deletion HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n")
        player = Browser(port).begin()
        slow.sendall(b"Content-Type: application/x-www-form-urlencoded\r\n\r\ncsrf_to")
        assert player.answer(3, "Compass") == 303
        slow.sendall(b"ken=x&".ljust(93, b"x"))
        assert slow.recv(100).startswith(b"HTTP/1.1 400")


def test_every_acknowledged_answer_survives_a_kill(server, many):
    # The last test of this file: nobody can use this server afterwards.
    port, instance, process = server
    acknowledged: list[tuple[Browser, int, str]] = []
    players = [Browser(port).begin() for _ in range(PLAYERS)]
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
        process.send_signal(signal.SIGKILL)

    at_once([kill, *(lambda player=player: play(player) for player in players)])
    assert PLAYERS * QUESTIONS // 2 <= len(acknowledged) < PLAYERS * QUESTIONS
    rows = stored(instance)
    with serving(instance, many) as (port, _):
        for player, number, text in acknowledged:
            assert rows[player.game.rpartition("/")[2], f"q{number}"] == f'"{text}"'
        for player in players:
            again = Browser(port, player.cookie)
            mine = [(number, text) for one, number, text in acknowledged if one is player]
            for number, text in mine[-2:]:
                assert text in again.get(f"{player.game}/questions/{number}")
    assert stored(instance) == rows
