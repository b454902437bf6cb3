"""A real server in a process of its own, and browsers that play on it."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import create_engine, text

from quizapp.settings import Settings
from quizapp.storage import postgresql, sqlite
from tests.builders import a_question, a_topic, write_topic

QUESTIONS = 24


def many_questions(folder: Path) -> Path:
    """The folder, with one topic of so many questions."""
    questions = [
        a_question("short-answer", id=f"q{n}", question=f"Number {n}?")
        for n in range(1, QUESTIONS + 1)
    ]
    write_topic(folder, a_topic(*questions), "many")
    return folder


def environment(settings: Settings) -> dict[str, str]:
    """The environment in which a command has these settings."""
    told = {
        "QUIZAPP_INSTANCE": str(settings.instance),
        "QUIZAPP_CONTENT": str(settings.content),
        "QUIZAPP_DATABASE": settings.database,
        "QUIZAPP_REDIS": settings.redis,
    }
    return os.environ | told


def command(*words: str) -> list[str]:
    """The command line of this program."""
    return [sys.executable, "-m", "quizapp", *words]


SERVE = command("serve", "--port", "0")


@dataclass(frozen=True)
class Server:
    """A server process: where it listens, and what it serves."""

    settings: Settings
    port: int
    process: subprocess.Popen
    log: list[str]
    """The lines that it has told so far."""

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.send_signal(signal.SIGKILL)

    def answers(self) -> dict[tuple[str, str], str]:
        """All answers in its database, by game and question."""
        return stored(self.settings)


@contextmanager
def serving(settings: Settings, line: Sequence[str] = SERVE) -> Iterator[Server]:
    """A server process of its own."""
    process = subprocess.Popen(line, env=environment(settings), stderr=subprocess.PIPE, text=True)
    log: list[str] = []
    try:
        told = None
        for said in process.stderr:
            log.append(said)
            told = re.search(r"http://127\.0\.0\.1:(\d+)", said)
            if told:
                break
        assert told, "".join(log)
        # Whatever else it says must not fill the pipe.
        drain = threading.Thread(target=log.extend, args=[process.stderr])
        drain.start()
        yield Server(settings, int(told[1]), process, log)
    finally:
        process.kill()
        process.wait()
        if told:
            drain.join()
        process.stderr.close()


def stored(settings: Settings) -> dict[tuple[str, str], str]:
    """All answers in a database, by game and question, read from outside the program."""
    path = settings.instance / sqlite.FILE
    address = settings.database
    url, _ = postgresql.engine_options(address) if address else sqlite.engine_options(path)
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT game, question, CAST(given AS TEXT) FROM answers")
        ).all()
    engine.dispose()
    assert len({row[:2] for row in rows}) == len(rows)
    return {(game, question): given for game, question, given in rows}


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

    def visit(self, address: str) -> int:
        """The status of a page."""
        return self._asked("GET", address)[0]

    def post(self, address: str, data: dict[str, Any]) -> int:
        """The status of what answered a form."""
        return self.send(address, data)[0]

    def send(self, address: str, data: dict[str, Any]) -> tuple[int, str]:
        """The status and the text of what answered a form."""
        return self._asked("POST", address, urlencode(data | {"csrf_token": self.token}))

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

    def twin(self, port: int = 0) -> "Browser":
        """Another window of the same browser, perhaps on another server."""
        twin = Browser(port or self.port, self.cookie)
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
