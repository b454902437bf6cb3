"""Backups of a real server under load, and commands that are killed in the middle."""

import os
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.settings import Settings
from quizapp.storage.backup import back_up, restore
from tests.serving import QUESTIONS, Browser, command, environment, many_questions, serving, stored

PLAYERS = 4
PAGES = 4_000
"""Enough that a copy takes longer than to notice its beginning: 16 MB."""


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A folder with one topic of many questions."""
    return many_questions(tmp_path_factory.mktemp("content"))


def quizapp(settings: Settings, *words: str) -> subprocess.Popen:
    """A command of the program, begun."""
    return subprocess.Popen(
        command(*words),
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def fill(path: Path) -> None:
    """Make a database as large as that of many classes."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE filling (it BLOB)")
        database.executemany(
            "INSERT INTO filling VALUES (?)", ((os.urandom(4000),) for _ in range(PAGES))
        )
        database.commit()


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA quick_check").fetchone()[0] == "ok"


def kill_in_the_middle(process: subprocess.Popen, folder: Path, copied: str) -> None:
    """Kill a command once it has begun to write a copy of this file in this folder."""
    try:
        while not [file for file in folder.glob(f".{copied}.*") if file.stat().st_size]:
            assert process.poll() is None, process.communicate()[0]
            time.sleep(0.001)
    finally:
        process.kill()
        process.communicate()


def test_a_backup_under_load_holds_all_that_was_acknowledged_and_a_restore_brings_it_back(
    tmp_path, many
):
    settings = Settings(tmp_path / "instance", many)
    path, copy = tmp_path / "instance" / "quizapp.sqlite3", tmp_path / "copy"
    acknowledged: list[tuple[str, str, str]] = []
    with serving(settings) as server:
        fill(path)
        players = [Browser(server.port).begin() for _ in range(PLAYERS)]
        goes_on = threading.Event()

        def play(player: Browser) -> None:
            for number in range(1, QUESTIONS + 1):
                text = f"given {number} in {player.game}"
                assert player.answer(number, text) == 303
                acknowledged.append((player.game.rpartition("/")[2], f"q{number}", f'"{text}"'))
                if number > QUESTIONS // 2:
                    goes_on.wait(20)

        threads = [threading.Thread(target=play, args=[player]) for player in players]
        for thread in threads:
            thread.start()
        killed = quizapp(settings, "backup", str(copy))
        kill_in_the_middle(killed, tmp_path, path.name)
        assert not copy.exists()
        before = list(acknowledged)
        goes_on.set()
        back_up(path, copy, False)
        for thread in threads:
            thread.join()
        server.kill()
    assert len(acknowledged) == PLAYERS * QUESTIONS
    restoring = quizapp(settings, "restore", str(copy))
    kill_in_the_middle(restoring, path.parent, copy.name)
    assert set(stored(settings).items()) == as_stored(
        acknowledged
    )  # a half restore changes nothing
    restore(path, copy)
    assert as_stored(before) <= set(stored(settings).items()) <= as_stored(acknowledged)
    assert sound(path)


def as_stored(answers):
    return {((game, question), given) for game, question, given in answers}
