"""A process that plays a room and tells each thing it has acknowledged, to be killed at any instant.

Each line is JSON: the room's code, the answers that were taken, the number of a move that was made.
"""

import json
import shutil
import sys
from itertools import count
from pathlib import Path

from flask import Flask

from quizapp.games import live
from quizapp.settings import Settings
from quizapp.storage import migrate, sqlite
from quizapp.storage.database import connect
from quizapp.storage.room_answers import take
from quizapp.topics.shelf.loading import load
from tests.storage.builders import a_room, given, go, join, now

SEATS, BATCHES, CUT_EACH = 40, 3, 11
"""How many play; batches a question; lines from one power cut to the next."""


def tell(kind: str, *what: object) -> None:
    """Acknowledge it."""
    sys.stdout.write(json.dumps([kind, *what]) + "\n")
    sys.stdout.flush()


def play(content: Path, code: str, first: int, synced: Path | None) -> None:
    """Take answers, each with a higher number than the one before, until the questions are over."""
    topic = load(content).topic
    assert topic
    room = now(code) if code else a_room(topic)
    tell("room", room.code)
    seats = [join(room, f"player {number}") for number in range(SEATS)]
    numbers, lines = count(first), count(1)
    while step := live.next_step(now(room).state):
        if now(room).state.phase == "answering":
            for _ in range(BATCHES):
                asked = now(room)
                batch = [given(asked, seat, str(next(numbers))) for seat in seats]
                assert all(outcome is True for outcome in take(batch))
                tell("taken", [[one.question, one.seat, one.text] for one in batch])
                cut(synced, next(lines))
        tell("moved", go(room, step).state.number)
        cut(synced, next(lines))


def cut(synced: Path | None, line: int) -> None:
    """Copy what is synced at this moment, now and then."""
    if synced and line % CUT_EACH == 0:
        shutil.copytree(synced, synced.with_name(f"cut-{line}"))
        tell("cut", f"cut-{line}")


def main(folder: str, content: str, code: str, first: str, synced: str, mode: str) -> None:
    """Play over the database in a folder, synced as SQLite's `mode` says."""
    sqlite.PRAGMAS = tuple(one.replace("FULL", mode) for one in sqlite.PRAGMAS)
    app = Flask(__name__)
    connect(app, Settings(Path(folder), Path(folder)))
    with app.app_context():
        migrate.upgrade()
        play(Path(content), code, int(first), Path(synced) if synced else None)


if __name__ == "__main__":
    main(*sys.argv[1:])
