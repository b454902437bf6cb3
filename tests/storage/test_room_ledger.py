"""What a room has acknowledged is there: after kills in the middle, and after power cuts."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, select, text

from quizapp.games.scoring import points
from quizapp.settings import Settings
from quizapp.storage import rooms
from quizapp.storage.database import connect, present, reading
from quizapp.storage.room_answers import standings
from quizapp.storage.rooms import Room
from quizapp.storage.tables import answers
from tests.serving import many_questions

LIVES = (15, 40, 70)
"""After how many lines each process is killed."""


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """The file of a topic of many questions."""
    return many_questions(tmp_path_factory.mktemp("content")) / "many.yaml"


@pytest.fixture(scope="module")
def power_cuts(tmp_path_factory) -> Path:
    """What keeps only synced bytes, to be preloaded."""
    library = tmp_path_factory.mktemp("power") / "power_cut.so"
    if sys.platform != "linux" or not shutil.which("cc"):
        if "CI" in os.environ:
            pytest.fail("Power cuts need Linux and a C compiler.")
        pytest.skip("Power cuts need Linux and a C compiler.")
    source = Path(__file__).with_name("power_cut.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source], check=True)
    return library


class Ledger:
    """What a process has acknowledged."""

    def __init__(self) -> None:
        self.code = ""
        self.taken: dict[tuple[str, str], int] = {}
        self.moves = 0

    def note(self, kind: str, what: object) -> None:
        """Read one of its lines."""
        if kind == "room":
            self.code = what
        elif kind == "moved":
            self.moves = what
        elif kind == "taken":
            self.taken |= {
                (question, seat): int(json.loads(given)) for question, seat, given in what
            }

    def missing(self, folder: Path) -> int:
        """How many acknowledged things a database has not, with all that must hold looked at."""
        app = Flask(__name__)
        connect(app, Settings(folder, folder))
        with app.app_context(), closing(present()):
            with reading() as connection:
                assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
                is_made = inspect(connection).has_table("rooms")
                rows = connection.execute(select(answers)).all() if is_made else []
            room = rooms.find(self.code, 0) if is_made else None
            if room is None:
                return len(self.taken) + self.moves
            must_hold(room, rows)
            kept = {(row.question, row.seat): int(row.given) for row in rows}
        lost = sum(kept.get(key, -1) < number for key, number in self.taken.items())
        return lost + max(0, self.moves - room.state.number)


def must_hold(room: Room, rows) -> None:
    """Each answer is marked exactly when its question is closed, and standings are their sum."""
    state = room.state
    is_open = state.phase in {"answering", "closed"} and state.item
    shown: dict[str, int] = {}
    for row in rows:
        waits = bool(is_open) and row.question == is_open.id
        assert (row.mark is None) == (row.earned is None) == waits, row
        shown[row.seat] = shown.get(row.seat, 0) + points(row.earned or 0)
    assert {seat.id: earned for seat, earned, _ in standings(room.game)} == {
        seat.id: shown.get(seat.id, 0) for seat, *_ in standings(room.game)
    }


def playing(folder: Path, many: Path, ledger: Ledger, first=0, synced="", mode="FULL", **env):
    """A process that plays on."""
    words = (folder, many, ledger.code, first, synced, mode)
    line = [sys.executable, "-m", "tests.storage.taking", *map(str, words)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=os.environ | env)


def test_every_acknowledged_answer_survives_one_kill_after_the_other(tmp_path, many):
    ledger = Ledger()
    for life, lines in enumerate(LIVES):
        with playing(tmp_path, many, ledger, first=10_000 * life) as process:
            for _, line in zip(range(lines), process.stdout, strict=False):
                ledger.note(*json.loads(line))
            process.kill()
            # What it had told before the kill is acknowledged, too.
            for line in process.stdout:
                if line.endswith("\n"):
                    ledger.note(*json.loads(line))
        assert ledger.missing(tmp_path) == 0
    assert len(ledger.taken) > 100


def cuts(tmp_path, many, power_cuts, mode) -> Iterator[int]:
    """What is missing after each of many power cuts."""
    database, synced = tmp_path / "database", tmp_path / "synced"
    for folder in (database, synced):
        folder.mkdir()
    env = {
        "LD_PRELOAD": str(power_cuts),
        "POWER_CUT_OF": str(database),
        "POWER_CUT_TO": str(synced),
    }
    ledger = Ledger()
    with playing(database, many, ledger, synced=synced, mode=mode, **env) as process:
        try:
            for line in process.stdout:
                kind, what = json.loads(line)
                if kind == "cut":
                    yield ledger.missing(tmp_path / what)
                ledger.note(kind, what)
        finally:
            process.kill()


def test_every_acknowledged_answer_survives_a_power_cut(tmp_path, many, power_cuts):
    missing = [*cuts(tmp_path, many, power_cuts, "FULL")]
    assert missing == [0] * len(missing)
    assert len(missing) > 10


def test_a_power_cut_takes_what_is_not_synced(tmp_path, many, power_cuts):
    """So the test above can fail."""
    with closing(cuts(tmp_path, many, power_cuts, "NORMAL")) as missing:
        assert any(missing)
