"""Writing to SQLite: groups of writes, and what happens when the file or the disk fails."""

import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from quizapp.settings import Settings
from quizapp.storage import writer
from quizapp.storage.database import Unavailable, connect, present, reading, writing

NUMBERS = "SELECT number FROM numbers ORDER BY number"


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "quizapp.sqlite3"


@pytest.fixture
def database(tmp_path):
    """An app over a database with one table, in its context."""
    app = Flask(__name__)
    connect(app, Settings(tmp_path, tmp_path))
    with app.app_context():
        with present().changing_tables() as connection:
            connection.execute(text("CREATE TABLE numbers (number INTEGER PRIMARY KEY, more TEXT)"))
        yield app


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(writer, "PATIENCE", 0.1)


def write(number: int, more: str = "") -> None:
    with writing() as connection:
        values = {"number": number, "more": more}
        connection.execute(text("INSERT INTO numbers VALUES (:number, :more)"), values)


def numbers() -> list[int]:
    with reading() as connection:
        return list(connection.scalars(text(NUMBERS)))


def at_once(app, *jobs):
    """What each of these raised, all done in threads of their own."""
    raised: list[BaseException | None] = [None] * len(jobs)

    def do(place, job):
        try:
            with app.app_context():
                job()
        except Exception as error:
            raised[place] = error

    threads = [threading.Thread(target=do, args=one) for one in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_writes_of_one_moment_are_all_there(database):
    raised = at_once(database, *(lambda n=n: write(n) for n in range(40)))
    assert raised == [None] * 40
    assert numbers() == list(range(40))


def commits_of(path) -> int:
    """How many transactions are in the log: each ends with a page that tells the file's size."""
    log = Path(f"{path}-wal").read_bytes()
    page = int.from_bytes(log[8:12])
    frames = range(32, len(log), 24 + page)
    return sum(log[at + 4 : at + 8] != bytes(4) for at in frames)


def in_one_group(app, *jobs):
    """What each of these raised; the first holds its turn until the others wait for theirs."""

    def first():
        with writing() as connection:
            connection.execute(text("INSERT INTO numbers VALUES (0, '')"))
            time.sleep(0.1)

    def later(job):
        time.sleep(0.03)
        job()

    return at_once(app, first, *(lambda job=job: later(job) for job in jobs))


def test_writes_of_one_moment_share_a_commit(database, path):
    write(100)
    before = commits_of(path)
    assert in_one_group(database, *(lambda n=n: write(n) for n in range(1, 20))) == [None] * 20
    assert numbers() == [*range(20), 100]
    assert commits_of(path) - before < 10


def test_who_fails_alone_is_undone_alone(database):
    write(1)

    def fail(number):
        with writing() as connection:
            connection.execute(text("INSERT INTO numbers VALUES (:n, '')"), {"n": number})
            raise RuntimeError(number)

    jobs = [lambda n=n: (fail if n % 2 else write)(n) for n in range(2, 20)]
    raised = in_one_group(database, *jobs)[1:]
    assert [str(error) for error in raised] == [str(n) if n % 2 else "None" for n in range(2, 20)]
    assert numbers() == [0, 1, *range(2, 20, 2)]


def test_who_fails_over_a_write_of_the_same_group_can_read_it(database):
    """So “first counts” can be told with what counted: it is durable by then."""
    found = []

    def refused():
        try:
            write(0)  # the first of the group has written it
        except IntegrityError:
            found.append(numbers())

    in_one_group(database, *[refused] * 10)
    assert found == [[0]] * 10


def test_a_write_is_seen_by_the_next_of_its_group_but_not_by_readers(database):
    with writing() as connection:
        connection.execute(text("INSERT INTO numbers VALUES (1, '')"))
        assert list(connection.scalars(text(NUMBERS))) == [1]
        assert numbers() == []
    assert numbers() == [1]


def test_all_that_a_block_reads_is_of_one_moment(database):
    with reading() as connection:
        assert list(connection.scalars(text(NUMBERS))) == []
        write(1)
        assert list(connection.scalars(text(NUMBERS))) == []
    assert numbers() == [1]


def test_a_writer_waits_for_another_program_and_then_says_so(database, path, impatient):
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        raised = at_once(database, *(lambda n=n: write(n) for n in range(5)))
        assert all(isinstance(error, Unavailable) for error in raised)
        assert any("is held by another program" in str(error) for error in raised)
        assert numbers() == []
    write(7)
    assert numbers() == [7]


def test_a_writer_goes_on_as_soon_as_the_other_program_ends(database, path):
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.1, other.rollback)
        timer.start()
        write(1)
        timer.join()
    assert numbers() == [1]


def delete(path):
    for file in path.parent.glob("quizapp.sqlite3*"):
        file.unlink()


def delete_the_log(path):
    Path(f"{path}-wal").unlink()


def replace(path):
    copy = path.with_suffix(".copy")
    copy.write_bytes(path.read_bytes())
    os.replace(copy, path)


def overwrite(path):
    with path.open("r+b") as file:
        file.write(b"x" * 100)


@pytest.mark.parametrize("harm", [delete, delete_the_log, replace, overwrite])
def test_nothing_is_acknowledged_once_the_file_is_harmed(database, path, harm):
    write(1)
    harm(path)
    for number in (2, 3):
        with pytest.raises(Unavailable, match="restore a backup"):
            write(number)


@pytest.mark.parametrize("harm", [delete, replace])
def test_no_other_file_is_read_or_made_in_the_place_of_one_that_is_gone(database, path, harm):
    write(1)
    harm(path)
    before = sorted(path.parent.iterdir())
    with pytest.raises(Unavailable, match="restore a backup"):
        numbers()
    assert sorted(path.parent.iterdir()) == before


def test_the_whole_group_fails_when_the_file_is_gone_before_its_commit(database, path):
    write(100)
    jobs = [lambda n=n: write(n) for n in range(1, 5)]
    raised = in_one_group(database, lambda: delete(path), *jobs)
    assert raised.pop(1) is None  # the deletion itself
    assert all(isinstance(error, Unavailable) for error in raised)


def test_on_a_full_disk_only_what_is_there_was_acknowledged(database):
    with writing() as connection:
        size = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {size + 9}"))
    raised = in_one_group(database, *(lambda n=n: write(n, "x" * 20_000) for n in range(1, 6)))
    assert [n for n, error in enumerate(raised) if error is None] == numbers()
    failed = [error for error in raised if error]
    assert failed
    assert all(isinstance(error, Unavailable) for error in failed)
    assert "disk is full" in str(failed[0])
    write(9)
    assert 9 in numbers()
